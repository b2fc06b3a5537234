"""Deviation, change and magnitude: their laws, against fractions computed here."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from service.assessment.comparisons import change, deviation, label, magnitude, unlabelled, within
from service.assessment.facts import stated
from service.rulelang.tables import Interval
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.state import State
from tests.assessment.builders import blank, num, text

NUMBERS = st.decimals(min_value=-100, max_value=100, places=2)
BAND = Interval(Decimal("0.05"), True, Decimal(6), True)


def fact(value: Decimal | str) -> Fact:
    return stated("数", num(str(value)))


@given(left=NUMBERS, right=NUMBERS)
def test_deviation_is_relative_to_the_right_side(left: Decimal, right: Decimal) -> None:
    made = deviation("d", fact(left), fact(right))
    if right == 0:
        assert made.state is (State.VALUE if left == 0 else State.MISSING)
    else:
        assert made.number.fraction() == abs(Fraction(left) - Fraction(right)) / abs(Fraction(right))


@given(value=NUMBERS, factor=NUMBERS)
def test_deviation_ignores_the_unit(value: Decimal, factor: Decimal) -> None:
    assume(value != 0)
    assume(factor != 0)
    assert Quotient(factor * 3).off(Quotient(factor * value)) == Quotient.of(3).off(Quotient(value))


@given(value=NUMBERS)
def test_nothing_deviates_from_itself(value: Decimal) -> None:
    assert deviation("d", fact(value), fact(value)).number == Quotient.of(0)


@given(now=NUMBERS, before=NUMBERS)
def test_change_keeps_its_sign(now: Decimal, before: Decimal) -> None:
    made = change("c", fact(now), fact(before))
    if before == 0:
        assert made.state is State.MISSING
    else:
        assert made.number.fraction() == (Fraction(now) - Fraction(before)) / abs(Fraction(before))
        assert (made.number.numerator > 0) is (now > before)


def test_what_lacks_a_value_stays_without() -> None:
    lacking = stated("数", blank())
    for made in (deviation("d", lacking, fact("1")), change("c", fact("1"), lacking), magnitude(BAND, lacking, ())):
        assert made.state is State.MISSING
        assert made.note == "缺少数"


@pytest.mark.parametrize(
    ("value", "expected"),
    [("0.05", "in_band"), ("6", "in_band"), ("6.01", "slip"), ("4100", "slip"), ("0.00005", "slip"), ("0", "outside"),
     ("-1", "outside"), ("10000000000000", "outside"), ("41000000", "slip")],
)  # fmt: skip
def test_magnitude_suspects_a_slip_of_units(value: str, expected: str) -> None:
    made = magnitude(BAND, fact(value), ())
    assert made.value == expected
    assert bool(made.note) is (expected == "slip")


def test_the_first_power_of_ten_that_fits_is_named() -> None:
    assert "10 的 -4 次方" in magnitude(BAND, fact("4100"), ()).note
    assert "10 的 4 次方" in magnitude(BAND, fact("0.0001"), ()).note
    assert "10 的 -2 次方" in magnitude(Interval(Decimal(5), True, Decimal(6), True), fact("510"), ()).note
    assert magnitude(None, fact("1"), ()).state is State.MISSING


@given(value=NUMBERS, low=NUMBERS, high=NUMBERS, closed=st.booleans())
def test_an_interval_holds_its_closed_ends_only(value: Decimal, low: Decimal, high: Decimal, closed: bool) -> None:
    inside = low <= value <= high if closed else low < value < high
    assert within(Interval(low, closed, high, closed), Quotient(value)) is inside
    assert within(Interval(None, False, high, closed), Quotient(value)) is (value <= high if closed else value < high)
    assert within(Interval(None, False, None, False), Quotient(value))


def test_a_label_matches_or_not_or_is_missing() -> None:
    assert label(text("tce"), True, "tce").value == "matches"
    assert label(text("m³"), False, "tce").value == "mismatch"
    assert label(blank(), True, "tce").state is State.MISSING
    assert unlabelled("能耗").state is State.MISSING


def test_a_zero_under_the_line_is_named_with_its_cell() -> None:
    zero = fact("0")
    told = f"数（{zero.cell}）为 0，不能作除数，请核实（填错的更正，没有数据的清空）"
    assert deviation("d", fact("1"), zero).note == told
    assert change("c", fact("1"), zero).note == told
    computed = Fact("差", State.VALUE, Quotient.of(0), operands=(fact("3"), fact("3")))
    assert deviation("d", fact("1"), computed).note == "比较的基准为零，无法计算相对偏差"
