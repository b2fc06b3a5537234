"""Worked arithmetic is text only when read, and says whether it is exact."""

from decimal import Decimal

import pytest

from service.assessment.working import Working
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.state import State


def fact(value: str, unit: str = "") -> Fact:
    return Fact("x", State.VALUE, Quotient.of(value), unit)


def quotient(top: str, bottom: str) -> Quotient:
    return Quotient(Decimal(top), Decimal(bottom))


@pytest.mark.parametrize(
    ("working", "text"),
    [
        (Working("{} ÷ {}", (fact("9"), fact("10")), quotient("9", "10"), "%"), "9 ÷ 10 = 90%"),
        (Working("{} ÷ {}", (fact("1"), fact("3")), quotient("1", "3"), "%"), "1 ÷ 3 ≈ 33.33%"),
        (Working("{} × 0.84", (fact("0.50"),), Quotient.of("0.4200")), "0.50 × 0.84 = 0.42"),
        (Working("{} − {}", (fact("1234.5"), fact("-0.5")), Quotient.of(1235), "tce"), "1,234.5 − (-0.5) = 1,235"),
        (Working("{} ≥ {} 成立", (fact("0.5", "%"), fact("0.4", "%"))), "50% ≥ 40% 成立"),
    ],
)
def test_the_arithmetic_reads_as_people_write_it(working: Working, text: str) -> None:
    assert str(working) == text
    assert Fact("y", State.VALUE, working=working).formula == text
