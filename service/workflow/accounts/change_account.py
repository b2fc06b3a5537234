"""What administrators do to accounts: disable, enable, unlock, reset, release, assign, end the sessions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from service.access.account import Account, plain_login
from service.access.codes import CodeUse
from service.access.sessions import Ended
from service.casework.audit.chain import AuditEvent
from service.settings import Settings
from service.storage import accounts, people, sessions
from service.storage.database import Session
from service.vocabulary.canonical import canonical_json
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.vocabulary.person import Person, Role
from service.workflow.accounts.administrators import own_account, require_not_last
from service.workflow.accounts.create_account import Issued, issued, require_one_role
from service.workflow.accounts.profile import profile_of
from service.workflow.audit.audited import attempt, audited
from service.workflow.installation.open_database import opened
from service.workflow.people.acting import acting

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Change:
    """Which account (login name) is changed, by whom (id or name; empty for whoever runs the program), and when."""

    login: str
    by: str
    at: datetime


def disable_account(settings: Settings, asked: Change) -> Account:
    """It cannot be signed in to, its sessions end, and its codes work no more. Nobody disables their own account, nor
    the last one of an administration; whoever runs the machine may.

    Raises:
        Fault: there is no such account, or it must stay. StorageError: see opened.
    """

    def work(session: Session, account: Account, by: Person | None) -> tuple[Account, dict[str, object]]:
        require_not_last(session, account.person, by, asked.at, profile_of(settings))
        sessions.end_all(session, account.id, Ended.ACCOUNT_CHANGED, asked.at)
        accounts.drop_codes(session, account.id, CodeUse.PASSWORD)
        return accounts.save(session, replace(account, disabled_at=account.disabled_at or asked.at)), {}

    return _changed(settings, asked, "account.disable", work)


def enable_account(settings: Settings, asked: Change, namesake: str = "") -> Account:
    """A disabled account, or one that nobody used for too long, can be used again with its password. namesake: see
    NewAccount.

    Raises:
        Fault: there is no such account, or its owner has another one by now. StorageError: see opened.
    """

    def work(session: Session, account: Account, _: Person | None) -> tuple[Account, dict[str, object]]:
        person = people.get(session, account.person)
        if person is not None:
            require_one_role(session, person, namesake, but=account.id)
        enabled = replace(account, disabled_at=None, used_at=asked.at)
        return accounts.save(session, enabled), {"namesake": namesake.strip()}

    return _changed(settings, asked, "account.enable", work)


def unlock_account(settings: Settings, asked: Change) -> Account:
    """Failures until now count no more.

    Raises:
        Fault: there is no such account. StorageError: see opened.
    """

    def work(session: Session, account: Account, _: Person | None) -> tuple[Account, dict[str, object]]:
        accounts.settle_failures(session, account.id)
        return accounts.save(session, replace(account, locked_until=None)), {}

    return _changed(settings, asked, "account.unlock", work)


def reset_account(settings: Settings, asked: Change, second_factor: bool = False) -> Issued:
    """The password counts no more, the sessions end, and a one-time code, once released, sets a new one; with
    `second_factor` that is dropped too, and has to be enrolled anew.

    Raises:
        Fault: there is no such account, or it is disabled. StorageError: see opened.
    """

    def work(session: Session, account: Account, by: Person | None) -> tuple[Issued, dict[str, object]]:
        if account.disabled_at is not None:
            raise _disabled(account.login)
        sessions.end_all(session, account.id, Ended.PASSWORD_CHANGED, asked.at)
        accounts.settle_failures(session, account.id)
        bare = replace(account, password_hash="", must_change=False, locked_until=None, used_at=asked.at)
        if second_factor:
            accounts.drop_codes(session, account.id, CodeUse.RECOVERY)
            bare = replace(bare, totp_secret="", totp_pending="", totp_on=False)
        return issued(session, accounts.save(session, bare), asked.at, by), {"second_factor": second_factor}

    return _changed(settings, asked, "account.reset", work)


def release_account(settings: Settings, asked: Change) -> Account:
    """Let the one-time code of the account work, which an administrator of the other role has issued.

    Raises:
        Fault: there is no such account, nothing awaits a release, or it is somebody else's to give. StorageError: see
        opened.
    """

    def work(session: Session, account: Account, by: Person | None) -> tuple[Account, dict[str, object]]:
        awaited = accounts.awaited_releases(session).get(account.id)
        if awaited is None:
            raise _nothing_to_release(account.login)
        if by is not None and by.role is not awaited:
            raise _released_by(awaited)
        accounts.release_code(session, account.id)
        return account, {"awaited": awaited.value}

    return _changed(settings, asked, "account.release", work)


def assign_account(settings: Settings, asked: Change, who: str, namesake: str = "") -> Account:
    """The account is another entry's of the same human from now on, with that entry's role and place; its sessions end.

    Raises:
        Fault: there is no such account or person, they have an account, or an administrator would act in another role.
        StorageError: see opened.
    """

    def work(session: Session, account: Account, by: Person | None) -> tuple[Account, dict[str, object]]:
        require_not_last(session, account.person, by, asked.at, profile_of(settings))
        person = people.find(session, who)
        require_one_role(session, person, namesake, but=account.id)
        sessions.end_all(session, account.id, Ended.ACCOUNT_CHANGED, asked.at)
        detail = {"before": account.person, "person": person, "namesake": namesake.strip()}
        return accounts.save(session, replace(account, person=person.id, role=person.role)), detail

    return _changed(settings, asked, "account.assign", work)


def end_sessions(settings: Settings, asked: Change) -> int:
    """How many sessions of the account have ended by this.

    Raises:
        Fault: there is no such account. StorageError: see opened.
    """

    def work(session: Session, account: Account, _: Person | None) -> tuple[int, dict[str, object]]:
        ended = sessions.end_all(session, account.id, Ended.BY_ADMINISTRATOR, asked.at)
        return ended, {"sessions": ended}

    return _changed(settings, asked, "account.end_sessions", work, own=True)


_Work = Callable[[Session, Account, Person | None], tuple[T, dict[str, object]]]


def _changed(settings: Settings, asked: Change, action: str, work: _Work[T], own: bool = False) -> T:
    """own: whether one may do it to one's own account."""
    login = plain_login(asked.login)
    with opened(settings) as database:
        by = acting(database, asked.by)
        event = attempt(by, asked.at, action, "account", login)

        def recorded(session: Session) -> tuple[T, AuditEvent]:
            account = accounts.find(session, login)
            if by is not None and by.id == account.person and not own:
                raise own_account(login)
            done, detail = work(session, account, by)
            return done, replace(event, detail_json=canonical_json(detail))

        return audited(settings, database, event, recorded)


def _disabled(login: str) -> Fault:
    said = Said(
        f"账号“{login}”已停用，没有重置；请先恢复", f"the account “{login}” is disabled; enable it before resetting it"
    )
    return Fault("account-disabled", said)


def _nothing_to_release(login: str) -> Fault:
    said = Said(
        f"账号“{login}”没有待放行的一次性代码；已用过、已放行或已被新的代替的，不必再放行",
        f"no one-time code of “{login}” awaits its release: it was used, released or replaced",
    )
    return Fault("nothing-to-release", said)


def _released_by(role: Role) -> Fault:
    said = Said(
        f"这个代码由{role.label}放行，开出代码的一方不能放行；请{role.label}核实是本人申请后办理",
        f"this code is released by a {role.said.en}, never by the side that issued it; let them make sure that its "
        "owner asked for it",
    )
    return Fault("release-by-other", said)
