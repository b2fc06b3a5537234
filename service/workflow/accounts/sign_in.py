"""Sign in: a login name, a password and, where there is one, the second factor, for a session."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from service.access.account import Account, plain_login
from service.access.hashing import HASHER, Hasher
from service.access.passwords import lacks, own_words
from service.access.profiles import Profile
from service.access.proof import Offered, Verdict
from service.access.refusals import SecondFactorNeeded, SignInRefused
from service.access.sessions import Ended, SignedIn
from service.access.tokens import new_token
from service.settings import Settings
from service.storage import accounts, people, sessions
from service.storage.database import Session
from service.workflow.accounts.profile import profile_of
from service.workflow.accounts.prove import Attempt, prove
from service.workflow.accounts.recorded import Done, by_owner
from service.workflow.accounts.signed_in import standing_for
from service.workflow.installation.open_database import opened


@dataclass(frozen=True, slots=True)
class Opened:
    """A new session: its token, which is kept nowhere, and whom it stands for."""

    token: str = field(repr=False)
    signed_in: SignedIn


def sign_in(settings: Settings, login: str, offered: Offered, at: datetime, hasher: Hasher = HASHER) -> Opened:
    """A session of the account; others of it end where there are more than may be at once. What the session is limited
    to stands in `signed_in.needs`.

    Raises:
        SignInRefused: whatever the reason, after the same time. SecondFactorNeeded: the password is right; call again
        with the code as well. TooFast: the address has to wait. StorageError: see opened.
    """
    profile = profile_of(settings)

    def work(session: Session, account: Account) -> Done[Opened]:
        started = _started(session, account, offered, at, profile)
        return started, [by_owner(started.signed_in, at, "account.sign_in", offered.ip)]

    asked = Attempt(action="account.sign_in", login=plain_login(login), offered=offered, at=at, work=work)
    with opened(settings) as database:
        proof = prove(settings, database, asked, hasher)
    if proof.given is not None:
        return proof.given
    raise SecondFactorNeeded if proof.verdict is Verdict.CODE_NEEDED else SignInRefused(profile)


def _started(session: Session, account: Account, offered: Offered, at: datetime, profile: Profile) -> Opened:
    _make_room(session, account.id, at, profile)
    weak = account.must_change or _lacking(session, account, offered, profile)
    used = accounts.save(session, replace(account, used_at=at, must_change=weak))
    token = new_token()
    record = sessions.start(session, token, used.id, at, at + profile.absolute, offered.ip)
    return Opened(token, standing_for(people.get(session, used.person), used, record, at, profile))


def _lacking(session: Session, account: Account, offered: Offered, profile: Profile) -> bool:
    """Whether the password does not do under today's profile: only now is it at hand."""
    person = people.get(session, account.person)
    words = own_words(account, person) if person else ()
    return bool(lacks(offered.password, profile, account.totp_on, words))


def _make_room(session: Session, account: int, at: datetime, profile: Profile) -> None:
    """End what is over by time, and the oldest beyond what may be at once with the one to come."""
    lasting = []
    for record in sessions.unended(session, account):
        over = record.over(at, profile)
        if over is None:
            lasting.append(record.id)
        else:
            sessions.end(session, [record.id], over, at)
    room = profile.sessions - 1
    sessions.end(session, lasting[: max(0, len(lasting) - room)], Ended.REPLACED, at)
