"""Whether the audit trail holds: all of it, or what was added last."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from service.casework.audit.chain import AuditRow, row_hash
from service.documents.bundle.check import Check, Outcome, fails, holds, noted
from service.settings import Settings
from service.storage.audit import last_row, stored_rows
from service.storage.audit_heads import stored_heads
from service.storage.database import Database
from service.vocabulary.day import moment
from service.workflow.audit.verify_audit import verify_audit

LAST = 10_000
"""Technical: so many rows are verified where not all are asked for, in a tenth of a second."""
OLD_HEAD = timedelta(days=1)
"""Technical: a head is signed with the first event after an hour; where none was for a day, nothing happened."""
AHEAD = timedelta(minutes=5)
"""Technical: clocks that are kept by a time server differ by far less."""


def trail_checks(settings: Settings, database: Database, at: datetime, full: bool) -> Iterator[Check]:
    """The chain, the age of the last signed head, and whether the clock stands before the last event."""
    with database.reading() as session:
        last, heads = last_row(session), stored_heads(session)
    if last is None:
        yield noted("audit", "还没有审计记录", "the audit trail has no rows yet")
        return
    yield from whole_trail(settings) if full else [_recent(database, last)]
    if heads:
        yield _head_age(heads[-1].ts_utc, at)
    yield _clock(last.ts_utc, at)


def whole_trail(settings: Settings) -> Iterator[Check]:
    """Every row, and every signed head."""
    found = verify_audit(settings)
    outcome = Outcome.HOLDS if found.verdict.holds else Outcome.FAILS
    yield from (Check("audit", outcome, said) for said in found.verdict.said)
    yield from (Check("audit-heads", Outcome.NOTED, said) for said in found.remarks)


def _recent(database: Database, last: AuditRow) -> Check:
    start, before = max(1, last.seq - LAST + 1), None
    for row in stored_rows(database)(start):
        if row_hash(row) != row.hash or (
            before is not None and (row.prev_hash, row.seq) != (before.hash, before.seq + 1)
        ):
            return fails(
                "audit",
                f"审计记录第 {row.seq} 行被动过，或与前一行不相接；请运行 acceptance audit verify 查明",
                f"row {row.seq} of the audit trail was tampered with or does not follow from the one before it; find "
                "out with acceptance audit verify",
            )
        before = row
    return holds(
        "audit",
        f"审计记录第 {start} 至 {last.seq} 行前后相接（全部核对用 --full 或 acceptance audit verify）",
        f"rows {start} to {last.seq} of the audit trail follow from each other (for all of them: --full, or acceptance "
        "audit verify)",
    )


def _head_age(signed: str, at: datetime) -> Check:
    said = moment(datetime.fromisoformat(signed))
    zh, en = f"最近的链头签于 {said.zh}", f"the last head was signed {said.en}"
    if at - datetime.fromisoformat(signed) <= OLD_HEAD:
        return holds("audit-head", zh, en)
    return noted(
        "audit-head",
        f"{zh}；可运行 acceptance audit head 签一个，并把副本存到本机以外",
        f"{en}; sign one (acceptance audit head) and keep a copy away from this machine",
    )


def _clock(last: str, at: datetime) -> Check:
    if datetime.fromisoformat(last) <= at + AHEAD:
        return holds("clock", "时钟没有落后于最近的审计记录", "the clock is not behind the last event")
    said = moment(datetime.fromisoformat(last))
    return fails(
        "clock",
        f"时钟落后于最近的审计记录（{said.zh}）；请核对本机时间和时间同步服务",
        f"the clock is behind the last event ({said.en}); check the time of this machine and its time server",
    )
