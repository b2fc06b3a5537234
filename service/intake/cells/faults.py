"""What is wrong with one cell before it is known where the cell stands, and the answer to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from service.intake.files.grid import RawCell
from service.vocabulary.cell import Cell
from service.vocabulary.entry import Entry, Reading, missing
from service.vocabulary.language import Said, as_written
from service.vocabulary.problem import Problem, Severity

Read = tuple[Entry, tuple[Problem, ...]]
"""What reading one cell gives: the entry, and the problems found on the way."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: stable code, what is allowed, how to repair it, the readings where there are several, and the unit
    that was found where that is at fault."""

    code: str
    allowed: Said
    repair: Said
    readings: tuple[Said, ...] = ()
    severity: Severity = Severity.ERROR
    unit: str = ""

    def at(self, raw: RawCell, cell: Cell) -> Problem:
        """The problem of this cell."""
        found = as_written(f"“{raw.text}”") if raw.text.strip() else Said("空白", "a blank")
        if self.unit:
            found = Said(f"{found.zh}（单位“{self.unit}”）", f"{found.en} (unit “{self.unit}”)")
        return Problem(self.severity, self.code, cell.sheet, cell.ref, found, self.allowed, self.repair, self.readings)


class MisreadError(Exception):
    """A cell text that has no reading, or more than one."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.code)
        self.fault = fault


def misread(code: str, allowed: Said, repair: Said, *readings: Said | str) -> MisreadError:
    """The error to raise for a text without exactly one reading. A reading that is a plain text is a figure as it would
    be written, the same in every language."""
    return MisreadError(Fault(code, allowed, repair, _told(readings)))


def remark(code: str, allowed: Said, repair: Said, *readings: Said | str) -> Fault:
    """A fault that leaves the value usable; readings as in misread()."""
    return Fault(code, allowed, repair, _told(readings), Severity.WARNING)


def _told(readings: Iterable[Said | str]) -> tuple[Said, ...]:
    return tuple(one if isinstance(one, Said) else as_written(one) for one in readings)


def refused(raw: RawCell, cell: Cell, fault: Fault) -> Read:
    """No value, because of a fault; the raw text stays with the entry."""
    reason = f"“{raw.text}”无法使用：{fault.repair.zh}"
    return replace(missing(cell, reason), reading=Reading(raw.text)), (fault.at(raw, cell),)
