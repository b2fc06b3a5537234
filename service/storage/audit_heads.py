"""Signed heads of the audit chain: made when due, kept in a table, copied to a file once they are committed."""

from __future__ import annotations

import logging
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Table, event, func, insert, select
from sqlmodel import Session

from service.casework.audit.chain import Algorithm, AuditEvent, AuditRow, Outcome
from service.casework.audit.heads import SignedHead, signed_head, signed_message
from service.storage import audit
from service.storage.audit import EVENTS
from service.storage.errors import StorageError
from service.storage.head_file import keep_heads
from service.storage.keys import PublicKey, SigningKey
from service.storage.requests import mark_effect
from service.storage.tables.audit_head import AuditHeadRow

EVERY_ROWS = 1_000
"""Technical: as many rows could be rewritten or cut off without a head to show it. A head costs less than a millisecond
and a line of some 400 bytes, so at a thousand the heads are far below one per cent of the rows."""
EVERY = timedelta(hours=1)
"""Technical: the same in time, where little happens."""
_log = logging.getLogger(__name__)
_HEADS: Table = AuditHeadRow.__table__  # type: ignore[attr-defined]
_COLUMNS = tuple(_HEADS.c[name] for name in SignedHead.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class Trail:
    """The audit trail of one installation: with which key its heads are signed, where their copies go, and how rows are
    hashed. claim: of the request that all this is done for, where it may have its effect only once: the first event of
    something done marks it, so that it is not done again even if this process dies before it has answered."""

    key: SigningKey
    file: Path
    alg: Algorithm = Algorithm.SHA256
    claim: str = ""

    def append(self, session: Session, what: AuditEvent, sign: bool = False) -> AuditRow:
        """Add an event in the writing transaction of its act, and sign a head where one is due or `sign` asks for it
        (as for each issued decision). The copy of the head is written once the transaction is committed; where that
        fails the act is done all the same, so it is logged as an error, and the next head brings the copy along.

        Raises:
            StorageError, DBAPIError, AlgorithmMissing: see audit.append(); the act is not done.
            Fault: the request was taken over; the act is not done.
        """
        if self.claim and what.outcome is Outcome.DONE:
            mark_effect(session, self.claim, f"{what.action} {what.object_id}".strip())
        row = audit.append(session, what, self.alg)
        if sign or self._due(session, row, what.at):
            self.sign(session, what.at)
        return row

    def sign(self, session: Session, at: datetime) -> SignedHead | None:
        """A head over the rows so far: the one there is where nothing was added since; None where there are no rows."""
        last = audit.last_row(session)
        if last is None:
            return None
        head = self._last_head(session)
        if head is None or (head.seq, head.hash) != (last.seq, last.hash):
            count = session.connection().execute(select(func.count()).select_from(EVENTS)).scalar_one()
            head = signed_head(last, count, at, self.key.public.id, self.key.sign)
            session.connection().execute(insert(_HEADS).values(asdict(head)))
        heads = stored_heads(session)
        event.listen(session, "after_commit", lambda _: _copied(self.file, heads), once=True)
        return head

    def _due(self, session: Session, last: AuditRow, at: datetime) -> bool:
        head = self._last_head(session)
        if head is None:
            return True
        return last.seq - head.seq >= EVERY_ROWS or at - datetime.fromisoformat(head.ts_utc) >= EVERY

    def _last_head(self, session: Session) -> SignedHead | None:
        """A forged head is no reason to sign none."""
        head = newest_head(session)
        return head if head is not None and is_genuine(head, self.key.public) else None


def _copied(file: Path, heads: tuple[SignedHead, ...]) -> None:
    try:
        keep_heads(file, heads)
    except StorageError as error:
        _log.error("%s", error, extra={"code": error.code})


def is_genuine(head: SignedHead, key: PublicKey) -> bool:
    """The head bears a valid signature of this key."""
    try:
        signature = bytes.fromhex(head.signature)
    except ValueError:
        return False
    return head.key_id == key.id and key.verifies(signature, signed_message(head))


def newest_head(session: Session) -> SignedHead | None:
    """The head made last, genuine or not; None where there is none."""
    chosen = select(*_COLUMNS).order_by(_HEADS.c.id.desc()).limit(1)
    found = session.connection().execute(chosen).first()
    return None if found is None else SignedHead(**found._mapping)


def stored_heads(session: Session) -> tuple[SignedHead, ...]:
    """All heads in the table, in the order in which they were made."""
    chosen = select(*_COLUMNS).order_by(_HEADS.c.id)
    return tuple(SignedHead(**row._mapping) for row in session.connection().execute(chosen))
