"""Column arithmetic is the arithmetic of Python integers and fractions, whatever the size."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.engine.columns.exact import Fractions, add, integers, largest, multiply, whole
from service.engine.elementary import thresholds
from service.engine.encoding import NumberCode, code_of
from service.rulelang.tables import Interval
from service.vocabulary.exact import Quotient
from tests.engine.builders import a_number, a_table, between
from tests.engine.columns.quotients import quotient

small = st.integers(-1000, 1000)
huge = st.integers(-(2**80), 2**80) | st.sampled_from([2**63 - 1, -(2**63) + 1, 2**62, -(2**62), 2**63, 2**31])
lists = st.integers(1, 6).flatmap(lambda size: st.tuples(*[st.lists(small | huge, min_size=size, max_size=size)] * 2))
numbers = st.lists(st.fractions() | st.builds(Fraction, huge, st.integers(1, 2**40)), min_size=1, max_size=5)


def column(values: list[Fraction]) -> Fractions:
    return Fractions(integers([v.numerator for v in values]), integers([v.denominator for v in values]))


def taken(found: Fractions, size: int) -> list[Fraction]:
    return [found.at(park) for park in range(size)]


@given(lists)
def test_add_and_multiply_never_wrap(both: tuple[list[int], list[int]]) -> None:
    left, right = map(integers, both)
    assert add(left, right).tolist() == [a + b for a, b in zip(*both, strict=True)]
    assert multiply(left, right).tolist() == [a * b for a, b in zip(*both, strict=True)]
    assert multiply(left, 3**41).tolist() == [a * 3**41 for a in both[0]]


def test_int64_is_left_only_where_it_does_not_suffice() -> None:
    big = integers([2**62])
    assert add(big, integers([2**62 - 1])).dtype == np.int64
    assert add(big, big).dtype == object
    assert multiply(integers([2**31]), 2**31).dtype == np.int64
    assert multiply(integers([2**32]), 2**31).tolist() == [2**63]
    assert integers([2**63]).dtype == object


def test_sizes() -> None:
    assert largest(integers([])) == 0
    assert largest(integers([3, -7])) == 7
    assert whole(np.array([True, False])).tolist() == [1, 0]


@given(st.lists(st.tuples(st.fractions(), st.fractions()), min_size=1, max_size=5))
def test_sums(pairs: list[tuple[Fraction, Fraction]]) -> None:
    left, right = (column([pair[side] for pair in pairs]) for side in (0, 1))
    assert taken(left.plus(right), len(pairs)) == [a + b for a, b in pairs]


@given(numbers, st.fractions(0, 10**6), st.integers(1, 10**12))
def test_factors_and_divisors(values: list[Fraction], factor: Fraction, divisor: int) -> None:
    divisors = integers([divisor] * len(values))
    assert taken(column(values).times(factor), len(values)) == [value * factor for value in values]
    assert taken(column(values).over(divisors), len(values)) == [value / divisor for value in values]
    assert taken(column(values).reduced(), len(values)) == values
    assert taken(Fractions.of(factor, 2), 2) == [factor, factor]


@given(numbers, st.fractions())
def test_comparison_with_a_mark(values: list[Fraction], mark: Fraction) -> None:
    assert column(values).compared(mark).tolist() == [(v > mark) - (v < mark) for v in values]
    assert column([mark]).compared(mark).tolist() == [0]


@pytest.mark.parametrize("ends", ["[)", "(]", "[]", "()"])
def test_intervals_with_both_kinds_of_end(ends: str) -> None:
    (interval,) = between("0.8", "0.9", ends).intervals
    values = [Fraction(n) for n in ("0.7", "0.8", "0.85", "0.9", "0.91")]
    assert column(values).inside(interval).tolist() == [False, ends[0] == "[", True, ends[1] == "]", False]
    assert column(values).inside(Interval(None, False, None, False)).all()


@given(numbers, st.integers(0, 6))
def test_rounding_is_that_of_the_official_path(values: list[Fraction], places: int) -> None:
    expected = [Fraction(quotient(value).rounded(places)) for value in values]
    assert taken(column(values).rounded(places), len(values)) == expected


@pytest.mark.parametrize(("half", "even"), [("0.5", 0), ("1.5", 2), ("-0.5", 0), ("-1.5", -2), ("2.5", 2)])
def test_half_goes_to_even(half: str, even: int) -> None:
    assert column([Fraction(half)]).rounded(0).at(0) == even


@given(numbers, st.lists(st.decimals(-100, 100, places=3), min_size=1, max_size=4))
def test_codes_are_those_of_the_official_path(values: list[Fraction], marks: list[object]) -> None:
    table = a_table([a_number()], *(({"x": between(str(mark), None)}, "met") for mark in marks))
    code = code_of(table, a_number())
    assert isinstance(code, NumberCode)
    edges = [
        Fraction(mark) + step for mark in thresholds(table, "x") for step in (0, Fraction(1, 10**9), -Fraction(1, 3))
    ]
    everything = values + edges
    assert column(everything).coded(code).tolist() == [code.of(quotient(value)) for value in everything]


def test_codes_of_a_column_without_thresholds() -> None:
    assert column([Fraction(7), Fraction(-1, 3)]).coded(NumberCode(0, 0, 0)).tolist() == [0, 0]
    assert quotient(Fraction(1, 3)) == Quotient.of(1) / Quotient.of(3)
