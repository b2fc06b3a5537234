"""One numeric cell of a workbook altered, and what an assessment says line by line."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from typing import Any, TypeVar

from service.assessment.trace import Line, cells_of, finding_id
from service.intake.files.grid import Grid, Kind, RawCell
from service.vocabulary.assessment import Assessment
from service.vocabulary.cell import Cell
from service.vocabulary.entry import Entry
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Finding


def numeric_cells(statement: Any) -> list[Cell]:
    """Every cell of a submission or of judgements that was read as a number, each once."""
    return list(dict.fromkeys(e.cell for e in _entries(statement) if e.present and isinstance(e.value, Decimal)))


def _entries(value: Any) -> Iterator[Entry]:
    if isinstance(value, Entry):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _entries(getattr(value, field.name))
    elif isinstance(value, dict):
        for item in value.values():
            yield from _entries(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from _entries(item)


def altered(grid: Grid, cell: Cell) -> Grid:
    """The same workbook (and digest) with another number in one cell: its last digit is raised by one."""
    sheet = grid.sheets[cell.sheet]
    old = sheet.cells[cell.ref]
    cells = {**sheet.cells, cell.ref: replace(old, text=_other_number(old))}
    return replace(grid, sheets={**grid.sheets, cell.sheet: replace(sheet, cells=cells)})


def _other_number(cell: RawCell) -> str:
    if cell.kind is Kind.NUMBER:
        return format(_raised(Decimal(cell.text)), "f")
    place = max(i for i, letter in enumerate(cell.text) if letter.isdigit())
    return cell.text[:place] + str((int(cell.text[place]) + 1) % 10) + cell.text[place + 1 :]


def _raised(number: Decimal) -> Decimal:
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)
    return number + Decimal(1).scaleb(exponent)


Statement = TypeVar("Statement")


def restated(statement: Statement, cell: Cell) -> Statement:
    """The same submission or judgements, the number read from that cell raised by one in its last digit."""
    return with_entry(statement, cell, _with_raised_number)


def _with_raised_number(entry: Entry) -> Entry:
    return replace(entry, value=_raised(entry.value)) if isinstance(entry.value, Decimal) else entry


def with_entry(statement: Statement, cell: Cell, made: Callable[[Entry], Entry]) -> Statement:
    """The same submission or judgements, but for what `made` makes of what was read from that cell."""
    changed: Statement = _with_entry(statement, cell, made)
    return changed


def _with_entry(value: Any, cell: Cell, made: Callable[[Entry], Entry]) -> Any:
    if isinstance(value, Entry):
        return made(value) if value.cell == cell else value
    if is_dataclass(value) and not isinstance(value, type):
        parts = {field.name: getattr(value, field.name) for field in fields(value)}
        changed = {name: _with_entry(part, cell, made) for name, part in parts.items()}
        same = all(changed[name] is part for name, part in parts.items())
        return value if same else replace(value, **changed)
    if isinstance(value, dict):
        changed = {key: _with_entry(item, cell, made) for key, item in value.items()}
        return value if all(changed[key] is item for key, item in value.items()) else changed
    if isinstance(value, tuple):
        items = tuple(_with_entry(item, cell, made) for item in value)
        return value if all(new is old for new, old in zip(items, value, strict=True)) else items
    return value


def changed_findings(before: Assessment, after: Assessment) -> set[str]:
    """The ids of the findings that say something else: another outcome, or another value anywhere below.

    The texts of a finding are told from its outcome and these values alone.
    """
    old = {finding_id(f): f for f in (before.decision, *before.findings)}
    new = {finding_id(f): f for f in (after.decision, *after.findings)}
    assert old.keys() == new.keys()
    return {i for i, finding in old.items() if not _same_finding(finding, new[i])}


def _same_finding(one: Finding, other: Finding) -> bool:
    outcome = (one.verdict, one.row, one.effect, one.open, one.closing)
    return outcome == (other.verdict, other.row, other.effect, other.open, other.closing) and all(
        map(_same_fact, one.facts, other.facts)
    )


def _same_fact(one: Fact, other: Fact) -> bool:
    """By name, state, value and everything below; the raw texts of cells do not count."""
    if one is other:
        return True
    if (one.name, one.state, len(one.operands)) != (other.name, other.state, len(other.operands)):
        return False
    return one.value == other.value and all(map(_same_fact, one.operands, other.operands))


def lines_by_cell(lines: Mapping[str, Line]) -> dict[tuple[str, str], frozenset[str]]:
    """(sheet, reference) → the ids of all lines that rest on the cell, straight or through other lines."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for line_id in lines:
        for cell in cells_of(dict(lines), line_id):
            found[cell.sheet, cell.ref].add(line_id)
    return {place: frozenset(ids) for place, ids in found.items()}


def scored(assessment: Assessment) -> dict[str, Any]:
    """Each score line, section and total."""
    card = assessment.scorecard
    lines: dict[str, Any] = {
        "recommendation": (assessment.recommendation, assessment.grade),
        "grade": card.grade,
        "score": card.score.fraction(),
        "completeness": card.completeness.fraction(),
    }
    for section in card.sections:
        lines[f"section:{section.code}"] = section.points.fraction()
        lines |= {f"score:{line.rule}": (line.points.fraction(), line.evaluable.fraction()) for line in section.lines}
    return lines
