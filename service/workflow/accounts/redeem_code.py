"""Redeem a one-time code: the owner of a new or reset account sets a password that nobody else has seen."""

from __future__ import annotations

from datetime import datetime

from service.access.account import Account
from service.access.codes import CodeUse
from service.access.hashing import HASHER, Hasher
from service.access.passwords import PasswordRefused
from service.access.profiles import Profile
from service.access.refusals import CodeNotReleased, CodeUnusable
from service.settings import Settings
from service.storage import accounts
from service.storage.database import Database, Session
from service.workflow.accounts.new_password import NewPassword, judged, keep
from service.workflow.accounts.profile import profile_of
from service.workflow.accounts.prove import note_failure, require_patience
from service.workflow.accounts.recorded import Done, by_visitor, recorded, refusal
from service.workflow.installation.open_database import opened

_ACTION = "account.redeem"


def redeem_code(
    settings: Settings, code: str, password: str, at: datetime, ip: str = "", hasher: Hasher = HASHER
) -> Account:
    """The account, which has the password from now on; the code is used up.

    Raises:
        PasswordRefused: the password lacks something; the code still works. CodeUnusable: the code does not work.
        CodeNotReleased: another administrator has to release it first.
        TooFast: the address has to wait. StorageError: see opened.
    """
    profile = profile_of(settings)
    with opened(settings) as database:
        require_patience(database, ip, at, profile)
        owner = _owner(settings, database, code, at, ip)
        new = judged(database, owner, password, profile, hasher)
        if new.reused:
            raise PasswordRefused((new.reused,))

        def work(session: Session) -> Done[Account | None]:
            return _redeemed(session, owner, code, new, at, ip, profile)

        account = recorded(settings, database, work)
    if account is None:
        raise CodeUnusable
    return account


def _owner(settings: Settings, database: Database, code: str, at: datetime, ip: str) -> int:
    with database.reading() as session:
        owner = accounts.owner_of_code(session, CodeUse.PASSWORD, code, at)
        awaited = accounts.awaited_releases(session).get(owner) if owner is not None else None
    if owner is None:
        recorded(settings, database, lambda session: note_failure(session, _ACTION, at, ip))
        raise CodeUnusable
    if awaited is not None:
        recorded(settings, database, lambda session: _not_released(session, owner, at, ip))
        raise CodeNotReleased(awaited)
    return owner


def _not_released(session: Session, owner: int, at: datetime, ip: str) -> Done[None]:
    event = by_visitor(at, _ACTION, accounts.get(session, owner), ip)
    return None, [refusal(event, "一次性代码待放行")]


def _redeemed(
    session: Session, owner: int, code: str, new: NewPassword, at: datetime, ip: str, profile: Profile
) -> Done[Account | None]:
    """None where the code was used or replaced, or the account disabled, since it was looked at."""
    account = accounts.get(session, owner)
    event = by_visitor(at, _ACTION, account, ip)
    if account.disabled_at is not None or not accounts.use_code(session, CodeUse.PASSWORD, code, owner, at):
        return None, [refusal(event, "一次性代码不能用")]
    keep(session, account, new, at, profile, but=None)
    return accounts.get(session, owner), [event]
