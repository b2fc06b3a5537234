"""Cells of a column cover its domain once, and no test tells two values of a cell apart."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from service.rulelang.cells import axis_of, one_inside
from service.rulelang.tables import Attribute, Interval, NumberTest, Test, TextTest
from tests.rulelang.strategies import attributes, cell_tests, holds, inside, samples


@st.composite
def columns(draw: st.DrawFn) -> tuple[Attribute, list[Test | None]]:
    attribute = draw(attributes("a"))
    return attribute, draw(st.lists(st.none() | cell_tests(attribute), max_size=5))


def contains(cell: Interval | str, value: Decimal | str) -> bool:
    return inside(cell, value) if isinstance(cell, Interval) and isinstance(value, Decimal) else cell == value


@given(columns())
def test_each_value_lies_in_one_cell_and_is_tested_like_it(column: tuple[Attribute, list[Test | None]]) -> None:
    attribute, tests = column
    axis = axis_of(attribute, tests)
    for value in samples(attribute):
        (cell,) = [index for index, found in enumerate(axis.cells) if contains(found, value)]
        assert [bool(axis.rows[cell] >> row & 1) for row in range(len(tests))] == [holds(t, value) for t in tests]


@given(columns())
def test_the_witness_of_a_cell_lies_in_it(column: tuple[Attribute, list[Test | None]]) -> None:
    attribute, tests = column
    axis = axis_of(attribute, tests)
    for index, cell in enumerate(axis.cells):
        shown = axis.witness(index)
        value: Decimal | str = shown if attribute.kind == "text" else Decimal(shown)
        assert contains(cell, value)
        assert not attribute.whole or value == Decimal(value).to_integral_value()


@given(columns())
def test_one_value_that_passes_a_test_is_found(column: tuple[Attribute, list[Test | None]]) -> None:
    attribute, tests = column
    for test in tests:
        if test is not None and any(holds(test, value) for value in samples(attribute)):
            shown = one_inside(attribute, test)
            assert holds(test, shown if attribute.kind == "text" else Decimal(shown))


def test_ranges_are_written_as_tests_are() -> None:
    marks = NumberTest((Interval(Decimal("0.6"), True, Decimal("0.9"), False),), "")
    axis = axis_of(Attribute("share", "number", "%", Decimal(0)), [marks])
    assert [axis.range_text([index]) for index in range(len(axis.cells))] == [
        "= 0%",
        "(0%..60%)",
        "= 60%",
        "(60%..90%)",
        "= 90%",
        "> 90%",
    ]
    assert axis.range_text([2, 3, 4]) == "[60%..90%]"
    assert axis.range_text(range(6)) == "任意"


def test_words_are_grouped_by_the_rows_that_accept_them() -> None:
    test = TextTest(frozenset({"red", "blue"}), "")
    axis = axis_of(Attribute("colour", "text", values=("red", "green", "blue")), [test])
    assert axis.cells == ("green", "red", "blue")
    assert axis.rows == (0, 1, 1)
    assert axis.range_text([1, 2]) == '"red", "blue"'
