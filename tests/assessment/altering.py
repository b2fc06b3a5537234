"""One numeric cell of a workbook altered, and what an assessment says line by line."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from service.assessment.trace import finding_id
from service.intake.files.grid import Grid, Kind, RawCell
from service.vocabulary.assessment import Assessment
from service.vocabulary.cell import Cell
from service.vocabulary.entry import Entry
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Finding

_NOT_CONTENT = frozenset({"facts", "pack_digest"})


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
    changed: Statement = _restated(statement, cell)
    return changed


def _restated(value: Any, cell: Cell) -> Any:
    if isinstance(value, Entry):
        if value.cell != cell or not isinstance(value.value, Decimal):
            return value
        return replace(value, value=_raised(value.value))
    if is_dataclass(value) and not isinstance(value, type):
        parts = {field.name: getattr(value, field.name) for field in fields(value)}
        changed = {name: _restated(part, cell) for name, part in parts.items()}
        same = all(changed[name] is part for name, part in parts.items())
        return value if same else replace(value, **changed)
    if isinstance(value, dict):
        changed = {key: _restated(item, cell) for key, item in value.items()}
        return value if all(changed[key] is item for key, item in value.items()) else changed
    if isinstance(value, tuple):
        items = tuple(_restated(item, cell) for item in value)
        return value if all(new is old for new, old in zip(items, value, strict=True)) else items
    return value


def said(assessment: Assessment) -> dict[str, Any]:
    """Each finding's line: its verdict, its texts and every value it rests on, without the raw texts of cells."""
    return {finding_id(f): _line(f) for f in (assessment.decision, *assessment.findings)}


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


def _line(finding: Finding) -> Any:
    texts = tuple(str(getattr(finding, f.name)) for f in fields(finding) if f.name not in _NOT_CONTENT)
    return texts, tuple(_values(fact) for fact in finding.facts)


def _values(fact: Fact) -> Any:
    value: Any = fact.value
    if value is not None and not isinstance(value, str | date):
        value = value.fraction()
    return fact.name, fact.state, value, fact.formula, tuple(_values(operand) for operand in fact.operands)
