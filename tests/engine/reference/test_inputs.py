"""What the park and its judges state by code and year: disputes, formulas, amendments."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from service.engine.reference.inputs import Inputs
from service.engine.reference.known import DISPUTED, MISSING, Known, value
from service.rulelang.catalogue import Formula, Name, Number, Operation
from service.vocabulary.judgements import Judgements
from service.vocabulary.state import State
from service.vocabulary.submission import Plan
from tests.assessment.builders import (
    a_cover,
    a_dispute,
    a_quantity_row,
    a_submission,
    an_amendment,
    an_external_figure,
    an_indicator_row,
    in_state,
    num,
)
from tests.assessment.pack_builders import a_catalogue, a_computed_indicator, a_pack

ENERGY, GDP = Name("energy"), Name("gdp")


def inputs(*rows: Any, formula: Formula | None = None, told: dict[str, Known] | None = None, **other: Any) -> Inputs:
    judgements = other.pop("judgements", Judgements())
    indicator = a_computed_indicator(formula) if formula else a_computed_indicator()
    return Inputs(a_submission(*rows, **other), judgements, a_pack(catalogue=a_catalogue(indicator)), told or {})


def raws(energy: Any, gdp: Any, year: int = 2025) -> list[Any]:
    return [a_quantity_row("energy_total", {year: energy}), a_quantity_row("gdp", {year: gdp})]


def test_years_are_whole_numbers_or_not_stated() -> None:
    stated = inputs(cover=a_cover(2025, 2020))
    assert (stated.year, stated.cover_base_year) == (2025, 2020)
    odd = inputs(an_indicator_row(base_year=num("2020.5")), cover=a_cover(None, 2019))
    assert (odd.year, odd.base_year("intensity")) == (None, 2019)


def test_the_row_s_base_year_goes_before_the_cover_s() -> None:
    assert inputs(an_indicator_row(base_year=num("2021"))).base_year("intensity") == 2021
    assert inputs().base_year("intensity") == 2020


def test_a_dispute_hides_what_is_stated_until_a_value_is_established() -> None:
    stated = a_quantity_row("gdp", {2025: "100"})
    open_one = Judgements(disputes={("gdp", 2025): a_dispute(None, "gdp")})
    settled = Judgements(disputes={("gdp", 2025): a_dispute("90", "gdp")})
    assert inputs(quantities=[stated]).quantity("gdp", 2025) == value(100)
    assert inputs(quantities=[stated], judgements=open_one).quantity("gdp", 2025) == DISPUTED
    assert inputs(quantities=[stated], judgements=settled).quantity("gdp", 2025) == value(90)
    assert inputs(quantities=[stated], judgements=settled).stated_quantity("gdp", 2025) == value(100)
    assert inputs(quantities=[stated]).quantity("gdp", None) == MISSING


def test_the_formula_over_the_evaluated_or_the_base_year() -> None:
    both = [a_quantity_row("energy_total", {2020: "50", 2025: "41"}), a_quantity_row("gdp", {2020: "200", 2025: "100"})]
    found = inputs(quantities=both)
    assert found.recomputed("intensity", at_base=False) == value(Fraction("0.41"))
    assert found.recomputed("intensity", at_base=True) == value(Fraction("0.25"))


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        (Operation("+", ENERGY, GDP), 9),
        (Operation("-", ENERGY, GDP), 3),
        (Operation("*", ENERGY, GDP), 18),
        (Operation("/", Operation("*", ENERGY, Number(Decimal("0.5"))), GDP), 1),
    ],
)
def test_the_four_operations(formula: Formula, result: int) -> None:
    assert inputs(quantities=raws("6", "3"), formula=formula).recomputed("intensity", at_base=False) == value(result)


def test_a_quantity_of_the_base_year_inside_a_formula() -> None:
    rows = [a_quantity_row("energy_total", {2020: "50", 2025: "41"})]
    saved = Operation("-", Name("energy", at_base=True), ENERGY)
    assert inputs(quantities=rows, formula=saved).recomputed("intensity", at_base=False) == value(9)
    assert inputs(quantities=rows, formula=saved).recomputed("intensity", at_base=True) == value(0)


@pytest.mark.parametrize(
    ("energy", "gdp", "found"),
    [("1", "0", MISSING), ("1", None, MISSING), (in_state(State.DISPUTED), None, DISPUTED), ("0", "1", value(0))],
)
def test_a_formula_without_its_numbers(energy: Any, gdp: Any, found: Known) -> None:
    assert inputs(quantities=raws(energy, gdp)).recomputed("intensity", at_base=False) == found


def test_what_an_example_tells_stands_in_for_raw_quantities() -> None:
    found = inputs(told={"energy_total.actual": value(8), "gdp.actual": value(4), "energy_total.base": value(5)})
    assert found.recomputed("intensity", at_base=False) == value(2)
    assert found.quantity_at_base("energy_total", "intensity") == value(5)


def test_what_an_example_tells_of_one_code() -> None:
    told = inputs(told={"gdp.actual": value(4), "gdp_current.actual": value(5), "base": value(6)})
    assert told.told_of("gdp") == {"actual": value(4)}
    assert inputs().told_of("gdp") == {}


def test_a_row_is_excused_by_its_word_alone() -> None:
    assert inputs(an_indicator_row(state="not_applicable")).excused("intensity")
    assert not inputs(an_indicator_row(state="missing")).excused("intensity")
    assert not inputs().excused("intensity")


def test_external_figures_belong_to_the_evaluated_year() -> None:
    judged = Judgements(external={("gdp", 2025): an_external_figure("95"), ("gdp", 2024): an_external_figure("1")})
    assert inputs(judgements=judged).external("gdp") == value(95)
    assert inputs(judgements=judged, cover=a_cover(None)).external("gdp") == MISSING
    assert inputs().external("gdp") == MISSING


def test_the_amendment_in_force_was_approved_last_by_the_evaluation_date() -> None:
    changes = (
        an_amendment("4", on="2024-05-01"),
        an_amendment("3", on="2023-05-01"),
        an_amendment("5", on="2024-05-01"),
        an_amendment("9", on="2026-07-01"),
        an_amendment("8", approval="not_approved", on="2025-01-01"),
        an_amendment("7", kind="base", on="2025-01-01"),
        an_amendment("6", on=None),
    )
    found = inputs(plan=Plan(amendments=changes))
    assert found.in_force("intensity", "target") is changes[2]
    assert found.in_force("intensity", "base") is changes[5]
    assert [found.approved(change) for change in changes] == [True, True, True, False, False, True, False]
    assert inputs(plan=Plan(amendments=changes), cover=a_cover(on=None)).in_force("intensity", "target") is None


def test_parameters_are_exact_or_missing() -> None:
    assert inputs().parameter("expert_opinions_min") == value(3)
    assert inputs().parameter("unheard_of") == MISSING
