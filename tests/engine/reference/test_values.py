"""The ladders of base, target and actual, and attainment by every method."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from service.engine.reference.inputs import Inputs
from service.engine.reference.known import DISPUTED, MISSING, NOT_APPLICABLE, Known, value
from service.engine.reference.values import Reasons, Values
from service.rulelang.catalogue import Attainment
from service.vocabulary.judgements import Judgements
from service.vocabulary.state import State
from service.vocabulary.submission import IndicatorRow, Method, Plan, Target
from tests.assessment.builders import (
    a_cover,
    a_dispute,
    a_quantity_row,
    a_relative_target,
    a_ruling,
    a_submission,
    an_amendment,
    an_indicator_row,
    in_state,
    text,
)
from tests.assessment.pack_builders import a_catalogue, a_computed_indicator, a_pack, an_indicator

RAW = [a_quantity_row("energy_total", {2020: "60", 2025: "45"}), a_quantity_row("gdp", {2020: "100", 2025: "100"})]
OPEN = Judgements(disputes={("intensity", 2025): a_dispute(None), ("intensity", 2020): a_dispute(None, year=2020)})
SETTLED = Judgements(
    disputes={("intensity", 2025): a_dispute("0.43"), ("intensity", 2020): a_dispute("0.52", year=2020)}
)
ACCEPTED = Judgements(not_applicable={"intensity": a_ruling("yes")})


def of(
    row: IndicatorRow | None = None, reasons: Reasons = None, judgements: Judgements | None = None, **other: Any
) -> Values:
    rows = () if row is None else (row,)
    submission = a_submission(*rows, **other)
    pack = a_pack(catalogue=a_catalogue(a_computed_indicator()))
    return Values(Inputs(submission, judgements or Judgements(), pack), "intensity", reasons)


def excused(reason: str | None = "园区无统计口径") -> IndicatorRow:
    return an_indicator_row(state="not_applicable", reason=reason)


def test_actual_is_computed_before_it_is_stated() -> None:
    assert of(an_indicator_row(), quantities=RAW).actual == value(Fraction("0.45"))
    assert of(an_indicator_row()).actual == value(Fraction("0.41"))
    assert of(an_indicator_row(actuals={})).actual == MISSING
    assert of().actual == MISSING


def test_a_dispute_goes_before_everything_and_an_established_value_before_the_dispute() -> None:
    assert of(an_indicator_row(), quantities=RAW, judgements=OPEN).actual == DISPUTED
    assert of(excused(), judgements=SETTLED).actual == value(Fraction("0.43"))
    assert of(an_indicator_row(), judgements=SETTLED).base == value(Fraction("0.52"))
    assert of(an_indicator_row(), judgements=OPEN).base == DISPUTED


@pytest.mark.parametrize(("word", "found"), [("missing", MISSING), ("disputed", DISPUTED)])
def test_the_state_word_goes_before_numbers(word: str, found: Known) -> None:
    assert of(an_indicator_row(state=word), quantities=RAW).actual == found
    assert of(an_indicator_row(state=word), quantities=RAW).base == value(Fraction("0.50"))


def test_a_disputed_raw_quantity_disputes_what_is_computed_from_it() -> None:
    raw = [a_quantity_row("energy_total", {2025: in_state(State.DISPUTED)}), RAW[1]]
    assert of(an_indicator_row(), quantities=raw).actual == DISPUTED
    assert of(an_indicator_row(base=None), quantities=[RAW[0], RAW[1]]).base == value(Fraction("0.6"))


def test_without_an_evaluated_year_there_is_no_actual() -> None:
    assert of(an_indicator_row(), cover=a_cover(None), judgements=SETTLED).actual == MISSING


@pytest.mark.parametrize("name", ["base", "target", "actual", "attainment"])
def test_not_applicable_needs_an_allowed_reason_and_a_ruling(name: str) -> None:
    assert getattr(of(excused(), ("园区无统计口径",), ACCEPTED), name) == NOT_APPLICABLE
    assert getattr(of(excused(), None, ACCEPTED), name) == NOT_APPLICABLE
    assert getattr(of(excused("别的"), ("园区无统计口径",), ACCEPTED), name) == MISSING
    assert getattr(of(excused(None), ("园区无统计口径",), ACCEPTED), name) == MISSING
    assert getattr(of(excused(), (), ACCEPTED), name) == MISSING
    assert getattr(of(excused(), ("园区无统计口径",)), name) == MISSING
    refused = Judgements(not_applicable={"intensity": a_ruling("no")})
    assert getattr(of(excused(), None, refused), name) == MISSING


def test_the_base_in_force_then_stated_then_computed() -> None:
    amended = Plan(amendments=(an_amendment("0.55", kind="base"),))
    assert of(an_indicator_row(), quantities=RAW, plan=amended).base == value(Fraction("0.55"))
    assert of(an_indicator_row(), quantities=RAW).base == value(Fraction("0.50"))
    assert of(an_indicator_row(base=None), quantities=RAW).base == value(Fraction("0.60"))
    assert of(an_indicator_row(base=in_state(State.DISPUTED)), quantities=RAW).base == DISPUTED
    emptied = Plan(amendments=(an_amendment(None, kind="base"),))
    assert of(an_indicator_row(), plan=emptied).base == MISSING
    relative = Plan(amendments=(an_amendment(a_relative_target("-0.1"), kind="base"),))
    assert of(an_indicator_row(), plan=relative).base == MISSING


def test_the_target_as_a_level_or_relative_to_the_base() -> None:
    assert of(an_indicator_row()).target == value(Fraction("0.40"))
    assert of(an_indicator_row(target=a_relative_target("-0.16"))).target == value(Fraction("0.42"))
    assert of(an_indicator_row(base=None, target=a_relative_target("-0.16"))).target == MISSING
    disputed = an_indicator_row(base=in_state(State.DISPUTED), target=a_relative_target("-0.16"))
    assert of(disputed).target == DISPUTED
    assert of(an_indicator_row(target=Target(text("具备"), Method.QUALITATIVE))).target == MISSING
    assert of(an_indicator_row(target=Target(in_state(State.DISPUTED), Method.QUALITATIVE))).target == DISPUTED
    amended = Plan(amendments=(an_amendment("0.45"),))
    assert of(an_indicator_row(), plan=amended).target == value(Fraction("0.45"))
    assert of(plan=amended).target == value(Fraction("0.45"))


def judged(base: Any, target: Any, actual: Any, **indicator: Any) -> Known:
    row = an_indicator_row(base=str(base), target=str(target), actuals={2025: str(actual)})
    pack = a_pack(catalogue=a_catalogue(an_indicator(**indicator)))
    return Values(Inputs(a_submission(row), Judgements(), pack), "intensity").attainment


RATIO, LEVEL = Attainment("ratio"), Attainment("level")
OR_RATIO = Attainment("progress", "ratio")


@pytest.mark.parametrize(
    ("indicator", "base", "target", "actual", "found"),
    [
        ({}, "0.50", "0.40", "0.41", value(Fraction(9, 10))),
        ({}, "0.50", "0.40", "0.55", value(Fraction(-1, 2))),
        ({}, "0.40", "0.40", "0.40", value(1)),
        ({}, "0.40", "0.45", "0.4501", value(0)),
        ({"attainment": OR_RATIO}, "0.40", "0.45", "0.50", value(Fraction(9, 10))),
        ({"better": "higher"}, "10", "20", "15", value(Fraction(1, 2))),
        ({"better": "higher", "attainment": RATIO}, "0", "80", "60", value(Fraction(3, 4))),
        ({"better": "higher", "attainment": RATIO}, "0", "0", "60", MISSING),
        ({"attainment": RATIO}, "0", "3", "4", value(Fraction(3, 4))),
        ({"attainment": RATIO}, "0", "3", "0", value(1)),
        ({"attainment": RATIO}, "0", "0", "4", value(0)),
        ({"attainment": RATIO}, "0", "-1", "0", MISSING),
        ({"attainment": RATIO}, "0", "3", "-1", MISSING),
        ({"attainment": LEVEL}, "0", "3", "3", value(1)),
        ({"attainment": LEVEL}, "0", "3", "3.0001", value(0)),
        ({"better": "higher", "attainment": LEVEL}, "0", "3", "2.9999", value(0)),
        ({"kind": "effect", "better": "higher"}, "77", "100", "80", value(Fraction(4, 5))),
        ({"kind": "effect", "better": "higher"}, "77", "0", "80", MISSING),
    ],
)
def test_attainment_by_hand(indicator: dict[str, Any], base: str, target: str, actual: str, found: Known) -> None:
    assert judged(base, target, actual, **indicator) == found


cents = st.integers(-500, 500).map(lambda number: Decimal(number) / 100)


@given(cents, cents, cents, cents)
def test_progress_rises_with_what_is_reached(base: Decimal, target: Decimal, one: Decimal, other: Decimal) -> None:
    assume(target < base)
    better, worse = sorted((one, other))
    assert judged(base, target, better).number >= judged(base, target, worse).number
    assert judged(base, target, target) == value(1)
    assert judged(base, target, base) == value(0)


def test_ratio_and_level_need_no_base_and_progress_does() -> None:
    row = an_indicator_row(base=None)
    for method, found in ((RATIO, value(Fraction(40, 41))), (LEVEL, value(0)), (Attainment("progress"), MISSING)):
        pack = a_pack(catalogue=a_catalogue(an_indicator(attainment=method)))
        assert Values(Inputs(a_submission(row), Judgements(), pack), "intensity").attainment == found


def test_an_effect_starts_from_zero_whatever_is_stated() -> None:
    pack = a_pack(catalogue=a_catalogue(an_indicator(kind="effect")))
    assert Values(Inputs(a_submission(an_indicator_row()), OPEN, pack), "intensity").base == value(0)
