"""What is known of an entry, and how states combine."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.engine.reference.known import (
    DISPUTED,
    MISSING,
    NOT_APPLICABLE,
    Known,
    blocked,
    constant,
    date_of,
    deviation,
    given_absent,
    known_of,
    number_of,
    of_entry,
    parts_of,
    ratio,
    text,
    value,
    whole,
    worst,
    year_of,
    yes_no,
)
from service.vocabulary.entry import Entry
from service.vocabulary.state import State
from tests.assessment.builders import blank, day, in_state, num
from tests.assessment.builders import text as words

knowns = st.sampled_from([value(1), MISSING, NOT_APPLICABLE, DISPUTED])


def test_a_number_is_exact() -> None:
    assert of_entry(num("0.1")) == value(Fraction(1, 10))
    assert number_of(num("1e-20")).number == Fraction(1, 10**20)


def test_zero_is_a_value_and_blank_is_none() -> None:
    assert of_entry(num("0")) == value(0)
    assert of_entry(blank()) == MISSING


def test_a_park_s_own_not_applicable_is_missing_and_a_dispute_stays() -> None:
    assert of_entry(in_state(State.NOT_APPLICABLE)) == MISSING
    assert of_entry(in_state(State.DISPUTED)) == DISPUTED
    assert number_of(in_state(State.DISPUTED)) == DISPUTED


def test_text_where_a_number_or_date_belongs_is_missing() -> None:
    assert number_of(words("近两千")) == MISSING
    assert number_of(day("2024-01-01")) == MISSING
    assert date_of(num("2024")) == MISSING
    assert date_of(day("2024-02-29")).day == date(2024, 2, 29)


@pytest.mark.parametrize(("year", "is_whole"), [("2025", True), ("2025.0", True), ("2025.5", False)])
def test_a_year_is_a_whole_number(year: str, is_whole: bool) -> None:
    assert whole(number_of(num(year))) == (int(Decimal(year)) if is_whole else None)
    assert whole(MISSING) is None


def test_a_year_stated_in_a_cell_is_the_same_whole_number() -> None:
    cells = [num("2025"), num("2025.0"), num("2025.5"), words("2025"), blank()]
    assert [year_of(cell) for cell in cells] == [whole(number_of(cell)) for cell in cells]


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4))
def test_a_number_by_its_parts_is_the_number_of_the_cell(stated: Decimal) -> None:
    cell = num(str(stated))
    assert known_of(parts_of(cell)) == number_of(cell) == of_entry(cell) == constant(stated)


@pytest.mark.parametrize("cell", [blank(), words("近两千"), day("2024-01-01"), *map(in_state, list(State)[1:])])
def test_without_a_number_the_parts_say_why(cell: Entry) -> None:
    assert known_of(parts_of(cell)) == number_of(cell)


def test_a_ratio_is_kept_in_lowest_terms() -> None:
    assert ratio(2, -4) == value(Fraction(-1, 2))
    assert ratio(-2, 4).parts == (-1, 2)
    with pytest.raises(ZeroDivisionError):
        ratio(1, 0)


def test_the_value_of_another_kind_is_no_number_and_no_date() -> None:
    with pytest.raises(TypeError, match="no number: 'yes'"):
        _ = text("yes").number
    with pytest.raises(TypeError, match="no number: 'yes'"):
        _ = text("yes").parts
    with pytest.raises(TypeError, match="no date"):
        _ = value(1).day


def test_truths_become_the_words_of_the_language() -> None:
    assert [yes_no(True).value, yes_no(False).value] == ["yes", "no"]
    assert [given_absent(True).value, given_absent(False).value] == ["given", "absent"]


@given(st.lists(knowns))
def test_the_worst_state_prevails_in_any_order(states: list[Known]) -> None:
    found = worst(states)
    assert found is worst(reversed(states))
    assert found.rank == max((one.state.rank for one in states), default=0)
    assert (blocked(*states) is None) == all(one.present for one in states)
    assert blocked(*states) in (None, Known(found))


numbers = st.fractions(max_denominator=1000).map(value)


@given(numbers, numbers)
def test_deviation_is_relative_to_the_right(left: Known, right: Known) -> None:
    found = deviation(left, right)
    if right.number:
        assert abs(found.number * right.number) == abs(left.number - right.number)
        assert found.number >= 0
    else:
        assert found == (value(0) if left.number == 0 else MISSING)


@given(knowns, knowns)
def test_deviation_needs_both(left: Known, right: Known) -> None:
    assert deviation(left, right) == (blocked(left, right) or value(0))
