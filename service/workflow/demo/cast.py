"""The people of the demonstration: accounts of each role, with a password that everybody may know."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from service.access.account import Account
from service.access.hashing import HASHER, Hasher
from service.access.second_factor import code_at, new_secret
from service.casework.audit.chain import AuditEvent
from service.settings import Settings
from service.storage import accounts, people
from service.storage.database import Session
from service.storage.location import keys_folder
from service.storage.sealing import SealingKey, load_sealing_key
from service.vocabulary.person import Department, Person, Role
from service.workflow.audit.audited import attempt, audited
from service.workflow.demo.province import CITIES, JURISDICTION, DemoPark
from service.workflow.installation.open_database import opened

PASSWORD = "Deng-Huo-7-Lan-Shan"
"""Of every account of the demonstration; an installation in use does not start with it (default_secrets.py)."""
PREFIX, _IDENTITY = "demo-", "DEMO-"
"""With it begin the logins of the demonstration, and no others."""
ASSESSOR, EXPERTS, DRC, MIIT = "程若谷", ("林镕", "何堃", "苏晴岚"), "郑发改", "王工信"
SUBMITTERS = "周园", "季园"
"""Of the park whose data are being checked, and of the one that has to put something right."""
REVIEWERS = dict(zip(CITIES, ("吴初审", "冯二初", "陈三初", "褚四初", "卫五初"), strict=True))
"""City → who accepts the applications of its parks."""


Work = Callable[[Session], tuple[Account, AuditEvent]]


@dataclass(frozen=True, slots=True)
class Pass:
    """What somebody signs in with: a login and the code of this moment."""

    person: Person
    login: str
    code: str


def cast(parks: Sequence[DemoPark]) -> dict[str, Person]:
    """Login → person, as many as a case needs on its whole way. parks: those that SUBMITTERS work for, in order."""
    more = {
        f"submitter-{at}": Person(0, name, Role.SUBMITTER, None, JURISDICTION, park=park.code)
        for at, (name, park) in enumerate(zip(SUBMITTERS[1:], parks[1:], strict=False), 2)
    } | {f"expert-{at}": Person(0, name, Role.EXPERT, None, JURISDICTION) for at, name in enumerate(EXPERTS[1:], 2)}
    # Who signed a decision may not decide an appeal against it.
    more["drc-2"] = Person(0, "严复核", Role.APPROVER, Department.DRC, JURISDICTION)
    of_province = {
        "assessor": Person(0, ASSESSOR, Role.ASSESSOR, None, JURISDICTION),
        "submitter": Person(0, SUBMITTERS[0], Role.SUBMITTER, None, JURISDICTION, park=parks[0].code),
        "reviewer": Person(0, REVIEWERS[CITIES[0]], Role.CITY_REVIEWER, None, JURISDICTION, CITIES[0]),
        "expert": Person(0, EXPERTS[0], Role.EXPERT, None, JURISDICTION),
        "drc": Person(0, DRC, Role.APPROVER, Department.DRC, JURISDICTION),
        "miit": Person(0, MIIT, Role.APPROVER, Department.MIIT, JURISDICTION),
        "policy": Person(0, "沈策", Role.POLICY_OFFICER, None, JURISDICTION),
        "viewer": Person(0, "钱观", Role.VIEWER, None, JURISDICTION),
        "system": Person(0, "孙系统", Role.SYSTEM_ADMIN),
        "security": Person(0, "李安全", Role.SECURITY_ADMIN),
        "audit": Person(0, "赵审计", Role.AUDIT_ADMIN),
        "elsewhere": Person(0, "马陇", Role.ASSESSOR, None, "gansu"),
    }
    return {f"{PREFIX}{login}": person for login, person in (of_province | more).items()}


def open_accounts(settings: Settings, persons: dict[str, Person], at: datetime, hasher: Hasher = HASHER) -> None:
    """An account for each, ready to sign in to. persons: by login, as they are on record.

    Raises:
        Fault, StorageError: see accounts.add() and opened.
    """
    key, hashed = load_sealing_key(keys_folder(settings)), hasher.hashed(PASSWORD)
    with opened(settings) as database:
        for login, person in persons.items():
            account = _account(login, person, key, hashed, at)
            audited(settings, database, attempt(None, at, "account.create", "account", login), _added(account))


def _added(account: Account) -> Work:
    event = attempt(None, account.created_at, "account.create", "account", account.login)
    return lambda session: (accounts.add(session, account), event)


def renew_accounts(settings: Settings, at: datetime) -> None:
    """However long nobody has looked at the demonstration, its accounts work.

    Raises:
        StorageError: see opened.
    """

    def work(session: Session) -> None:
        for account in _demo_accounts(session):
            accounts.save(session, replace(account, used_at=at, password_set_at=at))

    with opened(settings) as database:
        database.write(work)


def _demo_accounts(session: Session) -> list[Account]:
    """Not those that somebody opened since, whatever they are called."""
    return [one for one in accounts.everyone(session) if one.identity.startswith(_IDENTITY)]


def _account(login: str, person: Person, key: SealingKey, hashed: str, at: datetime) -> Account:
    return Account(
        id=0,
        login=login,
        identity=f"{_IDENTITY}{secrets.token_hex(4)}",
        person=person.id,
        role=person.role,
        created_at=at,
        used_at=at,
        password_hash=hashed,
        password_set_at=at,
        totp_secret=key.seal(new_secret(), login),
        totp_on=True,
    )


def passes(settings: Settings, at: datetime) -> tuple[Pass, ...]:
    """What everybody of the demonstration signs in with at a moment, in the order in which they came.

    Raises:
        StorageError: see opened; a secret does not open.
    """
    key = load_sealing_key(keys_folder(settings))
    with opened(settings) as database, database.reading() as session:
        return tuple(
            Pass(person, one.login, code_at(key.open(one.totp_secret, one.login), at))
            for one in _demo_accounts(session)
            if (person := people.get(session, one.person)) is not None
        )
