"""The accounts, each with its person and what stands in the way of signing in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from service.access.account import Account, AccountState, plain_login
from service.access.codes import CodeUse
from service.access.sessions import SessionRecord
from service.settings import Settings
from service.storage import accounts, people, sessions
from service.storage.database import Session
from service.vocabulary.person import Person, Role
from service.workflow.accounts.profile import profile_of
from service.workflow.installation.open_database import opened


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountLine:
    """What a list shows of one account; state: at the moment of asking; awaits: the role that has to release its
    one-time code."""

    account: Account
    person: Person
    state: AccountState
    awaits: Role | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountDetail:
    """The same of one, with its sessions that last and how many recovery codes are left."""

    line: AccountLine
    sessions: tuple[SessionRecord, ...]
    recovery_codes: int


def list_accounts(settings: Settings, at: datetime) -> tuple[AccountLine, ...]:
    """All accounts in the order of their ids.

    Raises:
        StorageError: see opened.
    """
    profile = profile_of(settings)
    with opened(settings) as database, database.reading() as session:
        known = {person.id: person for person in people.everyone(session)}
        waiting = accounts.awaited_releases(session)
        return tuple(
            AccountLine(account=one, person=known[one.person], state=one.state(at, profile), awaits=waiting.get(one.id))
            for one in accounts.everyone(session)
        )


def show_account(settings: Settings, login: str, at: datetime) -> AccountDetail:
    """One account.

    Raises:
        Fault: there is none. StorageError: see opened.
    """
    profile = profile_of(settings)
    with opened(settings) as database, database.reading() as session:
        account = accounts.find(session, plain_login(login))
        return AccountDetail(
            line=AccountLine(
                account=account,
                person=_person(session, account),
                state=account.state(at, profile),
                awaits=accounts.awaited_releases(session).get(account.id),
            ),
            sessions=tuple(one for one in sessions.unended(session, account.id) if not one.over(at, profile)),
            recovery_codes=accounts.unused_codes(session, account.id, CodeUse.RECOVERY),
        )


def _person(session: Session, account: Account) -> Person:
    person = people.get(session, account.person)
    assert person is not None, "an account refers to its person"
    return person
