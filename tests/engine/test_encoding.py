"""Codes keep every comparison that a table makes, for any exact number."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.engine.encoding import EncodingError, NumberCode, TextCode, code_of, conditions
from service.engine.program import HIGHEST, LOWEST, Comparison, Condition
from service.vocabulary.exact import Quotient
from tests.engine.builders import a_number, a_table, a_text, between, one_of

HOLDS = {
    Comparison.EQ: lambda a, b: a == b,
    Comparison.LT: lambda a, b: a < b,
    Comparison.LE: lambda a, b: a <= b,
    Comparison.GT: lambda a, b: a > b,
    Comparison.GE: lambda a, b: a >= b,
}
decimals = st.decimals(-100, 100, places=3)
near = st.integers(-3, 3).map(lambda n: Fraction(n, 10**9))


def satisfied(tests: tuple[Condition, ...], code: int) -> bool:
    return all(HOLDS[test.comparison](code, test.constant) for test in tests)


@given(st.lists(decimals, min_size=2, max_size=2, unique=True).map(sorted), st.booleans(), near, st.booleans())
def test_an_interval_holds_for_the_code_as_for_the_number(
    ends: list[Decimal], upper: bool, offset: Fraction, closed: bool
) -> None:
    test = between(str(ends[0]), str(ends[1]), "[]" if closed else "()")
    table = a_table([a_number()], ({"x": test}, "met"))
    value = Fraction(ends[upper]) + offset
    code = code_of(table, a_number())
    number = Quotient(Decimal(value.numerator), Decimal(value.denominator))
    inside = ends[0] <= value <= ends[1] if closed else ends[0] < value < ends[1]
    assert satisfied(conditions("v", code, test.intervals[0]), _code(code, number)) == inside


@pytest.mark.parametrize("text", ["1e300", "-1e300", "0.333e-200", "9223372036854775808"])
def test_no_number_leaves_the_engines_integers(text: str) -> None:
    table = a_table([a_number()], ({"x": between("0.00001", "99999")}, "met"))
    assert LOWEST <= _code(code_of(table, a_number()), Quotient.of(text)) <= HIGHEST


def test_beyond_the_outermost_threshold_the_code_says_only_beyond() -> None:
    code = NumberCode(0, -1, 21)
    assert [code.of(Quotient.of(t)) for t in ("-7", "0", "0.5", "10", "10.1", "900")] == [-1, 0, 1, 20, 21, 21]


def test_a_remainder_counts_whatever_its_size() -> None:
    third = Quotient(Decimal(1), Decimal(3))
    assert NumberCode(1, -100, 100).of(third) == 7


def test_a_point_is_an_equality() -> None:
    table = a_table([a_number()], ({"x": between("0.5", "0.5", "[]")}, "met"))
    assert conditions("v", code_of(table, a_number()), between("0.5", "0.5", "[]").intervals[0]) == (
        Condition("v", Comparison.EQ, 10),
    )


def test_words_are_places_in_the_columns_list() -> None:
    column = a_text("s", "done", "open")
    code = code_of(a_table([column], ({"s": one_of("open")}, "met")), column)
    assert isinstance(code, TextCode)
    assert conditions("v", code, "open") == (Condition("v", Comparison.EQ, 1),)
    with pytest.raises(EncodingError, match="closed"):
        code.of("closed")


def _code(code: object, number: Quotient) -> int:
    assert isinstance(code, NumberCode)
    return code.of(number)
