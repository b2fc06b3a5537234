"""Sums of fractions."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.engine.reference.total import Total

fractions = st.lists(st.fractions(max_denominator=1000))


def total(numbers: list[Fraction]) -> Total:
    made = Total()
    for number in numbers:
        made.add(*number.as_integer_ratio())
    return made


@given(fractions)
def test_it_is_the_sum_of_what_was_added(numbers: list[Fraction]) -> None:
    found = total(numbers)
    assert Fraction(found.top, found.bottom) == sum(numbers)


@given(fractions, fractions.filter(lambda numbers: sum(numbers) != 0))
def test_one_sum_over_another(numbers: list[Fraction], others: list[Fraction]) -> None:
    assert total(numbers).over(total(others)) == sum(numbers) / sum(others)


def test_nothing_can_be_divided_by_an_empty_sum() -> None:
    with pytest.raises(ZeroDivisionError):
        total([Fraction(1)]).over(Total())
