"""Create an account for somebody on record; they choose the password themselves, by a one-time code."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from service.access.account import Account, plain_identity, plain_login
from service.access.codes import PASSWORD_CODE_LASTS, CodeUse, releaser
from service.access.tokens import new_code
from service.casework.audit.chain import AuditEvent
from service.settings import Settings
from service.storage import accounts, people
from service.storage.database import Session
from service.vocabulary.canonical import canonical_json
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.vocabulary.person import ADMINISTRATORS, Person, Role, same_name
from service.workflow.audit.audited import attempt, audited
from service.workflow.installation.open_database import opened
from service.workflow.people.acting import acting


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAccount:
    """login: what is typed to sign in; identity: staff number or telephone number; namesake: why an administrator and
    somebody of the same name are two people."""

    login: str
    identity: str
    namesake: str = ""


@dataclass(frozen=True, slots=True)
class Issued:
    """An account, and the code by which its owner sets the password until then, once an administrator of the role
    `awaits`, if any, has released it. The code is kept nowhere."""

    account: Account
    code: str = field(repr=False)
    expires_at: datetime
    awaits: Role | None


def create_account(settings: Settings, by: str, who: str, wanted: NewAccount, at: datetime) -> Issued:
    """An account for the active person `who` (id or name). by: who creates it, empty for whoever runs the program.

    Raises:
        Fault: nobody or several are meant, login name or identity is missing or taken, the person has an account, or an
        administrator would act in another role too. StorageError: see opened.
    """
    with opened(settings) as database:
        creator = acting(database, by)
        event = attempt(creator, at, "account.create", "account", plain_login(wanted.login))

        def work(session: Session) -> tuple[Issued, AuditEvent]:
            return created(session, people.find(session, who), wanted, event, creator)

        return audited(settings, database, event, work)


def created(
    session: Session, person: Person, wanted: NewAccount, event: AuditEvent, by: Person | None
) -> tuple[Issued, AuditEvent]:
    """The account, and the event with what is known of it, in a writing transaction.

    Raises:
        Fault: as create_account.
    """
    login, identity = plain_login(wanted.login), plain_identity(wanted.identity)
    _require_stated(login, identity)
    require_one_role(session, person, wanted.namesake)
    account = accounts.add(session, _account(login, identity, person, event.at))
    told = {"identity": identity, "namesake": wanted.namesake.strip(), "person": person}
    return issued(session, account, event.at, by), replace(event, object_id=login, detail_json=canonical_json(told))


def issued(session: Session, account: Account, at: datetime, by: Person | None) -> Issued:
    """A new code for the account, issued by somebody; those of before work no more."""
    accounts.drop_codes(session, account.id, CodeUse.PASSWORD)
    code, until = new_code(), at + PASSWORD_CODE_LASTS
    accounts.add_code(session, account.id, CodeUse.PASSWORD, code, at, until)
    awaits = releaser(by.role if by else None)
    if awaits is not None:
        accounts.let_wait(session, account.id, awaits)
    return Issued(account, code, until, awaits)


def require_one_role(session: Session, person: Person, namesake: str, but: int | None = None) -> None:
    """Return unless the person is an administrator, or is called like one, and the other has an active account (other
    than account `but`): people of one name are taken for one human, unless a reason says they are not.

    Raises:
        Fault: it cannot be told that they are two.
    """
    if namesake.strip():
        return
    for account in accounts.everyone(session):
        other = people.get(session, account.person)
        if (
            account.id == but
            or account.disabled_at is not None
            or other is None
            or not same_name(other.name, person.name)
        ):
            continue
        if other.role is not person.role and {other.role, person.role} & ADMINISTRATORS:
            raise _two_roles(person, other, account.login)


def _account(login: str, identity: str, person: Person, at: datetime) -> Account:
    return Account(id=0, login=login, identity=identity, person=person.id, role=person.role, created_at=at, used_at=at)


def _require_stated(login: str, identity: str) -> None:
    if len(login.split()) == 1 and identity:
        return
    said = Said(
        "账号须有登录名（不含空格）和本人的工号或电话；请补上后再建立",
        "an account needs a login (without spaces) and the person's staff or telephone number; give both",
    )
    raise Fault("account-incomplete", said)


def _two_roles(person: Person, other: Person, login: str) -> Fault:
    said = Said(
        f"{person.name} 是{person.role.label}，同名的{other.role.label}已有在用的账号“{login}”；"
        "系统、安全、审计管理员不得兼任其他角色。请换一人，或先停用那个账号；确是同名的两个人，请用 --namesake 写明",
        f"{person.name} is {person.role.said.en}, and {other.role.said.en} of that name has the active account "
        f"“{login}”; the three administrators hold no other role. Choose somebody else or disable that account; "
        "if they are two people of one name, say so with --namesake",
    )
    return Fault("two-roles", said)
