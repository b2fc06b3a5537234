"""Exact quotients: the laws of fractions, rounding by GB/T 8170, and digits that never contradict a threshold."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.vocabulary.exact import ONE, ZERO, Quotient, plain, shortest, shown_digits

decimals = st.decimals(-(10**12), 10**12, places=6)
positive = st.decimals("0.000001", 10**12, places=6)
quotients = st.builds(Quotient, decimals, positive)


@given(quotients, quotients)
def test_arithmetic_is_that_of_fractions(left: Quotient, right: Quotient) -> None:
    a, b = left.fraction(), right.fraction()
    assert (left + right).fraction() == a + b
    assert (left - right).fraction() == a - b
    assert (left * right).fraction() == a * b
    assert abs(left).fraction() == abs(a)
    if b:
        assert (left / right).fraction() == a / b


@given(quotients, decimals, decimals)
def test_how_far_one_number_is_off_another(left: Quotient, one: Decimal, other: Decimal) -> None:
    for value, to in ((left, Quotient(other)), (Quotient(one), left), (Quotient(one), Quotient(other))):
        if to:
            assert value.off(to).fraction() == abs(value.fraction() - to.fraction()) / abs(to.fraction())
        else:
            with pytest.raises(ZeroDivisionError):
                value.off(to)


@given(quotients, quotients)
def test_order_and_equality_are_by_value(left: Quotient, right: Quotient) -> None:
    assert (left < right) == (left.fraction() < right.fraction())
    assert (left == right) == (left.fraction() == right.fraction())
    assert (left == right.fraction()) == (left == right)


def test_equal_values_have_equal_hashes() -> None:
    assert hash(Quotient(Decimal(1), Decimal(2))) == hash(Quotient(Decimal("0.50")))
    assert Quotient(Decimal(1), Decimal(2)) == Quotient(Decimal("0.50"))


@given(quotients, st.integers(0, 8))
def test_scaled_floor_is_the_floor_and_tells_of_a_remainder(value: Quotient, digits: int) -> None:
    exact = value.fraction() * 10**digits
    assert value.scaled_floor(digits) == (exact.__floor__(), exact.denominator != 1)


@given(quotients, st.integers(0, 8))
def test_rounding_moves_by_at_most_half_a_unit(value: Quotient, digits: int) -> None:
    assert abs(Fraction(value.rounded(digits)) - value.fraction()) <= Fraction(1, 2 * 10**digits)


@pytest.mark.parametrize(
    ("text", "digits", "rounded"),
    [("2.5", 0, "2"), ("3.5", 0, "4"), ("-2.5", 0, "-2"), ("0.125", 2, "0.12"), ("0.1251", 2, "0.13")],
)
def test_halves_go_to_the_even_digit(text: str, digits: int, rounded: str) -> None:
    assert str(Quotient.of(text).rounded(digits)) == rounded


def test_division_by_zero_is_an_error_and_never_a_number() -> None:
    with pytest.raises(ZeroDivisionError):
        ONE / ZERO
    with pytest.raises(ValueError, match="quotient"):
        Quotient(Decimal(1), Decimal(0))
    with pytest.raises(ValueError, match="quotient"):
        Quotient(Decimal("NaN"))


@given(quotients, st.lists(st.decimals(-5, 5, places=2), max_size=3))
def test_printed_digits_stand_to_each_threshold_as_the_number_does(value: Quotient, marks: list[Decimal]) -> None:
    printed = Quotient(value.rounded(shown_digits(value, 2, marks)))
    for mark in marks:
        edge = Quotient(mark)
        assert (printed < edge, printed == edge) == (value < edge, value == edge)


def test_just_under_a_hundred_percent_is_not_printed_as_a_hundred() -> None:
    assert shown_digits(Quotient.of("99.999"), 2, [Decimal(100)]) == 3


def test_plain_digits_without_exponent_or_negative_zero() -> None:
    assert [plain(Decimal(t)) for t in ("1E+3", "-0", "0.10")] == ["1000", "0", "0.10"]


def test_equal_numbers_read_alike_when_shortest() -> None:
    assert [shortest(Decimal(t)) for t in ("1E+3", "-0.00", "0.10", "0.1", "100")] == ["1000", "0", "0.1", "0.1", "100"]
