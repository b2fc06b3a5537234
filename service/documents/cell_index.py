"""From cells up: what was read in each, and which findings rest on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from service.assessment.english import English
from service.assessment.showing import show
from service.vocabulary.cell import Cell
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Finding

Place = tuple[str, str, str]
"""(document, sheet, cell)."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What one cell says under one name: the value in full, whether there is one, how the text became it, and who
    stands behind it."""

    name: str
    value: str
    present: bool
    note: str
    attested: str


@dataclass(frozen=True, slots=True)
class CellUse:
    """A cell, what it says under each name, and the findings that read it, by their keys."""

    cell: Cell
    stated: list[Stated] = field(default_factory=list)
    findings: dict[tuple[str, str], Finding] = field(default_factory=dict)


def cell_uses(findings: Iterable[Finding], english: English | None = None) -> dict[Place, CellUse]:
    """Every cell that findings rest on, in the order of first use; told in English where that is given."""
    uses: dict[Place, CellUse] = {}
    for finding in findings:
        for fact, cell in _leaves(finding.facts, set()):
            use = uses.setdefault((cell.document, cell.sheet, cell.ref), CellUse(cell))
            use.findings[finding.key] = finding
            told = fact.name, show(fact), fact.note
            name, value, note = map(english.of, told) if english else told
            said = Stated(name, value, fact.present, note, fact.attested_by.label)
            if said not in use.stated:
                use.stated.append(said)
    return uses


def _leaves(facts: Iterable[Fact], seen: set[int]) -> Iterator[tuple[Fact, Cell]]:
    """Every fact below that stands in a cell; what several share is looked at once."""
    for fact in facts:
        if id(fact) not in seen:
            seen.add(id(fact))
            if fact.cell is not None:
                yield fact, fact.cell
            yield from _leaves(fact.operands, seen)
