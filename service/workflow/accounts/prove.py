"""Somebody shows who they are: hashing outside the transaction, the verdict and what follows from it inside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Generic, TypeVar, cast

from service.access.account import Account
from service.access.codes import CodeUse
from service.access.hashing import Hasher, Verified
from service.access.lockout import FREE_FROM_ADDRESS, address_counted, locks, wait
from service.access.profiles import Profile
from service.access.proof import Checked, Offered, Verdict, verdict
from service.access.refusals import ProofRefused, SecondFactorNeeded, TooFast
from service.access.second_factor import matching_step
from service.access.sessions import Ended
from service.casework.audit.chain import AuditEvent
from service.settings import Settings
from service.storage import accounts, people, sessions
from service.storage.accounts import Failure
from service.storage.database import Database, Session
from service.storage.location import keys_folder
from service.storage.sealing import load_sealing_key
from service.workflow.accounts.profile import profile_of
from service.workflow.accounts.recorded import Done, by_visitor, recorded, refusal

T = TypeVar("T")
_FORGOTTEN = timedelta(days=1)
"""Technical: failures older than this are deleted; they have long ceased to count."""
_REASONS = {
    Verdict.CODE_NEEDED: "还需要动态口令",
    Verdict.FAILED: "密码或动态口令不正确",
    Verdict.LOCKED: "账号已锁定",
    Verdict.CLOSED: "账号不能登录",
}


@dataclass(frozen=True, slots=True)
class Proof(Generic[T]):
    """What came of it: the verdict, and what the work gave where it was proven."""

    verdict: Verdict
    given: T | None = None


@dataclass(frozen=True, slots=True)
class Attempt(Generic[T]):
    """What somebody wants to do with the account of `login`, by what proof. in_session: of which session the proof is
    asked again. work: what is done in the transaction once it is proven, with the account as it stands then."""

    action: str
    login: str
    offered: Offered
    at: datetime
    work: Callable[[Session, Account], Done[T]]
    in_session: int | None = None


def prove(settings: Settings, database: Database, asked: Attempt[T], hasher: Hasher) -> Proof[T]:
    """The verdict, with everything that follows from it on record: a failure is counted and may lock the account.

    Raises:
        TooFast: who signs in has to wait; nothing was compared. StorageError: see opened.
    """
    return _Proving(settings, database, asked, profile_of(settings)).prove(hasher)


def require_proof(settings: Settings, database: Database, asked: Attempt[T], hasher: Hasher) -> T:
    """What the work gave.

    Raises:
        ProofRefused, SecondFactorNeeded, TooFast: it was not proven. StorageError: see opened.
    """
    proof = prove(settings, database, asked, hasher)
    if proof.verdict is Verdict.PROVEN:
        return cast(T, proof.given)
    raise SecondFactorNeeded if proof.verdict is Verdict.CODE_NEEDED else ProofRefused


def note_failure(session: Session, action: str, at: datetime, ip: str) -> Done[None]:
    """Somebody failed who named no account: it counts for their address."""
    accounts.add_failure(session, Failure(None, address_counted(ip), at), at - _FORGOTTEN)
    return None, [refusal(by_visitor(at, action, None, ip), "一次性代码不能用")]


class _Proving(Generic[T]):
    def __init__(self, settings: Settings, database: Database, asked: Attempt[T], profile: Profile) -> None:
        self._settings, self._database, self._asked, self._profile = settings, database, asked, profile
        self._key = load_sealing_key(keys_folder(settings))
        self._mark = self._key.mark(asked.login)

    def prove(self, hasher: Hasher) -> Proof[T]:
        if self._asked.in_session is None:
            require_patience(self._database, self._asked.offered.ip, self._asked.at, self._profile, self._mark)
        with self._database.reading() as session:
            account = accounts.by_login(session, self._asked.login)
        kept = account.password_hash if account else ""
        verified = hasher.verify(self._asked.offered.password, kept)
        return recorded(self._settings, self._database, lambda session: self._judged(session, kept, verified))

    def _judged(self, session: Session, kept: str, verified: Verified) -> Done[Proof[T]]:
        account = accounts.by_login(session, self._asked.login)
        if account is None:
            return self._failed(session, None)
        right = verified.right and account.password_hash == kept
        account, code = self._code(session, account) if right else (account, False)
        person = people.get(session, account.person)
        found = Checked(person_active=person is not None and person.active, password=right, code=code)
        said = verdict(account, found, self._asked.at, self._profile)
        if said is Verdict.PROVEN:
            return self._proven(session, replace(account, password_hash=verified.rehashed or account.password_hash))
        if said is Verdict.FAILED:
            return self._failed(session, account)
        if said is not Verdict.CODE_NEEDED:
            self._note(session, None)
        return Proof(said), [self._refused(account, said)]

    def _code(self, session: Session, account: Account) -> tuple[Account, bool | None]:
        """Whether the code offered is right, and the account in which it is used up; None without one."""
        code, at = self._asked.offered.code.strip(), self._asked.at
        if not code or not account.totp_on:
            return account, None
        secret = self._key.open(account.totp_secret, account.login)
        step = matching_step(secret, code, at, account.totp_step)
        if step is not None:
            return replace(account, totp_step=step), True
        return account, self._usable_now(account) and accounts.use_code(session, CodeUse.RECOVERY, code, account.id, at)

    def _usable_now(self, account: Account) -> bool:
        """A recovery code is not used up on an account that cannot be used."""
        unlocked = Checked(person_active=True, password=True, code=True)
        return verdict(account, unlocked, self._asked.at, self._profile) is Verdict.PROVEN

    def _proven(self, session: Session, account: Account) -> Done[Proof[T]]:
        accounts.settle_failures(session, account.id)
        kept = accounts.save(session, replace(account, locked_until=None))
        given, events = self._asked.work(session, kept)
        return Proof(Verdict.PROVEN, given), events

    def _failed(self, session: Session, account: Account | None) -> Done[Proof[T]]:
        before = accounts.failures(session, account.id) if account else ()
        self._note(session, account)
        events = [self._refused(account, Verdict.FAILED)]
        if account and locks(before, self._asked.at, self._profile):
            events.append(self._locked(session, account))
        return Proof(Verdict.FAILED), events

    def _note(self, session: Session, account: Account | None) -> None:
        """Whether or not the login exists, and whatever its state, the same is counted for the address."""
        at, ip = self._asked.at, address_counted(self._asked.offered.ip)
        failure = Failure(account.id if account else None, ip, at, self._mark)
        accounts.add_failure(session, failure, at - _FORGOTTEN)

    def _locked(self, session: Session, account: Account) -> AuditEvent:
        at = self._asked.at
        accounts.settle_failures(session, account.id)
        accounts.save(session, replace(account, locked_until=at + self._profile.lock))
        if self._asked.in_session is not None:
            sessions.end(session, [self._asked.in_session], Ended.FAILURES, at)
        return by_visitor(at, "account.lock", account, self._asked.offered.ip)

    def _refused(self, account: Account | None, said: Verdict) -> AuditEvent:
        event = by_visitor(self._asked.at, self._asked.action, account, self._asked.offered.ip)
        return refusal(event, "没有这个登录名" if account is None else _REASONS[said])


def require_patience(database: Database, ip: str, at: datetime, profile: Profile, mark: str | None = None) -> None:
    """Return only if the address need not wait, at the login name of that mark or, far later, at any.

    Raises:
        TooFast: it failed too often of late.
    """
    address = address_counted(ip)
    with database.reading() as session:
        pause = wait(accounts.failures_from(session, address), at, profile, FREE_FROM_ADDRESS)
        if mark is not None:
            pause = max(pause, wait(accounts.failures_from(session, address, mark), at, profile))
    if pause:
        raise TooFast(pause)
