"""What a rule read: a value with the way it came about, down to the cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from service.vocabulary.cell import Cell
from service.vocabulary.exact import Quotient
from service.vocabulary.state import Attestor, State


class _Open:
    """The places of a fact while it is being made: filling those of a frozen one takes three times as long."""

    __slots__ = ("attested_by", "cell", "name", "note", "operands", "state", "unit", "value", "working")

    def __init__(
        self,
        name: str,
        state: State,
        value: Quotient | str | date | None,
        unit: str,
        cell: Cell | None,
        working: object,
        operands: tuple[Fact, ...],
        attested_by: Attestor,
        note: str,
    ) -> None:
        self.name = name
        self.state = state
        self.value = value
        self.unit = unit
        self.cell = cell
        self.working = working
        self.operands = operands
        self.attested_by = attested_by
        self.note = note


@dataclass(frozen=True, slots=True)
class Fact(_Open):
    """One attribute of one subject. Stated (has `cell`) or derived (has `formula` and `operands`), never both.

    Numbers are exact quotients in `unit` (percent as a fraction, unit "%"). `note` says in Chinese what is needed
    when there is no value, or how the value was read. `working` becomes the worked arithmetic when it is read: a
    case has a thousand formulas, and few are looked at.
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

    @property
    def present(self) -> bool:
        """Whether there is a value."""
        return self.state is State.VALUE

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


def fact_of(
    name: str,
    state: State,
    value: Quotient | str | date | None,
    unit: str,
    cell: Cell | None,
    working: object,
    operands: tuple[Fact, ...],
    attested_by: Attestor,
    note: str,
) -> Fact:
    """The same as Fact(…), faster: a case has thousands."""
    made = _Open(name, state, value, unit, cell, working, operands, attested_by, note)
    made.__class__ = Fact
    return made  # type: ignore[return-value]
