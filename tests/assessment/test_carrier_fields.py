"""The fields of a row of 能源消费."""

from typing import Any

import pytest

from service.assessment.carrier_fields import carrier_fields
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.state import State
from tests.assessment.builders import a_carrier_row, a_cover, a_situation, a_submission


def field(name: str, base: int | None = 2020, **fields: Any) -> Fact:
    row = a_carrier_row(**fields)
    situation = a_situation(a_submission(carriers=(row,), cover=a_cover(base=base)))
    return carrier_fields(situation, row)[name]()


@pytest.mark.parametrize(("year", "role"), [(2025, "evaluated"), (2020, "base"), (2023, "other")])
def test_a_row_belongs_to_a_year(year: int, role: str) -> None:
    assert field("year_role", year=year).value == role


def test_without_the_years_a_row_belongs_nowhere() -> None:
    assert field("year_role", year=None).state is State.MISSING
    assert field("year_role", base=None).state is State.MISSING
    assert field("year_role", base=2025).value == "evaluated"


def test_factors_are_compared_with_the_catalogue() -> None:
    assert field("factor_deviation").number == Quotient.of(0)
    assert field("factor_deviation", factor="1.42860").number == Quotient.of(1)
    assert field("factor_deviation", factor=None).state is State.MISSING
    for code in ("peat", None):
        assert field("factor_deviation", carrier=code).state is State.MISSING
    assert "peat" in field("factor_deviation", carrier="peat").note


def test_the_basis_is_the_catalogues_or_a_mismatch() -> None:
    assert field("basis_label").value == "matches"
    assert field("basis_label", basis="等价值").value == "mismatch"
    assert field("basis_label", basis=None).state is State.MISSING
    assert field("basis_label", carrier="peat").state is State.MISSING
    assert field("basis", basis="等价值").value == "等价值"
    assert field("carrier").value == "coal"


@pytest.mark.parametrize(
    ("energy", "deviation"), [("0.7143", "0"), ("1.4286", "0.5"), ("-0.7143", "2"), ("0", None), (None, None)]
)
def test_energy_is_amount_times_factor(energy: str | None, deviation: str | None) -> None:
    fact = field("energy_deviation", energy=energy)
    assert (str(fact.number.rounded(1)).rstrip("0").rstrip(".") if fact.present else None) == deviation


def test_the_recomputed_energy_shows_its_arithmetic() -> None:
    recomputed = field("energy_deviation").operands[0]
    assert recomputed.formula == "1,000 × 0.7143 ÷ 1000 = 0.7143"
    assert field("energy_deviation", amount="0", energy="0").number == Quotient.of(0)


def test_without_a_carrier_that_is_what_is_lacking_and_not_what_stands_beside_it() -> None:
    fact = field("energy_deviation", carrier=None, amount=None, factor=None)
    assert (fact.state, fact.note) == (State.MISSING, "缺少能源品种")
    assert len(fact.cells()) == 4
