"""Example lines ready to paste, each judged by both evaluators before it is proposed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from service.assessment.rule_examples import Stated, by_reference, judge, situation_of
from service.engine.official import NotExactlyOneRow
from service.rulelang.cells import value_inside
from service.rulelang.example_check import can_be_missing
from service.rulelang.example_line import example_line
from service.rulelang.pack import Given, Pack, Rule
from service.rulelang.tables import Attribute
from service.rulelang.words import number_in_words
from service.trial.coverage import ByState, ByTable, Coverage, Point
from service.trial.grid import Side
from service.vocabulary.state import State

Value = Decimal | str | date | State


def given(column: Attribute, value: Value) -> Given:
    """A value or state of a column, as an example states it."""
    if isinstance(value, State):
        return Given(value.value, value, unit=column.unit)
    text = number_in_words(value, column.unit) if isinstance(value, Decimal) else str(value)
    return Given(text, State.VALUE, value, column.unit)


def verified_line(rule: Rule, stated: Stated, pack: Pack) -> str:
    """The line of an example with the verdict both evaluators come to on every subject; empty when they come to
    several or the input lies outside the table."""
    try:
        words = {word for subject in rule.subjects for word in judge(rule, subject, stated, pack)}
    except (NotExactlyOneRow, LookupError):
        return ""
    if len(words) != 1:
        return ""
    rows = {name: [_texts(row) for row in table] for name, table in stated.rows.items()}
    return example_line(_texts(stated.values), words.pop(), rows)


def outcome(rule: Rule, stated: Stated, pack: Pack) -> str:
    """What the reference comes to on the rule's first subject; empty outside the table."""
    try:
        return by_reference(rule, rule.subjects[0], situation_of(stated, pack)).outcome
    except LookupError:
        return ""


def line_for(coverage: Coverage, point: Point, pack: Pack) -> str:
    """An example that shows a point of a rule; empty when none was found."""
    return verified_line(coverage.rule, stated_for(coverage, point), pack)


def stated_for(coverage: Coverage, point: Point) -> Stated:
    """Values of the rule's columns that show a point."""
    columns = {column.name: column for column in coverage.rule.table.attributes}
    return Stated({name: given(columns[name], value) for name, value in _values(coverage, point).items()}, {})


def _values(coverage: Coverage, point: Point) -> Mapping[str, Value]:
    rule, columns = coverage.rule, coverage.rule.table.attributes
    if isinstance(point, ByTable):
        row = next(row for row in rule.table.rows if row.outcome == point.outcome)
        return {c.name: value_inside(c, row.tests[c.name]) for c in columns if c.name in row.tests}
    if isinstance(point, ByState):
        losable = set(can_be_missing(rule)) or {column.name for column in columns}
        return {column.name: point.state for column in columns if column.name in losable}
    return _of_side(coverage, point, columns)


def _of_side(coverage: Coverage, side: Side, columns: Sequence[Attribute]) -> Mapping[str, Value]:
    grid = coverage.grid
    values: dict[str, Value] = {}
    context = grid.context(side)
    for place, column in enumerate(columns):
        values[column.name] = grid.beside(side) if place == side.column else grid.axes[place].value(context[place])
    return values


def _texts(values: Mapping[str, Given]) -> Mapping[str, str]:
    return {name: value.text for name, value in values.items()}
