"""Indicators as their findings read them, with the years as the park states them; what is missing stays missing."""

from service.assessment.indicator_figures import IndicatorFigures, indicator_figures
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from tests.assessment.cases import case


def figures(name: str) -> dict[str, IndicatorFigures]:
    """By the code of the indicator."""
    example = case(name)
    made = indicator_figures(example.assessment(), example.submission(), example.pack)
    return {one.indicator.code: one for one in made}


def value(fact: Fact | None) -> object:
    """The exact value of a fact that is there."""
    assert fact is not None
    return fact.value


def test_base_target_actual_and_the_years_of_a_state() -> None:
    intensity = figures("rectify")["energy_intensity"]
    assert (intensity.finding.rule, value(intensity.target)) == ("TG-07", Quotient.of("2.43"))
    assert value(intensity.actual) == Quotient.of(3059363) / Quotient.of(1214000)  # recomputed from raw data
    assert intensity.base is not None
    assert list(intensity.years) == sorted(intensity.years)
    assert value(intensity.years[2025]) == Quotient.of("2.5201")  # as the park states it


def test_an_effect_has_no_base_and_a_missing_year_is_no_zero() -> None:
    saving = figures("rectify")["energy_saving"]
    assert saving.base is None
    assert any(not fact.present and fact.value is None for fact in saving.years.values())


def test_what_nobody_stated_is_there_without_a_value() -> None:
    lacking = figures("zhenjiang-p03")["energy_intensity"]
    assert lacking.actual is not None
    assert not lacking.actual.present
