"""The first administrators, whom nobody inside can create: put on record by whoever runs the machine."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from service.access.account import Account
from service.access.profiles import Profile
from service.casework.audit.chain import AuditEvent
from service.settings import Settings
from service.storage import accounts, people
from service.storage.database import Session
from service.vocabulary.canonical import canonical_json
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.vocabulary.person import ADMINISTRATORS, Person, Role
from service.workflow.accounts.administrators import usable_accounts
from service.workflow.accounts.create_account import Issued, NewAccount, created
from service.workflow.accounts.profile import profile_of
from service.workflow.accounts.recorded import Done, recorded
from service.workflow.audit.audited import attempt, refused
from service.workflow.installation.open_database import opened


def first_administrator(settings: Settings, name: str, role: Role, wanted: NewAccount, at: datetime) -> Issued:
    """A person and an account in the role of an administrator that nobody can act in yet, or any more.

    Raises:
        Fault: the role is none of an administrator, somebody can act in it already, they are on record in it, or as
        create_account and people.add. StorageError: see opened.
    """
    event = attempt(None, at, "account.create", "account", wanted.login)

    def work(session: Session) -> Done[Issued]:
        _require_vacant(session, role, at, profile_of(settings))
        _require_new(session, Person(0, name, role))
        person = people.add(session, Person(0, name, role), at, wanted.namesake)
        made, told = created(session, person, wanted, event, None)
        return made, [_put_on_record(event, person), told]

    with opened(settings) as database:
        try:
            return recorded(settings, database, work)
        except Fault as reason:
            refused(settings, database, event, reason)
            raise


def _put_on_record(event: AuditEvent, person: Person) -> AuditEvent:
    detail = canonical_json({"person": person})
    return replace(event, action="person.add", object_type="person", object_id=str(person.id), detail_json=detail)


def _require_vacant(session: Session, role: Role, at: datetime, profile: Profile) -> None:
    if role not in ADMINISTRATORS:
        zh = "、".join(one.value for one in Role if one in ADMINISTRATORS)
        said = Said(f"{role.label}不是管理员；请写 {zh} 之一", f"{role.said.en} is no administrator; give one of {zh}")
        raise Fault("no-administrator", said)
    for account in usable_accounts(session, role, at, profile):
        raise _taken(role, account.login)


def _require_new(session: Session, person: Person) -> None:
    """people.add would refuse the same person too, but could not say how they get in."""
    named = replace(person, name=" ".join(person.name.split()))
    for one in people.everyone(session):
        if one == replace(named, id=one.id):
            own = [account for account in accounts.everyone(session) if account.person == one.id]
            raise _known(one, max(own, key=lambda account: account.disabled_at is None, default=None))


def _known(person: Person, account: Account | None) -> Fault:
    who = f"{person.name}（编号 {person.id}，{person.role.label}）"
    who_en = f"{person.name} (id {person.id}, {person.role.said.en})"
    if account is None:
        said = Said(
            f"{who}已登记，还没有账号；请运行 acceptance account create {person.id} --login 登录名 "
            "--identity 工号或电话",
            f"{who_en} is on record without an account; run acceptance account create {person.id} --login LOGIN "
            "--identity IDENTITY",
        )
    else:
        off = account.disabled_at is not None
        first, first_en = ("，已停用", ", which is disabled") if off else ("", "")
        enable, enable_en = _ENABLE if off else ("", "")
        login = account.login
        said = Said(
            f"{who}已登记，账号是“{login}”{first}，没有另建；一次性代码丢失或过期的，请{enable.format(login)}"
            f"运行 acceptance account reset {login}，得到新的代码",
            f"{who_en} is on record with the account “{login}”{first_en}; none was added. If the one-time code was "
            f"lost or has expired, {enable_en.format(login)}run acceptance account reset {login} for a new one",
        )
    return Fault("person-known", said)


_ENABLE = ("先运行 acceptance account enable {}，再", "run acceptance account enable {} first, then ")


def _taken(role: Role, login: str) -> Fault:
    said = Said(
        f"已有在用的{role.label}账号“{login}”，没有另建；本人进不去的，请运行 acceptance account reset {login}"
        "（加 --second-factor 同时解除动态口令），人已离任的，请先运行 acceptance account disable",
        f"there is an active {role.said.en}, “{login}”; none was added. If they cannot get in, run acceptance account "
        f"reset {login} (with --second-factor to drop the second factor too); if they have left, run acceptance "
        "account disable first",
    )
    return Fault("administrator-known", said)
