"""The first administrators, whom nobody inside can create: put on record by whoever runs the machine."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from service.access.profiles import Profile
from service.casework.audit.chain import AuditEvent
from service.settings import Settings
from service.storage import people
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
        Fault: the role is none of an administrator, somebody can act in it already, or as create_account and
        people.add. StorageError: see opened.
    """
    event = attempt(None, at, "account.create", "account", wanted.login)

    def work(session: Session) -> Done[Issued]:
        _require_vacant(session, role, at, profile_of(settings))
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


def _taken(role: Role, login: str) -> Fault:
    said = Said(
        f"已有在用的{role.label}账号“{login}”，没有另建；本人进不去的，请运行 acceptance account reset {login}"
        "（加 --second-factor 同时解除动态口令），人已离任的，请先运行 acceptance account disable",
        f"there is an active {role.said.en}, “{login}”; none was added. If they cannot get in, run acceptance account "
        f"reset {login} (with --second-factor to drop the second factor too); if they have left, run acceptance "
        "account disable first",
    )
    return Fault("administrator-known", said)
