"""The sessions as they are kept: found by the digest of their token, each over once; confirmations given in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, update
from sqlmodel import Session, col, select

from service.access.account import Account
from service.access.sessions import Ended, SessionRecord
from service.access.tokens import token_digest
from service.storage.accounts import account_of
from service.storage.people import person_of
from service.storage.tables.account import AccountRow
from service.storage.tables.person import PersonRow
from service.storage.tables.user_session import ConfirmationRow, UserSessionRow
from service.vocabulary.person import Person

KEPT = timedelta(days=30)
"""Technical: how long an ended session stays, so that its owner can be told why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """What somebody confirmed: an act (`sign`) on an object (a case's id) with this content (a digest, or empty)."""

    act: str
    object_id: str
    content: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """A session with the account it was begun for, and the person of that."""

    record: SessionRecord
    account: Account
    person: Person


def start(session: Session, token: str, account: int, at: datetime, ends_at: datetime, ip: str) -> SessionRecord:
    """A new session; those that ended long ago are forgotten."""
    _forget(session, at - KEPT)
    row = UserSessionRow(
        digest=token_digest(token), account_id=account, started_at=at, used_at=at, ends_at=ends_at, ip=ip
    )
    session.add(row)
    session.flush()
    return _value(row)


def by_token(session: Session, token: str) -> Held | None:
    """The session of a token, also an ended one, and whose it is, in one question: every request asks it."""
    found = session.exec(
        select(UserSessionRow, AccountRow, PersonRow).where(
            UserSessionRow.digest == token_digest(token),
            AccountRow.id == UserSessionRow.account_id,
            PersonRow.id == AccountRow.person_id,
        )
    ).first()
    if found is None:
        return None
    row, account, person = found
    return Held(_value(row), account_of(account), person_of(person))


def unended(session: Session, account: int) -> tuple[SessionRecord, ...]:
    """The sessions of an account that nothing has ended, oldest first; some may be over by time."""
    mine = select(UserSessionRow).where(UserSessionRow.account_id == account, col(UserSessionRow.ended).is_(None))
    return tuple(_value(row) for row in session.exec(mine.order_by(col(UserSessionRow.id))))


def touch(session: Session, number: int, at: datetime) -> None:
    """Write down that the session is used; an earlier moment changes nothing."""
    later = col(UserSessionRow.used_at) < at
    session.connection().execute(
        update(UserSessionRow).where(col(UserSessionRow.id) == number, later).values(used_at=at)
    )


def end(session: Session, numbers: Sequence[int], why: Ended, at: datetime) -> int:
    """End those of the sessions that nothing has ended yet; how many."""
    open_ones = (col(UserSessionRow.id).in_(numbers), col(UserSessionRow.ended).is_(None))
    changed = update(UserSessionRow).where(*open_ones).values(ended=why.value, ended_at=at)
    return session.connection().execute(changed).rowcount


def end_all(session: Session, account: int, why: Ended, at: datetime, but: int | None = None) -> int:
    """End all sessions of an account, but one; how many."""
    return end(session, [one.id for one in unended(session, account) if one.id != but], why, at)


def confirm(session: Session, token: str, of: int, what: Confirmed, at: datetime, until: datetime) -> None:
    """Keep that the session `of` confirmed something; whoever shows `token` may do it once."""
    session.add(
        ConfirmationRow(
            digest=token_digest(token),
            session_id=of,
            act=what.act,
            object_id=what.object_id,
            content=what.content,
            made_at=at,
            expires_at=until,
        )
    )
    session.flush()


def consume(session: Session, token: str, of: int, what: Confirmed, at: datetime) -> bool:
    """Use a confirmation up, in the transaction of the act; False where there is none for this act of this session."""
    row = ConfirmationRow
    same: tuple[ColumnElement[bool], ...] = (
        col(row.digest) == token_digest(token),
        col(row.session_id) == of,
        col(row.act) == what.act,
        col(row.object_id) == what.object_id,
        col(row.content) == what.content,
        col(row.expires_at) > at,
        col(row.used_at).is_(None),
    )
    return session.connection().execute(update(row).where(*same).values(used_at=at)).rowcount == 1


def _forget(session: Session, before: datetime) -> None:
    old = col(UserSessionRow.ends_at) < before
    numbers = session.exec(select(UserSessionRow.id).where(old)).all()
    if numbers:
        connection = session.connection()
        connection.execute(delete(ConfirmationRow).where(col(ConfirmationRow.session_id).in_(numbers)))
        connection.execute(delete(UserSessionRow).where(old))


def _value(row: UserSessionRow) -> SessionRecord:
    assert row.id is not None
    return SessionRecord(
        id=row.id,
        account=row.account_id,
        started_at=row.started_at,
        used_at=row.used_at,
        ends_at=row.ends_at,
        ip=row.ip,
        ended=Ended(row.ended) if row.ended else None,
        ended_at=row.ended_at,
    )
