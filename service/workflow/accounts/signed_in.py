"""Whom a session stands for, read anew at each request."""

from __future__ import annotations

import logging
from datetime import datetime

from service.access.account import Account
from service.access.profiles import Profile
from service.access.refusals import NotSignedIn
from service.access.sessions import TOUCH, Ended, SessionRecord, SignedIn, needs
from service.settings import Settings
from service.storage import sessions
from service.storage.database import Database, Session, StorageError
from service.storage.sessions import Held
from service.vocabulary.person import Person
from service.workflow.accounts.profile import profile_of
from service.workflow.installation.open_database import opened

_log = logging.getLogger(__name__)
_again_at: dict[str, datetime] = {}
"""By database: before then nothing more is written down, as it failed."""


def signed_in(settings: Settings, token: str, at: datetime, used: bool = True) -> SignedIn:
    """Whom the session of this token stands for: the person, their role and place as they are on record now. The use
    of the session is written down once a minute at most, if that is possible. used: not where a page asks by itself.

    Raises:
        NotSignedIn: there is no such session, or it is over, or the person acts no more. StorageError: see opened.
    """
    profile = profile_of(settings)
    with opened(settings) as database:
        with database.reading() as session:
            held = _lasting(session, token, at, profile)
        found = standing_for(held.person, held.account, held.record, at, profile)
        if used and held.record.to_touch(at):
            _touch(database, held.record.id, at)
    return found


def _touch(database: Database, number: int, at: datetime) -> None:
    """As well as can be: reading goes on with a full disk or a busy database. After a failure all sessions are left
    alone for a minute, as each would wait for the same thing."""
    if at < _again_at.get(database.place, at):
        return
    try:
        database.write(lambda session: sessions.touch(session, number, at))
    except StorageError as error:
        _again_at[database.place] = at + TOUCH
        _log.warning("session not touched: %s", error.said.en, extra={"code": error.code})


def standing_for(
    person: Person | None, account: Account, record: SessionRecord, at: datetime, profile: Profile
) -> SignedIn:
    """Whom a session of this account, and its person, stands for.

    Raises:
        NotSignedIn: the account is disabled, or its person acts no more.
    """
    if person is None or not person.active or account.disabled_at is not None:
        raise NotSignedIn(Ended.ACCOUNT_CHANGED)
    return SignedIn(
        person=person,
        account=account.id,
        login=account.login,
        session=record.id,
        ends_at=record.ends_at,
        needs=tuple(needs(account, at, profile)),
        password_set_at=account.password_set_at,
    )


def _lasting(session: Session, token: str, at: datetime, profile: Profile) -> Held:
    held = sessions.by_token(session, token) if token else None
    over = None if held is None else held.record.over(at, profile)
    if held is None or over is not None:
        raise NotSignedIn(over)
    return held
