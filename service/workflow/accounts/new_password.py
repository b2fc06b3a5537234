"""A new password for an account: judged and hashed outside the transaction, kept inside it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from service.access.account import Account
from service.access.codes import CodeUse
from service.access.hashing import Hasher
from service.access.passwords import PasswordRefused, lacks, own_words, reused
from service.access.profiles import Profile
from service.access.sessions import Ended
from service.storage import accounts, people, sessions
from service.storage.database import Database, Session
from service.vocabulary.language import Said


@dataclass(frozen=True, slots=True)
class NewPassword:
    """A password that may be used, hashed. reused: set where the account had it of late, which only its owner is told,
    so that nobody finds out former passwords by trying."""

    hash: str = field(repr=False)
    reused: Said | None


def judged(database: Database, account: int, password: str, profile: Profile, hasher: Hasher) -> NewPassword:
    """The new password of an account, ready to be kept.

    Raises:
        PasswordRefused: the profile does not allow it; everything it lacks at once. StorageError: see opened.
    """
    with database.reading() as session:
        owner = accounts.get(session, account)
        person = people.get(session, owner.person)
        former = accounts.former_passwords(session, account, profile.password.remembered)
    assert person is not None, "an account refers to its person"
    lacking = lacks(password, profile, owner.totp_on, own_words(owner, person))
    if lacking:
        raise PasswordRefused(lacking)
    # All are compared: the time taken is not to tell which.
    same = [hasher.verify(password, kept).right for kept in former]
    return NewPassword(hasher.hashed(password), reused(profile.password) if True in same else None)


def keep(session: Session, account: Account, new: NewPassword, at: datetime, profile: Profile, but: int | None) -> None:
    """Let the account have the new password from now on; its sessions end, but one, and no older one-time code sets
    another."""
    changed = replace(account, password_hash=new.hash, password_set_at=at, must_change=False, locked_until=None)
    kept = accounts.save(session, changed)
    accounts.remember_password(session, kept, profile.password.remembered)
    accounts.drop_codes(session, account.id, CodeUse.PASSWORD)
    accounts.settle_failures(session, account.id)
    sessions.end_all(session, account.id, Ended.PASSWORD_CHANGED, at, but)
