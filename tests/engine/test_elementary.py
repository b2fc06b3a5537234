"""Elementary cells cover a column without gap or overlap."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from service.engine.elementary import covers, elementary_cells, merged, thresholds
from service.rulelang.tables import Interval, NumberTest
from tests.engine.builders import a_number, a_table, a_text, between, one_of, union

bounds = st.lists(st.integers(-5, 5), min_size=2, max_size=2, unique=True).map(sorted)
tests = st.builds(
    lambda b, ends: between(str(b[0]), str(b[1]), ends), bounds, st.sampled_from(["[)", "(]", "[]", "()"])
)


def holds(cell: Interval, value: Decimal) -> bool:
    low = cell.low is None or value > cell.low or (value == cell.low and cell.low_closed)
    high = cell.high is None or value < cell.high or (value == cell.high and cell.high_closed)
    return low and high


def numeric(cells: tuple[Interval | str, ...]) -> list[Interval]:
    return [cell for cell in cells if isinstance(cell, Interval)]


def test_words_are_their_own_cells() -> None:
    table = a_table([a_text("s", "done", "open")], ({"s": one_of("done")}, "met"))
    assert elementary_cells(table, "s") == ("done", "open")
    assert covers(one_of("done"), "done")
    assert not covers(one_of("done"), "open")


def test_a_column_without_tests_is_one_cell() -> None:
    assert elementary_cells(a_table([a_number()]), "x") == (Interval(None, False, None, False),)


@given(st.lists(tests, min_size=1, max_size=3), st.integers(-12, 12))
def test_every_number_lies_in_exactly_one_cell_and_cells_are_told_apart_by_no_test(
    written: list[NumberTest], halves: int
) -> None:
    value = Decimal(halves) / 2
    table = a_table([a_number()], *(({"x": test}, "met") for test in written))
    home = [cell for cell in numeric(elementary_cells(table, "x")) if holds(cell, value)]
    assert len(home) == 1
    for test in written:
        assert covers(test, home[0]) == any(holds(i, value) for i in test.intervals)


@given(tests, tests, st.integers(-12, 12))
def test_merging_keeps_every_number(first: NumberTest, second: NumberTest, halves: int) -> None:
    value = Decimal(halves) / 2
    table = a_table([a_number()], ({"x": first}, "met"), ({"x": second}, "unmet"))
    kept = [cell for cell in numeric(elementary_cells(table, "x")) if not covers(first, cell)]
    joined = merged(kept)
    assert any(holds(c, value) for c in joined) == any(holds(c, value) for c in kept)
    assert len(joined) <= 2


def test_thresholds_are_the_finite_ends_in_order() -> None:
    table = a_table([a_number()], ({"x": union(between("3", "4"), between(None, "1"))}, "met"))
    assert thresholds(table, "x") == (Decimal(1), Decimal(3), Decimal(4))
