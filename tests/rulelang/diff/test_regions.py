"""Regions: exactly the inputs judged differently, each in one, the same from either side."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from service.rulelang.diff.regions import (
    ABSENT,
    BY_STATE,
    IMPOSSIBLE,
    Region,
    combined_columns,
    differing_regions,
    regions_of,
)
from service.rulelang.tables import Attribute, Interval, Table, TextTest
from tests.rulelang.diff.tables import (
    OUTCOMES,
    Value,
    a_number,
    a_table,
    all_inputs,
    columns,
    contains,
    good_tables,
    judged,
    pairs,
    rewritten,
    split_at,
)
from tests.rulelang.strategies import MARKS

YES, NO = TextTest(frozenset(("yes",)), '"yes"'), TextTest(frozenset(("no",)), '"no"')


def a_word(name: str, *values: str) -> Attribute:
    return Attribute(name, "text", values=values)


def threshold(mark: Decimal, closed: bool = True) -> Table:
    below, above = split_at(mark, closed)
    return a_table(({"a": above}, "met"), ({"a": below}, "unmet"))


@given(st.data(), columns())
def test_a_rewrite_that_judges_alike_differs_nowhere(data: st.DataObject, over: tuple[Attribute, ...]) -> None:
    table = data.draw(good_tables(over))
    again = data.draw(rewritten(table))
    assert differing_regions(table, again) == differing_regions(again, table) == ()


@given(pairs())
def test_an_input_judged_differently_lies_in_one_region_any_other_in_none(
    tables: tuple[Table, Table],
) -> None:
    before, after = tables
    regions = differing_regions(before, after)
    for values in all_inputs(before, after):
        outcomes = (judged(before, values), judged(after, values))
        found = [(region.before, region.after) for region in regions if contains(region, values)]
        assert found == ([outcomes] if outcomes[0] != outcomes[1] else []), values


@given(pairs())
def test_each_witness_is_judged_as_said(tables: tuple[Table, Table]) -> None:
    before, after = tables
    for region in differing_regions(before, after):
        values = {name: _value(text) for name, text in region.witness}
        assert contains(region, values)
        assert (judged(before, values), judged(after, values)) == (region.before, region.after)


def _value(text: str) -> Value:
    if text == ABSENT:
        return None
    return text if text.isalpha() else Decimal(text)


@given(pairs())
def test_from_the_other_side_before_and_after_change_places(tables: tuple[Table, Table]) -> None:
    forth, back = differing_regions(*tables), differing_regions(*reversed(tables))
    assert {key(region, (region.before, region.after)) for region in forth} == {
        key(region, (region.after, region.before)) for region in back
    }
    assert len(forth) == len(back)


def key(region: Region, outcomes: tuple[str, str]) -> object:
    told = {e.column.name: (e.interval, frozenset(e.words), e.absent) for e in region.extents}
    return tuple(sorted(told.items(), key=lambda pair: pair[0])), outcomes


@given(MARKS, MARKS, st.booleans(), st.booleans())
def test_a_moved_threshold_gives_exactly_the_interval_between(
    old: Decimal, new: Decimal, old_closed: bool, new_closed: bool
) -> None:
    regions = differing_regions(threshold(old, old_closed), threshold(new, new_closed))
    if (old, old_closed) == (new, new_closed):
        assert regions == ()
        return
    (found,) = regions
    (low, low_closed), (high, high_closed) = sorted(
        ((old, old_closed), (new, new_closed)), key=lambda end: (end[0], not end[1])
    )
    assert found.extents[0].interval == Interval(low, low_closed, high, not high_closed)
    stricter = (new, not new_closed) > (old, not old_closed)
    assert (found.before, found.after) == (("met", "unmet") if stricter else ("unmet", "met"))


@given(good_tables((a_number(),)), st.sampled_from(OUTCOMES))
def test_the_regions_of_an_outcome_hold_its_inputs_and_no_other(table: Table, outcome: str) -> None:
    regions = regions_of(table, outcome)
    for values in all_inputs(table):
        found = sum(contains(region, values) for region in regions)
        assert found == (judged(table, values) == outcome), values


def test_neighbours_with_the_same_outcomes_are_one_region() -> None:
    low, high = split_at(Decimal(0), closed_above=True)
    before = a_table(({"a": low}, "met"), ({"a": high}, "met"))
    after = a_table(({"a": low}, "unmet"), ({"a": high}, "unmet"))
    (found,) = differing_regions(before, after)
    assert found.extents[0].interval == Interval(None, False, None, False)


def test_a_column_that_one_side_does_not_read_is_anything_to_it() -> None:
    over = (a_word("b", "yes", "no"), a_word("d", "yes", "no"))
    before = a_table(({"b": YES}, "met"), ({"b": NO}, "unmet"), columns=over[:1])
    after = a_table(({"b": YES, "d": YES}, "met"), ({"b": YES, "d": NO}, "unmet"), ({"b": NO}, "unmet"), columns=over)
    found = {(r.witness, r.before, r.after) for r in differing_regions(before, after)}
    assert found == {
        ((("b", "yes"), ("d", "no")), "met", "unmet"),
        ((("b", "yes"), ("d", ABSENT)), "met", BY_STATE),
    }


def test_a_row_cut_along_a_column_it_did_not_test_differs_where_that_has_no_value() -> None:
    over = (a_word("b", "yes", "no"), a_word("d", "yes", "no"))
    before = a_table(({"b": YES}, "met"), ({"b": NO}, "unmet"), columns=over)
    after = a_table(({"b": YES, "d": YES}, "met"), ({"b": YES, "d": NO}, "met"), ({"b": NO}, "unmet"), columns=over)
    (found,) = differing_regions(before, after)
    assert [(extent.words, extent.absent) for extent in found.extents] == [(("yes",), False), ((), True)]
    assert (found.before, found.after) == ("met", BY_STATE)


def test_a_word_only_one_side_knows_is_impossible_to_the_other() -> None:
    before = a_table(({"b": YES}, "met"), columns=(a_word("b", "yes"),))
    after = a_table(({"b": YES}, "met"), ({"b": NO}, "unmet"), columns=(a_word("b", "yes", "no"),))
    (found,) = differing_regions(before, after)
    assert (found.before, found.after, found.witness) == (IMPOSSIBLE, "unmet", (("b", "no"),))


def test_a_number_only_one_side_knows_is_impossible_to_the_other() -> None:
    before = within(threshold(Decimal(5)), Decimal(10))
    after = within(threshold(Decimal(50)), Decimal(100))
    found = differing_regions(before, after)
    assert [(told(region), region.before, region.after) for region in found] == [
        ("[5, 10]", "met", "unmet"),
        ("(10, 50)", IMPOSSIBLE, "unmet"),
        ("[50, 100]", IMPOSSIBLE, "met"),
    ]
    assert found[1].rows[0] is None
    back = differing_regions(after, before)
    assert [(region.before, region.after) for region in back] == [(other.after, other.before) for other in found]


def within(table: Table, high: Decimal) -> Table:
    """The table for numbers from 0 to `high` only."""
    return replace(table, attributes=tuple(replace(a, low=Decimal(0), high=high) for a in table.attributes))


def told(region: Region) -> str:
    """The interval of the only column."""
    found = region.extents[0].interval
    assert found is not None
    return f"{'[' if found.low_closed else '('}{found.low}, {found.high}{']' if found.high_closed else ')'}"


def test_a_region_says_which_rows_judge_it() -> None:
    before, after = threshold(Decimal(0)), threshold(Decimal(1))
    moved = tuple(replace(row, position=replace(row.position, line=10 + row.number)) for row in after.rows)
    (found,) = differing_regions(before, replace(after, rows=moved))
    assert [place and place.line for place in found.rows] == [1, 12]


def test_shared_columns_have_the_values_of_either() -> None:
    wide = replace(a_number(), low=Decimal(0), high=Decimal(9))
    narrow = replace(a_number(), low=Decimal(1), high=Decimal(8), whole=True)
    text, other = a_word("b", "yes"), a_word("b", "no")
    number, word = combined_columns(Table((wide, text), ()), Table((other, narrow), ()))
    assert (number.low, number.high, number.whole) == (Decimal(0), Decimal(9), False)
    assert combined_columns(Table((a_number(),), ()), Table((wide,), ())) == (a_number(),)
    assert word.values == ("yes", "no")
