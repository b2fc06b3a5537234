"""Events, chains and heads to try things on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from service.casework.audit.chain import Algorithm, AuditEvent, AuditRow, Outcome, Rows, chained
from service.casework.audit.heads import SignedHead, signed_head

START = datetime(2026, 3, 31, 9, 0, tzinfo=UTC)
KEY = "0123456789abcdef"


def event(number: int = 1, outcome: Outcome = Outcome.DONE, reason: str = "") -> AuditEvent:
    """The event of minute `number`."""
    return AuditEvent(
        at=START + timedelta(minutes=number),
        actor=str(number % 5 + 1),
        actor_name="张三",
        role="assessor",
        action="case.import",
        object_type="case",
        object_id=f"2026-{number:04}",
        outcome=outcome,
        object_version=number % 3 or None,
        reason=reason,
        detail_json=f'{{"submission":"{number:064x}"}}',
        session="s1",
        ip="10.0.0.7",
        request_id=f"r{number}",
    )


def chain(length: int = 10, alg: Algorithm = Algorithm.SHA256) -> list[AuditRow]:
    """The rows 1…length."""
    return chained_up((event(number) for number in range(1, length + 1)), alg)


def chained_up(events: Iterable[AuditEvent], alg: Algorithm = Algorithm.SHA256) -> list[AuditRow]:
    """The rows of a new chain of these events."""
    rows: list[AuditRow] = []
    for one in events:
        rows.append(chained(one, rows[-1] if rows else None, alg))
    return rows


def reading(rows: Iterable[AuditRow]) -> Rows:
    """As the database reads them: by number."""
    ordered = sorted(rows, key=lambda row: row.seq)

    def read(start: int | None) -> Iterator[AuditRow]:
        return (row for row in ordered if start is None or row.seq >= start)

    return read


def head(row: AuditRow, signature: bytes = b"genuine") -> SignedHead:
    """A head over the chain that ends with `row`."""
    return signed_head(row, row.seq, START + timedelta(days=1, minutes=row.seq), KEY, lambda message: signature)


def genuine(one: SignedHead) -> bool:
    """Heads of `head` that were not given another signature."""
    return one.signature == b"genuine".hex()
