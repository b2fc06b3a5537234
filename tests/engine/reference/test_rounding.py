"""修约值比较法: each column to its own digits, once, half to even."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.engine.reference.known import MISSING, Known, value
from service.engine.reference.rounding import places, rounded
from service.rulelang.pack import Comparison
from service.vocabulary.exact import Quotient
from tests.assessment.pack_builders import a_catalogue, a_pack, an_indicator
from tests.engine.builders import a_number, a_text

PACK = a_pack(catalogue=a_catalogue(an_indicator(digits=1)), comparison=Comparison("rounded", 1))
INTENSITY, ENERGY = "indicator:intensity", "quantity:energy_total"


def compared(number: str, unit: str, subject: str = INTENSITY) -> Known:
    digits = places(a_number("x", unit), subject, PACK)
    return value(Fraction(number)) if digits is None else rounded(value(Fraction(number)), digits)


@pytest.mark.parametrize(
    ("number", "found"), [("0.9985", "0.998"), ("0.9995", "1"), ("0.99851", "0.999"), ("-0.0005", "0")]
)
def test_percent_is_rounded_as_a_percent_number_half_to_even(number: str, found: str) -> None:
    assert compared(number, "%") == value(Fraction(found))


def test_the_unit_of_the_subject_has_the_subject_s_digits() -> None:
    assert compared("0.25", "tce/万元") == value(Fraction("0.2"))
    assert compared("0.35", "tce/万元") == value(Fraction("0.4"))
    assert compared("1234.5", "tce", ENERGY) == value(1234)


@pytest.mark.parametrize(
    ("unit", "subject"), [("天", INTENSITY), ("tce", "portfolio"), ("", "case"), ("tce", INTENSITY)]
)
def test_other_columns_are_compared_in_full(unit: str, subject: str) -> None:
    assert compared("0.123456", unit, subject) == value(Fraction("0.123456"))


def test_nothing_is_rounded_without_value_or_by_the_full_method() -> None:
    full = a_pack(catalogue=a_catalogue(an_indicator(digits=1)))
    assert places(a_number("x", "%"), INTENSITY, full) is None
    assert places(a_text("x", "yes", "no"), INTENSITY, PACK) is None
    assert rounded(MISSING, 3) == MISSING


@given(st.integers(-(10**9), 10**9), st.integers(1, 999))
def test_it_rounds_as_the_official_path_does(top: int, bottom: int) -> None:
    official = Quotient(Decimal(top), Decimal(bottom)).rounded(3)
    assert rounded(value(Fraction(top, bottom)), 3) == value(Fraction(official))
