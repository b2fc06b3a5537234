"""What a rule read: a value with the way it came about, down to the cells."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import NamedTuple

from service.vocabulary.cell import Cell
from service.vocabulary.exact import Quotient
from service.vocabulary.state import VALUE, Attestor, State


class Sought(NamedTuple):
    """A value that was looked for in a year of which there is no column: the year, and the value's name."""

    year: int
    value: str

    @property
    def named(self) -> str:
        """The value by its year and name."""
        return f"{self.year}年{self.value}"


class Fact(NamedTuple):
    """One attribute of one subject. Stated (has `cell`) or derived (has `formula` and `operands`), never both.

    Numbers are exact quotients in `unit` (percent as a fraction, unit "%"). `note` says in Chinese what is needed
    when there is no value, or how the value was read. `working` becomes the worked arithmetic when it is read: a
    case has a thousand formulas, and few are looked at. `sought` is what `note` says is lacking, where the year it was
    looked for in has no column.
    """

    name: str
    state: State
    value: Quotient | str | date | None = None
    unit: str = ""
    cell: Cell | None = None
    working: object = ""
    operands: tuple[Fact, ...] = ()
    attested_by: Attestor = Attestor.PARK
    note: str = ""
    sought: Sought | None = None

    @property
    def present(self) -> bool:
        """Whether there is a value."""
        return self.state is VALUE

    @property
    def formula(self) -> str:
        """The worked arithmetic, e.g. `(0.50 − 0.41) ÷ (0.50 − 0.40) = 90%`; empty for a stated fact."""
        return str(self.working)

    @property
    def number(self) -> Quotient:
        """The value of a numeric fact; TypeError for anything else."""
        if not isinstance(self.value, Quotient):
            raise TypeError(f"{self.name} is no number: {self.value!r}")
        return self.value

    def cells(self) -> tuple[Cell, ...]:
        """Every cell this fact rests on, in order of first use, each once."""
        return tuple(dict.fromkeys(self._walk_cells()))

    def _walk_cells(self) -> Iterator[Cell]:
        if self.cell is not None:
            yield self.cell
        for operand in self.operands:
            yield from operand._walk_cells()


Parts = tuple[
    str, State, Quotient | str | date | None, str, Cell | None, object, tuple[Fact, ...], Attestor, str, Sought | None
]

fact_of = partial(tuple.__new__, Fact)
"""Fact(*parts) of all its parts in one tuple, in half the time: a case has thousands."""
