"""What credibility rules read of an indicator, one attribute at a time, with near misses."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.assessment.derive import INDICATOR
from service.assessment.views import indicator_view
from service.rulelang.pack import Pack
from service.rulelang.tables import Interval
from service.vocabulary.entry import Entry
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.state import State
from service.vocabulary.submission import IndicatorRow, Plan, Target
from tests.assessment.builders import (
    a_cover,
    a_quantity_row,
    a_situation,
    a_submission,
    an_amendment,
    an_evidence_row,
    an_indicator_row,
    in_state,
    num,
)
from tests.assessment.pack_builders import a_catalogue, a_computed_indicator, a_pack, an_indicator

COMPUTED = a_pack(catalogue=a_catalogue(a_computed_indicator(plausible=Interval(Decimal("0.05"), True, None, False))))
RAWS = [a_quantity_row("energy_total", {2020: "50", 2025: "41"}), a_quantity_row("gdp", {2020: "100", 2025: "100"})]
SERIES = st.lists(st.none() | st.decimals(min_value=-9, max_value=9, places=1).map(str), min_size=1, max_size=6)


def attribute(name: str, row: IndicatorRow | None = None, pack: Pack = COMPUTED, **other: object) -> Fact:
    submission = a_submission(*(() if row is None else (row,)), **{"quantities": RAWS} | other)  # type: ignore[arg-type]
    view = indicator_view(a_situation(submission, pack=pack), "intensity")
    return view.once(name, INDICATOR[name])


@pytest.mark.parametrize(
    ("stated", "deviation", "rounding"),
    [("0.41", "0", "yes"), ("0.41005", "0.00005", "yes"), ("0.41006", "0.00006", "no"), ("0.40", "0.01", "no")],
)
def test_the_stated_value_is_compared_with_the_recomputed(stated: str, deviation: str, rounding: str) -> None:
    row = an_indicator_row(actuals={2025: stated})
    expected = Fraction(deviation) / Fraction("0.41")
    assert attribute("stated_deviation", row).number.fraction() == expected
    assert attribute("within_rounding", row).value == rounding


def test_percent_indicators_round_the_percent_number() -> None:
    pack = a_pack(catalogue=a_catalogue(a_computed_indicator(unit="%", digits=1)))
    for stated, rounding in (("0.4105", "yes"), ("0.4106", "no")):
        assert attribute("within_rounding", an_indicator_row(actuals={2025: stated}), pack).value == rounding


def test_the_base_is_compared_with_the_raws_of_the_base_year() -> None:
    row = an_indicator_row(base="0.55")
    assert attribute("base_deviation", row).number == Quotient.of("0.1")
    assert attribute("base_within_rounding", row).value == "no"
    assert attribute("base_within_rounding", an_indicator_row(base="0.50005")).value == "yes"


@pytest.mark.parametrize("name", ["stated_deviation", "within_rounding", "base_deviation", "base_within_rounding"])
def test_without_both_sides_nothing_deviates(name: str) -> None:
    assert attribute(name).state is State.MISSING
    assert attribute(name, an_indicator_row(), quantities=[]).state is State.MISSING
    assert attribute(name, an_indicator_row(), a_pack()).state is State.MISSING


@given(series=SERIES)
def test_the_largest_jump_is_between_neighbouring_reported_years(series: list[str | None]) -> None:
    row = an_indicator_row(actuals={2020 + i: value for i, value in enumerate(series)})
    reported = [Fraction(value) for value in series if value is not None]
    jumps = [abs(b - a) / abs(a) for a, b in pairwise(reported) if a != 0]
    fact = attribute("largest_jump", row)
    if jumps:
        assert fact.number.fraction() == max(jumps)
    else:
        assert fact.state is State.MISSING


def test_jumps_stop_at_the_evaluated_year() -> None:
    row = an_indicator_row(actuals={2023: "1", 2024: "1.1", 2025: "9"})
    assert attribute("largest_jump", row, cover=a_cover(year=2024)).number == Quotient.of("0.1")
    assert attribute("largest_jump", row, cover=a_cover(year=None)).state is State.MISSING


def test_change_and_share_are_relative_to_the_base() -> None:
    pack = a_pack(catalogue=a_catalogue(an_indicator(bounded_by="energy_total")))
    row = an_indicator_row(actuals={2025: "0.4"})
    assert attribute("change_from_base", row, pack).number == Quotient.of("-0.2")
    assert attribute("share_of_base", row, pack).number == Quotient.of("0.008")
    assert attribute("share_of_base", row, pack, quantities=[]).state is State.MISSING
    assert attribute("share_of_base", row).note.endswith("没有规定上限总量")
    zero = [a_quantity_row("energy_total", {2020: "0"})]
    assert attribute("share_of_base", row, pack, quantities=zero).state is State.MISSING


def test_magnitude_reads_the_stated_value_only() -> None:
    assert attribute("magnitude", an_indicator_row(actuals={2025: "0.0004"})).value == "slip"
    assert attribute("magnitude", an_indicator_row(actuals={2025: None})).state is State.MISSING
    disputed = an_indicator_row(actuals={2025: in_state(State.DISPUTED)})
    assert attribute("magnitude", disputed).state is State.DISPUTED


@pytest.mark.parametrize(
    ("written", "code"),
    [("E1", "given"), ("E1、 E2", "given"), ("E1，E2;E1；", "given"), ("E1 E2", "unlisted"), ("E3", "unlisted"),
     ("、", "absent"), (None, "absent")],
)  # fmt: skip
def test_evidence_numbers_must_all_be_listed(written: str | None, code: str) -> None:
    listed = (an_evidence_row("E1"), an_evidence_row("E2"))
    assert attribute("evidence", an_indicator_row(evidence=written), evidence=listed).value == code


@pytest.mark.parametrize(
    ("word", "reason", "value", "code"),
    [
        ("not_applicable", "口径", None, "consistent"),
        ("not_applicable", "口径", "1", "contradictory"),
        ("not_applicable", None, None, "contradictory"),
        ("missing", None, None, "consistent"),
        ("missing", None, "0", "contradictory"),
        ("value", None, "0", "consistent"),
        ("value", None, None, "contradictory"),
        ("disputed", None, "1", "consistent"),
        (None, None, None, "consistent"),
    ],
)
def test_words_and_numbers_must_not_exclude_each_other(
    word: str | None, reason: str | None, value: str | None, code: str
) -> None:
    assert attribute("statement", an_indicator_row(state=word, reason=reason, actuals={2025: value})).value == code


def rough() -> Entry:
    return num("0.4", approximate=True)


def test_a_number_printed_as_about_is_approximate() -> None:
    for row in (
        an_indicator_row(base=rough()),
        an_indicator_row(target=Target(rough())),
        an_indicator_row(actuals={2025: rough()}),
    ):
        assert attribute("reading", row).value == "approximate"
    assert attribute("reading", an_indicator_row(actuals={2024: rough(), 2025: "1"})).value == "exact"
    amended = Plan(amendments=(an_amendment(Target(rough())),))
    assert attribute("reading", an_indicator_row(), plan=amended).value == "approximate"


def test_labels_explanations_and_amendments() -> None:
    assert attribute("unit_label", an_indicator_row(unit_matches=False)).value == "mismatch"
    assert attribute("unit_label", an_indicator_row(unit_label=None)).state is State.MISSING
    assert attribute("explanation", an_indicator_row(explanation="扩建")).value == "given"
    assert attribute("explanation", an_indicator_row()).value == "absent"
    plan = Plan(amendments=(an_amendment("1", approval=None), an_amendment("1", kind="base")))
    assert attribute("target_amendment", an_indicator_row(), plan=plan).value == "unapproved"
    assert attribute("base_amendment", an_indicator_row(), plan=plan).value == "approved"


def test_an_indicator_without_a_row_says_none() -> None:
    silent = {"explanation": "absent", "evidence": "absent", "reading": "exact", "statement": "consistent"}
    assert {name: attribute(name).value for name in silent} == silent
    assert attribute("unit_label").state is State.MISSING
