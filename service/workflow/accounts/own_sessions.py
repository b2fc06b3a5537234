"""The sessions of whoever is signed in: list them, end one, end all, sign out."""

from __future__ import annotations

from datetime import datetime

from service.access.refusals import SessionUnknown
from service.access.sessions import Ended, SessionRecord, SignedIn
from service.settings import Settings
from service.storage import sessions
from service.storage.database import Session
from service.vocabulary.canonical import canonical_json
from service.workflow.accounts.profile import profile_of
from service.workflow.accounts.recorded import Done, by_owner, recorded, refusal
from service.workflow.installation.open_database import opened


def own_sessions(settings: Settings, who: SignedIn, at: datetime) -> tuple[SessionRecord, ...]:
    """Those of the account that last, oldest first.

    Raises:
        StorageError: see opened.
    """
    profile = profile_of(settings)
    with opened(settings) as database, database.reading() as session:
        return tuple(one for one in sessions.unended(session, who.account) if one.over(at, profile) is None)


def sign_out(settings: Settings, who: SignedIn, at: datetime, ip: str = "") -> None:
    """End the session; ending it again changes nothing.

    Raises:
        StorageError: see opened.
    """
    _end(settings, who, [who.session], "account.sign_out", at, ip)


def end_own_session(settings: Settings, who: SignedIn, number: int, at: datetime, ip: str = "") -> None:
    """End one session of the account.

    Raises:
        SessionUnknown: the account has no such session that lasts. StorageError: see opened.
    """
    if not _end(settings, who, [number], "account.end_session", at, ip):
        raise SessionUnknown(number)


def end_own_sessions(settings: Settings, who: SignedIn, at: datetime, ip: str = "") -> int:
    """End all sessions of the account, this one too; how many.

    Raises:
        StorageError: see opened.
    """
    return _end(settings, who, None, "account.end_sessions", at, ip)


def _end(settings: Settings, who: SignedIn, numbers: list[int] | None, action: str, at: datetime, ip: str) -> int:
    """Those of the account only, whatever numbers are given."""

    def work(session: Session) -> Done[int]:
        mine = [one.id for one in sessions.unended(session, who.account) if numbers is None or one.id in numbers]
        event = by_owner(who, at, action, ip, canonical_json({"sessions": mine}))
        ended = sessions.end(session, mine, Ended.SIGNED_OUT, at)
        return ended, [event if ended else refusal(event, "没有这样的会话")]

    with opened(settings) as database:
        return recorded(settings, database, work)
