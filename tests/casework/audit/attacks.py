"""What somebody who may do anything to the tables could do to a chain: rows in, rows out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from service.casework.audit.chain import AuditRow, chained, row_hash
from service.casework.audit.tampering import Tampering
from tests.casework.audit.builders import chained_up, event

COLUMNS = AuditRow._fields
Attack = Callable[[Sequence[AuditRow]], list[AuditRow]]


@dataclass(frozen=True, slots=True)
class Named:
    """An attack and how it is to be named: what was done, from which row to which, of which column."""

    attack: Attack
    kind: Tampering
    seq: int
    until: int
    column: str = ""


def flipped(value: Any) -> Any:
    """A value of which one bit of one byte is another; where there is nothing to flip, something."""
    if isinstance(value, int):
        return value ^ 0x40
    return chr(ord(value[0]) ^ 1) + value[1:] if value else "1"


def with_column(rows: Sequence[AuditRow], seq: int, column: str, value: Any) -> list[AuditRow]:
    """One column of one row set to a value."""
    return [row._replace(**{column: value}) if row.seq == seq else row for row in rows]


def flip(seq: int, column: str) -> Attack:
    """One bit of one column of a row."""
    return lambda rows: with_column(rows, seq, column, flipped(getattr(rows[seq - 1], column)))


def rehash(seq: int) -> Attack:
    """The reason of a row is another, and its hash is computed anew."""

    def attack(rows: Sequence[AuditRow]) -> list[AuditRow]:
        changed = rows[seq - 1]._replace(reason="同意")
        return with_column(
            with_column(rows, seq, "reason", changed.reason), seq, "hash", row_hash(changed._replace(hash=""))
        )

    return attack


def delete(first: int, last: int) -> Attack:
    """Rows are gone."""
    return lambda rows: [row for row in rows if not first <= row.seq <= last]


def close_up(first: int, last: int) -> Attack:
    """Rows are gone, and those behind take their numbers."""
    gone = last - first + 1
    return lambda rows: [
        row if row.seq < first else row._replace(seq=row.seq - gone) for row in delete(first, last)(rows)
    ]


def swap_numbers(first: int, second: int) -> Attack:
    """Two rows exchange their numbers."""
    numbers = {first: second, second: first}
    return lambda rows: [row._replace(seq=numbers.get(row.seq, row.seq)) for row in rows]


def swap_contents(first: int, second: int) -> Attack:
    """Two rows exchange all but number and hashes."""
    kept = ("seq", "prev_hash", "hash")

    def attack(rows: Sequence[AuditRow]) -> list[AuditRow]:
        other = {first: rows[second - 1], second: rows[first - 1]}
        return [
            other[row.seq]._replace(**{name: getattr(row, name) for name in kept}) if row.seq in other else row
            for row in rows
        ]

    return attack


def insert(seq: int, count: int = 1, sound: bool = True) -> Attack:
    """Rows that never happened stand at `seq`, those behind are pushed back; `sound`: with hashes of their own."""

    def attack(rows: Sequence[AuditRow]) -> list[AuditRow]:
        before, after = list(rows[: seq - 1]), list(rows[seq - 1 :])
        for number in range(count):
            made = chained(event(900 + number), before[-1] if before else None)
            before.append(made if sound else made._replace(hash=made.hash[::-1]))
        return before + [row._replace(seq=row.seq + count) for row in after]

    return attack


def insert_before_first(rows: Sequence[AuditRow]) -> list[AuditRow]:
    """A row numbered 0."""
    return [chained(event(900), None)._replace(seq=0), *rows]


def cut(last: int) -> Attack:
    """Everything behind `last` is gone."""
    return lambda rows: list(rows[:last])


def replace_from(seq: int, length: int | None = None) -> Attack:
    """From a row on another history, `length` rows of it, that agrees with itself."""

    def attack(rows: Sequence[AuditRow]) -> list[AuditRow]:
        made = list(rows[: seq - 1])
        for number in range(len(rows) - seq + 1 if length is None else length):
            made.append(chained(event(700 + number), made[-1] if made else None))
        return made

    return attack


def replace_all(rows: Sequence[AuditRow]) -> list[AuditRow]:
    """The whole chain is another."""
    return chained_up(event(500 + row.seq) for row in rows)


LENGTH = 10
"""The attacks below are for a chain of ten rows with signed heads over rows 1, 4 and 10."""

ATTACKS: Mapping[str, Named] = {
    **{
        f"flip {column} of row {seq}": Named(
            flip(seq, column),
            Tampering.ALTERED,
            seq,
            seq,
            column if column in ("seq", "alg", "prev_hash", "hash") else "",
        )
        for seq in (1, 5, LENGTH)
        for column in COLUMNS
    },
    "rehash a row": Named(rehash(5), Tampering.ALTERED, 5, 5),
    "rehash the first row": Named(rehash(1), Tampering.ALTERED, 1, 1),
    "rehash a row with a head": Named(rehash(4), Tampering.ALTERED, 4, 4),
    "delete the first row": Named(delete(1, 1), Tampering.DELETED, 1, 1),
    "delete a middle row": Named(delete(5, 5), Tampering.DELETED, 5, 5),
    "delete middle rows": Named(delete(3, 6), Tampering.DELETED, 3, 6),
    "delete the first row, close up": Named(close_up(1, 1), Tampering.DELETED, 1, 1),
    "delete middle rows, close up": Named(close_up(5, 6), Tampering.DELETED, 5, 6),
    "delete the last row": Named(cut(LENGTH - 1), Tampering.TAIL_CUT, LENGTH, LENGTH),
    "cut the tail": Named(cut(6), Tampering.TAIL_CUT, 7, LENGTH),
    "delete everything": Named(cut(0), Tampering.TAIL_CUT, 1, LENGTH),
    "swap neighbours": Named(swap_numbers(5, 6), Tampering.SWAPPED, 5, 6),
    "swap distant rows": Named(swap_numbers(3, 8), Tampering.SWAPPED, 3, 8),
    "swap first and last": Named(swap_numbers(1, LENGTH), Tampering.SWAPPED, 1, LENGTH),
    "swap contents": Named(swap_contents(3, 8), Tampering.SWAPPED, 3, 8),
    "swap contents of neighbours": Named(swap_contents(5, 6), Tampering.SWAPPED, 5, 6),
    "insert a row": Named(insert(5), Tampering.INSERTED, 5, 5),
    "insert a row at the start": Named(insert(1), Tampering.INSERTED, 1, 1),
    "insert a row with a wrong hash": Named(insert(5, sound=False), Tampering.INSERTED, 5, 5),
    "insert several rows": Named(insert(3, 3), Tampering.INSERTED, 3, 5),
    "insert a row numbered 0": Named(insert_before_first, Tampering.INSERTED, 0, 0),
    "replace the whole chain": Named(replace_all, Tampering.REPLACED, 1, 1),
    "replace the whole chain by a longer one": Named(replace_from(1, 20), Tampering.REPLACED, 1, 1),
    "replace what follows a head": Named(replace_from(6), Tampering.REPLACED, 5, LENGTH),
    "cut the tail and go on": Named(replace_from(9, 5), Tampering.REPLACED, 5, LENGTH),
}
