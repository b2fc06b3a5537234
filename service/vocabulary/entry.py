"""One statement read from one cell: its state, its value, and what became of it on the way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from service.vocabulary.cell import Cell
from service.vocabulary.state import VALUE, Attestor, State


@dataclass(frozen=True, slots=True)
class Reading:
    """How a raw text became a value: `3.2 万tce` → `32000 tce` by `×10000`.

    `note` is a Chinese remark (approximate, percent read from the number format …); `approximate` is true for
    `近200`, `约20%`.
    """

    raw: str
    from_unit: str = ""
    to_unit: str = ""
    conversion: str = ""
    approximate: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A stated number (exact, in the canonical unit; percent as a fraction), text or date, or why there is none.

    `value` is None unless `state` is VALUE. `reason` says why not, in Chinese. `cell` is where it stands; for a
    missing one the cell where it should stand.
    """

    state: State
    value: Decimal | str | date | None
    cell: Cell
    unit: str = ""
    reading: Reading | None = None
    reason: str = ""
    attested_by: Attestor = Attestor.PARK

    @property
    def present(self) -> bool:
        """Whether there is a value."""
        return self.state is VALUE


BLANK = "未填写"
"""The reason of an entry whose cell is simply empty."""


def missing(cell: Cell, reason: str = BLANK) -> Entry:
    """An entry that is not there."""
    return Entry(State.MISSING, None, cell, reason=reason)
