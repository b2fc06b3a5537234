"""What was done to a chain at the first row that does not follow from the rows before it."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from service.casework.audit import tampering
from service.casework.audit.chain import AuditRow, Rows, computable, row_hash
from service.casework.audit.tampering import Breach

REACH = 1_000
"""How far beyond the last row a renumbered row is looked for: as many rows can have been deleted and closed up."""


@dataclass(frozen=True, slots=True)
class Break:
    """Where reading stopped: `row` came where number `expected` was due, behind a row whose hash is `good`. attested:
    the hash of row `expected` by a signed head; None without one."""

    expected: int
    good: str
    row: AuditRow
    attested: str | None = None


def diagnose(broken: Break, rows: Rows) -> Breach:
    """Name what was done. Reads the rows again from the break on, and computes a hash or two for each."""
    if broken.row.seq != broken.expected:
        return _wrong_number(broken, rows)
    if _sound(broken.row):
        return tampering.altered_and_rehashed(broken.expected - 1) if broken.expected > 1 else tampering.altered_start()
    return _wrong_hash(broken, rows)


def _sound(row: AuditRow) -> bool:
    """The row agrees with itself."""
    return row_hash(row) == row.hash


def _wrong_number(broken: Break, rows: Rows) -> Breach:
    """A number is missing, or one came that cannot."""
    row, expected = broken.row, broken.expected
    if row.seq < expected:
        was = _true_number(row, _last_number(rows))
        taken = was is None or _at(was, rows) is not None
        return tampering.inserted_apart(row.seq, expected) if taken else tampering.altered_number(was or 0, row.seq)
    moved = next((other.seq for other in rows(expected) if _fits(other, broken, {other.hash})), None)
    if moved is not None:
        return tampering.altered_number(expected, moved)
    return tampering.deleted(expected, row.seq - 1)


def _wrong_hash(broken: Break, rows: Rows) -> Breach:
    row, seq = broken.row, broken.expected
    behind = _at(seq + 1, rows)
    if column := _column(broken, behind):
        return tampering.altered_column(seq, column)
    known = {row.hash, broken.attested} | ({behind.prev_hash} if behind else set())
    if other := _standing_elsewhere(broken, known, rows):
        return tampering.swapped(seq, other.seq) if _stands_for(row, other) else tampering.inserted(seq, other.seq - 1)
    was = _true_number(row, _last_number(rows))
    if was is not None and not _copied(row, _at(was, rows)):
        return tampering.inserted(was, seq - 1) if was < seq else tampering.deleted(seq, was - 1, renumbered=True)
    return _content(broken, behind)


def _content(broken: Break, behind: AuditRow | None) -> Breach:
    """A head is the better witness: the row behind may have been changed too."""
    row, seq = broken.row, broken.expected
    if broken.attested is not None:
        return tampering.altered_content(seq, tampering.head_of(seq), broken.attested == row.hash)
    if behind is not None:
        return tampering.altered_content(seq, tampering.next_row(seq), behind.prev_hash == row.hash)
    return tampering.altered_content(seq, None, False)


def _column(broken: Break, behind: AuditRow | None) -> str:
    """`prev_hash`, `hash` or `alg` where putting back that one column makes the row whole; else empty."""
    row = broken.row
    if row_hash(row._replace(prev_hash=broken.good)) == row.hash:
        return "prev_hash"
    if row.prev_hash == broken.good and _recorded(row_hash(row), broken.attested, behind):
        return "hash"
    return "alg" if any(row_hash(row._replace(alg=alg)) == row.hash for alg in computable() - {row.alg}) else ""


def _recorded(computed: str, attested: str | None, behind: AuditRow | None) -> bool:
    """The hash is on record elsewhere: in a head, or in the row behind, as it is or as it must have been."""
    if computed == attested:
        return True
    return behind is not None and (
        computed == behind.prev_hash or row_hash(behind._replace(prev_hash=computed)) == behind.hash
    )


def _standing_elsewhere(broken: Break, known: Set[str | None], rows: Rows) -> AuditRow | None:
    """The row whose content belongs where the break is: there it has a hash that is on record."""
    later = rows(broken.expected + 1)
    return next((other for other in later if _fits(other, broken, known | {other.hash})), None)


def _fits(other: AuditRow, broken: Break, known: Set[str | None]) -> bool:
    return row_hash(other._replace(seq=broken.expected, prev_hash=broken.good)) in known


def _stands_for(row: AuditRow, other: AuditRow) -> bool:
    """What stands at the break belongs where `other` stands: its number, with either one's link, gives a hash on
    record."""
    placed = (row._replace(seq=other.seq, prev_hash=link) for link in (row.prev_hash, other.prev_hash))
    return any(row_hash(candidate) in (row.hash, other.hash) for candidate in placed)


def _true_number(row: AuditRow, last: int) -> int | None:
    """The number with which the row agrees with itself; None where there is none."""
    return next((seq for seq in range(1, last + REACH) if row_hash(row._replace(seq=seq)) == row.hash), None)


def _copied(row: AuditRow, original: AuditRow | None) -> bool:
    """The row was copied from one that stands in its own place."""
    return original is not None and original.hash == row.hash


def _at(seq: int, rows: Rows) -> AuditRow | None:
    row = next(rows(seq), None)
    return row if row is not None and row.seq == seq else None


def _last_number(rows: Rows) -> int:
    return max((row.seq for row in rows(None)), default=0)
