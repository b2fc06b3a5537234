"""Sides of borders: where the verdict changes, how near an example must be, and for which other values."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given

from service.engine.agree import Read
from service.rulelang.tables import Attribute, Table, TextTest
from service.trial.grid import Grid, Side, last_place
from service.vocabulary.state import State
from tests.rulelang.strategies import applying
from tests.trial.builders import sound_tables, up_to


def read(value: str) -> Read:
    return State.VALUE, Fraction(value)


def shows(table: Table, side: Side, value: str) -> bool:
    grid = Grid(table)
    rows = [row.number for row in table.rows]
    row = rows.index(applying(table, {"a": Decimal(value)})[0])
    return grid.shows(side, grid.cells([read(value)]), row, Fraction(value))


def test_a_threshold_has_two_sides() -> None:
    grid = Grid(up_to("0.90"))
    below, at = sorted(grid.sides(), key=lambda side: side.cell)
    assert (below.row, at.row) == (1, 0)
    assert (grid.beside(below), grid.beside(at)) == (Decimal("0.89"), Decimal("0.90"))
    assert grid.border(below) == grid.border(at) == "90%"


@pytest.mark.parametrize(("value", "below"), [("0.89", True), ("0.8999", True), ("0.8899", False), ("0.9", False)])
def test_the_open_side_is_within_one_unit_of_the_last_place(value: str, below: bool) -> None:
    table = up_to("0.90")
    low, high = sorted(Grid(table).sides(), key=lambda side: side.cell)
    assert shows(table, low, value) is below
    assert shows(table, high, value) is (value == "0.9")


def test_rows_of_one_verdict_have_no_border() -> None:
    table = up_to("0.90")
    same = replace(table, rows=tuple(replace(row, outcome="met") for row in table.rows))
    assert Grid(same).sides() == ()


def test_across_a_border_without_another_value_the_state_decides() -> None:
    blind = Attribute("blind", "text", values=("yes", "no"))
    no, yes = (TextTest(frozenset({word}), word) for word in ("no", "yes"))
    rows = [replace(row, number=row.number + 1, tests={"blind": no, **row.tests}) for row in up_to("0.90").rows]
    first = replace(rows[0], number=1, tests={"blind": yes}, outcome="question")
    grid = Grid(Table((blind, *up_to("0.90").attributes), (first, *rows)))
    (side,) = (side for side in grid.sides() if side.column == 0 and side.row == 0)
    lost = grid.cells([(State.VALUE, "yes"), (State.MISSING, None)])
    assert grid.shows(side, lost, 0, "yes")
    assert not grid.shows(side, lost, None, "yes")


@pytest.mark.parametrize(
    ("mark", "unit", "whole", "step"),
    [
        ("0.9", "%", False, "0.01"),
        ("1.005", "%", False, "0.001"),
        ("1", "%", False, "0.01"),
        ("3.0", "tce", False, "0.1"),
        ("12", "tce", False, "1"),
        ("0", "", False, "1"),
        ("6", "", True, "1"),
        ("100", "%", False, "0.01"),
    ],
)
def test_the_last_place_is_as_written(mark: str, unit: str, whole: bool, step: str) -> None:
    assert last_place(Decimal(mark), Attribute("a", "number", unit, whole=whole)) == Decimal(step)


@given(sound_tables())
def test_beside_and_context_lie_where_they_say(table: Table) -> None:
    grid = Grid(table)
    for side in grid.sides():
        values = {grid.axes[c].name: grid.axes[c].value(cell) for c, cell in grid.context(side).items()}
        values[table.attributes[side.column].name] = grid.beside(side)
        reads = [(State.VALUE, v if isinstance(v := values[c.name], str) else Fraction(v)) for c in table.attributes]
        (row,) = applying(table, values)
        assert grid.shows(side, grid.cells(reads), row - 1, reads[side.column][1])
