"""Built-in attributes by hand, one line of the design after the other."""

from fractions import Fraction
from typing import Any

import pytest

from service.engine.reference.attributes import OfIndicator, OfQuantity
from service.engine.reference.inputs import Inputs
from service.engine.reference.known import DISPUTED, MISSING, NOT_APPLICABLE, Known, text, value
from service.engine.reference.values import Values
from service.rulelang.catalogue import Indicator
from service.rulelang.tables import Interval
from service.vocabulary.judgements import Judgements
from service.vocabulary.state import State
from service.vocabulary.submission import IndicatorRow, Plan
from tests.assessment.builders import (
    a_cover,
    a_quantity_row,
    a_relative_target,
    a_ruling,
    a_submission,
    an_amendment,
    an_evidence_row,
    an_external_figure,
    an_indicator_row,
    in_state,
    num,
)
from tests.assessment.pack_builders import a_catalogue, a_computed_indicator, a_pack, an_indicator
from tests.engine.builders import between

RAW = [a_quantity_row("energy_total", {2020: "50", 2025: "41"}), a_quantity_row("gdp", {2020: "100", 2025: "100"})]
(BAND,) = between("0.05", "6", "[]").intervals


def inputs(row: IndicatorRow | None, indicator: Indicator | None = None, **other: Any) -> Inputs:
    rows = () if row is None else (row,)
    judgements = other.pop("judgements", Judgements())
    pack = a_pack(catalogue=a_catalogue(indicator or a_computed_indicator(plausible=BAND)))
    return Inputs(a_submission(*rows, **other), judgements, pack)


def attribute(name: str, row: IndicatorRow | None, indicator: Indicator | None = None, **other: Any) -> Known:
    return OfIndicator(Values(inputs(row, indicator, **other), "intensity"))[name]


def of_gdp(name: str, **other: Any) -> Known:
    return OfQuantity(inputs(None, **other), "gdp")[name]


def test_there_is_no_attribute_of_another_name() -> None:
    with pytest.raises(KeyError):
        attribute("attainmemt", None)
    with pytest.raises(KeyError):
        of_gdp("target")


def test_what_an_example_tells_goes_first() -> None:
    told = Inputs(
        a_submission(), Judgements(), a_pack(), {"intensity.unit_label": text("mismatch"), "gdp.actual": value(3)}
    )
    assert OfIndicator(Values(told, "intensity"))["unit_label"] == text("mismatch")
    assert OfQuantity(told, "gdp")["actual"] == value(3)


@pytest.mark.parametrize(("stated", "found"), [("0.41", 0), ("0.42025", Fraction(25, 1000)), ("0.40", Fraction(1, 41))])
def test_the_stated_value_against_the_recomputed_one(stated: str, found: Fraction) -> None:
    assert attribute("stated_deviation", an_indicator_row(actuals={2025: stated}), quantities=RAW) == value(found)


def test_the_stated_base_against_the_recomputed_one() -> None:
    assert attribute("base_deviation", an_indicator_row(base="0.55"), quantities=RAW) == value(Fraction(1, 10))
    assert attribute("base_deviation", an_indicator_row(base=None), quantities=RAW) == MISSING
    assert attribute("base_deviation", an_indicator_row()) == MISSING


@pytest.mark.parametrize(("stated", "found"), [("0.41005", "yes"), ("0.41006", "no"), ("0.40995", "yes")])
def test_rounding_explains_half_a_unit_of_the_last_place(stated: str, found: str) -> None:
    assert attribute("within_rounding", an_indicator_row(actuals={2025: stated}), quantities=RAW) == text(found)


def test_rounding_of_a_percentage_is_that_of_the_percent_number() -> None:
    share = a_computed_indicator(unit="%", digits=0)
    row = an_indicator_row(base="0.505", actuals={})
    assert attribute("base_within_rounding", row, share, quantities=RAW) == text("yes")
    assert attribute("base_within_rounding", an_indicator_row(base="0.5051"), share, quantities=RAW) == text("no")


@pytest.mark.parametrize(
    ("actuals", "found"),
    [
        ({2021: "2", 2023: "3", 2025: "2.4"}, value(Fraction(1, 2))),
        ({2021: "2", 2022: None, 2023: "3"}, value(Fraction(1, 2))),
        ({2021: "0", 2022: "5", 2023: "4"}, value(Fraction(1, 5))),
        ({2021: "1", 2026: "9"}, MISSING),
        ({2021: "0", 2022: "5"}, MISSING),
        ({}, MISSING),
    ],
)
def test_the_largest_jump_between_neighbours(actuals: dict[int, str | None], found: Known) -> None:
    assert attribute("largest_jump", an_indicator_row(actuals=actuals)) == found


def test_change_and_share_of_base() -> None:
    effect = an_indicator(kind="effect", bounded_by="energy_total")
    assert attribute("change_from_base", an_indicator_row()) == value(Fraction(-9, 50))
    assert attribute("change_from_base", an_indicator_row(base="0")) == MISSING
    row = an_indicator_row(actuals={2025: "10"})
    assert attribute("share_of_base", row, effect, quantities=RAW) == value(Fraction(1, 5))
    assert attribute("share_of_base", row, effect, quantities=[a_quantity_row("energy_total", {2020: "0"})]) == MISSING
    assert attribute("share_of_base", row, an_indicator(), quantities=RAW) == MISSING


def test_not_applicable_reaches_what_reads_the_values_and_nothing_else() -> None:
    row = an_indicator_row(state="not_applicable", reason="无")
    accepted = Judgements(not_applicable={"intensity": a_ruling()})
    for name in ("base", "target", "actual", "attainment", "change_from_base"):
        assert attribute(name, row, judgements=accepted) == NOT_APPLICABLE
    assert attribute("stated_deviation", row, quantities=RAW, judgements=accepted) == value(0)
    assert attribute("magnitude", row, judgements=accepted) == text("in_band")


@pytest.mark.parametrize(
    ("stated", "found"),
    [("0.05", "in_band"), ("6", "in_band"), ("6.01", "slip"), ("41", "slip"), ("500", "slip"), ("0.000006", "slip"),
     ("4e9", "outside"), ("4e8", "slip"), ("-1", "outside"), ("0", "outside")],
)  # fmt: skip
def test_a_slip_is_a_power_of_ten_off_the_band(stated: str, found: str) -> None:
    assert attribute("magnitude", an_indicator_row(actuals={2025: stated})) == text(found)


def test_magnitude_needs_a_band_and_a_stated_value() -> None:
    assert attribute("magnitude", an_indicator_row(), an_indicator()) == MISSING
    assert attribute("magnitude", an_indicator_row(actuals={}), quantities=RAW) == MISSING
    assert attribute("magnitude", an_indicator_row(actuals={2025: in_state(State.DISPUTED)})) == DISPUTED


def test_labels_explanations_and_evidence() -> None:
    listed = (an_evidence_row("E-1"), an_evidence_row(" E-2 "))
    assert attribute("unit_label", an_indicator_row(unit_matches=False)) == text("mismatch")
    assert attribute("unit_label", an_indicator_row()) == text("matches")
    assert attribute("unit_label", an_indicator_row(unit_label=None)) == MISSING
    assert attribute("unit_label", None) == MISSING
    assert attribute("explanation", an_indicator_row(explanation="统计口径变化")) == text("given")
    assert attribute("explanation", None) == text("absent")
    for written, found in (("E-1、 E-2", "given"), ("E-1;E-3", "unlisted"), ("E-1 E-2", "unlisted"), ("，", "absent")):
        assert attribute("evidence", an_indicator_row(evidence=written), evidence=listed) == text(found)
    assert attribute("evidence", None) == text("absent")


def test_amendments_are_approved_only_if_all_are() -> None:
    good, bad = an_amendment("1"), an_amendment("2", approval="not_approved")
    late = an_amendment("3", on="2027-01-01")
    for rows, found in (((), "none"), ((good,), "approved"), ((good, bad), "unapproved"), ((late,), "unapproved")):
        assert attribute("target_amendment", an_indicator_row(), plan=Plan(amendments=rows)) == text(found)
    assert attribute("base_amendment", an_indicator_row(), plan=Plan(amendments=(good,))) == text("none")


def test_a_reading_is_approximate_when_any_number_in_use_was() -> None:
    rough = num("0.4", approximate=True)
    assert attribute("reading", an_indicator_row()) == text("exact")
    assert attribute("reading", an_indicator_row(base=rough)) == text("approximate")
    assert attribute("reading", an_indicator_row(target=rough)) == text("approximate")
    assert attribute("reading", an_indicator_row(actuals={2025: rough})) == text("approximate")
    assert attribute("reading", an_indicator_row(actuals={2024: rough})) == text("exact")
    amended = Plan(amendments=(an_amendment(rough),))
    assert attribute("reading", an_indicator_row(), plan=amended) == text("approximate")
    refused = Plan(amendments=(an_amendment(rough, approval="not_approved"),))
    assert attribute("reading", an_indicator_row(), plan=refused) == text("exact")
    assert attribute("reading", None) == text("exact")


@pytest.mark.parametrize(
    ("state", "reason", "actual", "found"),
    [
        ("not_applicable", "无", "0.41", "contradictory"),
        ("not_applicable", None, None, "contradictory"),
        ("not_applicable", "无", None, "consistent"),
        ("missing", None, "0.41", "contradictory"),
        ("missing", None, None, "consistent"),
        ("value", None, None, "contradictory"),
        ("value", None, "0", "consistent"),
        ("disputed", None, None, "consistent"),
        (None, None, None, "consistent"),
    ],
)
def test_a_state_word_against_the_stated_value(
    state: str | None, reason: str | None, actual: str | None, found: str
) -> None:
    row = an_indicator_row(state=state, reason=reason, actuals={2025: actual})
    assert attribute("statement", row) == text(found)


def test_a_raw_quantity_by_itself() -> None:
    rows = [a_quantity_row("gdp", {2020: "100", 2025: "120"}, unit_matches=False)]
    external = Judgements(external={("gdp", 2025): an_external_figure("150")})
    assert of_gdp("base", quantities=rows) == value(100)
    assert of_gdp("actual", quantities=rows) == value(120)
    assert of_gdp("change_from_base", quantities=rows) == value(Fraction(1, 5))
    assert of_gdp("external", judgements=external) == value(150)
    assert of_gdp("external_deviation", quantities=rows, judgements=external) == value(Fraction(1, 5))
    assert of_gdp("external_deviation", quantities=rows) == MISSING
    assert of_gdp("unit_label", quantities=rows) == text("mismatch")
    assert of_gdp("unit_label") == MISSING
    assert of_gdp("magnitude", quantities=rows) == MISSING
    assert of_gdp("actual", quantities=rows, cover=a_cover(None)) == MISSING


def test_a_relative_target_is_worked_out_from_the_base() -> None:
    row = an_indicator_row(target=a_relative_target("-0.18"), actuals={2025: "0.41"})
    assert attribute("attainment", row, an_indicator()) == value(1)


def test_the_band_of_a_percentage_is_compared_as_a_fraction() -> None:
    band = Interval(BAND.low, True, None, False)
    share = an_indicator(unit="%", plausible=band)
    assert attribute("magnitude", an_indicator_row(actuals={2025: "0.05"}), share) == text("in_band")
