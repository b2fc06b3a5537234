"""What is wrong with one cell before it is known where the cell stands, and the answer to it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from service.intake.files.grid import RawCell
from service.vocabulary.cell import Cell
from service.vocabulary.entry import Entry, Reading, missing
from service.vocabulary.problem import Problem, Severity

Read = tuple[Entry, tuple[Problem, ...]]
"""What reading one cell gives: the entry, and the problems found on the way."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: stable code, what is allowed, how to repair it, the readings where there are several, and the unit
    that was found where that is at fault."""

    code: str
    allowed: str
    repair: str
    readings: tuple[str, ...] = ()
    severity: Severity = Severity.ERROR
    unit: str = ""

    def at(self, raw: RawCell, cell: Cell) -> Problem:
        """The problem of this cell."""
        found = (f"“{raw.text}”" if raw.text.strip() else "空白") + (f"（单位“{self.unit}”）" if self.unit else "")
        return Problem(self.severity, self.code, cell.sheet, cell.ref, found, self.allowed, self.repair, self.readings)


class MisreadError(Exception):
    """A cell text that has no reading, or more than one."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.code)
        self.fault = fault


def misread(code: str, allowed: str, repair: str, *readings: str) -> MisreadError:
    """The error to raise for a text without exactly one reading."""
    return MisreadError(Fault(code, allowed, repair, readings))


def remark(code: str, allowed: str, repair: str, *readings: str) -> Fault:
    """A fault that leaves the value usable."""
    return Fault(code, allowed, repair, readings, Severity.WARNING)


def refused(raw: RawCell, cell: Cell, fault: Fault) -> Read:
    """No value, because of a fault; the raw text stays with the entry."""
    reason = f"“{raw.text}”无法使用：{fault.repair}"
    return replace(missing(cell, reason), reading=Reading(raw.text)), (fault.at(raw, cell),)
