"""Base, target and actual: each step of the ladder, N/A, and what never becomes a value."""

import pytest

from service.assessment.amendments import amendments
from service.assessment.situation import Situation
from service.assessment.values import actual, base, target
from service.assessment.views import IndicatorView, indicator_view
from service.rulelang.catalogue import Name, Operation
from service.rulelang.pack import Pack
from service.vocabulary.entry import Entry
from service.vocabulary.exact import Quotient
from service.vocabulary.judgements import Judgements
from service.vocabulary.state import Attestor, State
from service.vocabulary.submission import IndicatorRow, Method, Plan, QuantityRow, Target
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

COMPUTED = a_pack(catalogue=a_catalogue(a_computed_indicator()))
ENERGY = {2020: "50", 2025: "41"}
GDP = {2020: "100", 2025: "100"}


def raws(energy: dict[int, str | Entry | None], gdp: dict[int, str | Entry | None]) -> list[QuantityRow]:
    return [a_quantity_row("energy_total", energy), a_quantity_row("gdp", gdp)]


def view(
    row: IndicatorRow | None = None, pack: Pack = COMPUTED, judgements: Judgements | None = None, **other: object
) -> IndicatorView:
    rows = () if row is None else (row,)
    reasons = other.pop("reasons", None)
    assert reasons is None or isinstance(reasons, tuple)
    submission = a_submission(*rows, **other)  # type: ignore[arg-type]
    situation = Situation(submission, judgements or Judgements(), pack)
    return indicator_view(situation, "intensity", reasons)


def with_dispute(established: str | None, year: int = 2025) -> Judgements:
    return Judgements(disputes={("intensity", year): a_dispute(established, year=year)})


def test_actual_is_computed_before_it_is_stated() -> None:
    fact = actual(view(an_indicator_row(actuals={2025: "0.9"}), quantities=raws({**ENERGY}, {**GDP})))
    assert fact.number == Quotient.of("0.41")
    assert fact.formula == "41 ÷ 100 = 0.41"
    assert fact.attested_by is Attestor.RULE


def test_a_missing_raw_or_a_zero_divisor_leaves_the_stated_value() -> None:
    row = an_indicator_row(actuals={2025: "0.9"})
    for energy, gdp in (({2025: None}, GDP), (ENERGY, {2025: "0"}), ({}, {})):
        fact = actual(view(row, quantities=raws({**energy}, {**gdp})))
        assert fact.number == Quotient.of("0.9")
        assert fact.attested_by is Attestor.PARK


def test_a_disputed_raw_disputes_the_value() -> None:
    quantities = raws({2025: in_state(State.DISPUTED)}, {**GDP})
    assert actual(view(an_indicator_row(), quantities=quantities)).state is State.DISPUTED


def test_a_dispute_comes_before_everything_else() -> None:
    row = an_indicator_row(state="missing")
    assert actual(view(row, judgements=with_dispute(None))).state is State.DISPUTED
    settled = actual(view(row, judgements=with_dispute("0.45")))
    assert (settled.number, settled.attested_by) == (Quotient.of("0.45"), Attestor.ASSESSOR)


@pytest.mark.parametrize(
    ("word", "state"), [("disputed", State.DISPUTED), ("missing", State.MISSING), ("value", State.VALUE)]
)
def test_the_state_word_prevails_over_numbers(word: str, state: State) -> None:
    fact = actual(view(an_indicator_row(state=word), quantities=raws({**ENERGY}, {**GDP})))
    assert fact.state is state


def test_what_is_missing_is_named_with_its_cell() -> None:
    row = an_indicator_row(actuals={2025: None})
    fact = actual(view(row, pack=a_pack()))
    assert (fact.state, fact.note) == (State.MISSING, "缺少2025年单位生产总值能耗")
    assert row.actuals[2025].cell in fact.cells()
    assert actual(view(pack=a_pack())).note == "缺少2025年单位生产总值能耗"
    assert "energy_total" in actual(view(row)).note


def test_without_evaluated_year_nothing_is_known() -> None:
    fact = actual(view(an_indicator_row(), cover=a_cover(year=None)))
    assert fact.state is State.MISSING
    assert "评估年度" in fact.note


def test_base_is_stated_then_computed_then_missing() -> None:
    quantities = raws({**ENERGY}, {**GDP})
    assert base(view(an_indicator_row(base="0.6"), quantities=quantities)).number == Quotient.of("0.6")
    assert base(view(an_indicator_row(base=None), quantities=quantities)).number == Quotient.of("0.5")
    assert base(view(an_indicator_row(base=None))).state is State.MISSING
    assert base(view(an_indicator_row(base=in_state(State.DISPUTED)), quantities=quantities)).state is State.DISPUTED


def test_base_of_an_effect_is_zero_by_rule() -> None:
    pack = a_pack(catalogue=a_catalogue(an_indicator(kind="effect")))
    fact = base(view(an_indicator_row(base="7"), pack=pack))
    assert (fact.number, fact.attested_by) == (Quotient.of(0), Attestor.RULE)


def test_the_base_year_is_the_rows_else_the_covers() -> None:
    quantities = raws({2020: "1", 2021: "2"}, {2020: "10", 2021: "10"})
    own = an_indicator_row(base=None, base_year=2021)
    assert base(view(own, quantities=quantities)).number == Quotient.of("0.2")
    assert base(view(an_indicator_row(base=None, base_year=None), quantities=quantities)).number == Quotient.of("0.1")
    disputed = base(view(own, judgements=with_dispute("0.3", 2021)))
    assert disputed.number == Quotient.of("0.3")


def test_alias_at_base_reads_the_base_year() -> None:
    saved = Operation("-", Name("energy", at_base=True), Name("energy"))
    pack = a_pack(catalogue=a_catalogue(a_computed_indicator(saved)))
    fact = actual(view(an_indicator_row(), pack=pack, quantities=raws({**ENERGY}, {})))
    assert fact.number == Quotient.of(9)


def test_amendments_count_when_approved_in_time_and_the_latest_wins() -> None:
    changes = (
        an_amendment("0.38", on="2024-05-01"),
        an_amendment("0.39", on="2023-05-01"),
        an_amendment("0.30", approval="not_approved"),
        an_amendment("0.31", on="2026-07-01"),
        an_amendment("0.32", on=None),
        an_amendment("0.33", code="other"),
    )
    seen = view(an_indicator_row(), plan=Plan(amendments=changes))
    assert target(seen).number == Quotient.of("0.38")
    assert len(amendments(seen, "target").approved) == 2
    assert base(view(an_indicator_row(), plan=Plan(amendments=(an_amendment("0.6", kind="base"),)))).number == (
        Quotient.of("0.6")
    )


def test_an_approved_amendment_without_a_value_does_not_revive_the_old_target() -> None:
    fact = target(view(an_indicator_row(), plan=Plan(amendments=(an_amendment(None),))))
    assert fact.state is State.MISSING
    odd = an_amendment(a_relative_target("-0.1"), kind="base")
    assert base(view(an_indicator_row(), plan=Plan(amendments=(odd,)))).state is State.MISSING


def test_targets_are_levels_changes_of_the_base_or_words() -> None:
    assert target(view(an_indicator_row(target="0.35"))).number == Quotient.of("0.35")
    relative = target(view(an_indicator_row(target=a_relative_target("-0.16"))))
    assert (relative.number, relative.formula) == (Quotient.of("0.42"), "0.50 × (1 − 16%) = 0.42")
    assert target(view(an_indicator_row(base=None, target=a_relative_target("-0.16")))).state is State.MISSING
    words = target(view(an_indicator_row(target=Target(text("具备"), Method.QUALITATIVE))))
    assert words.state is State.MISSING
    assert "具备" in words.note
    assert target(view(an_indicator_row(target=None))).note == "缺少单位生产总值能耗目标值"
    assert target(view()).note == "缺少单位生产总值能耗目标值"


@pytest.mark.parametrize(
    ("reasons", "accepted", "state", "note"),
    [
        (("统计口径",), "yes", State.NOT_APPLICABLE, "评估员已认定"),
        (None, "yes", State.NOT_APPLICABLE, "评估员已认定"),
        (("别的",), "yes", State.MISSING, "不接受"),
        ((), "yes", State.MISSING, "不接受"),
        (("统计口径",), "no", State.MISSING, "未被"),
        (("统计口径",), None, State.MISSING, "尚未"),
    ],
)
def test_not_applicable_needs_reason_and_ruling(
    reasons: tuple[str, ...] | None, accepted: str | None, state: State, note: str
) -> None:
    row = an_indicator_row(state="not_applicable", reason="统计口径")
    judgements = Judgements(not_applicable={"intensity": a_ruling(accepted)})
    seen = view(row, judgements=judgements, reasons=reasons)
    for fact in (base(seen), target(seen), actual(seen)):
        assert fact.state is state
        assert note in fact.note


def test_not_applicable_without_any_judgement_is_missing() -> None:
    row = an_indicator_row(state="not_applicable", reason="统计口径")
    assert actual(view(row, reasons=("统计口径",))).state is State.MISSING
    unexplained = an_indicator_row(state="not_applicable")
    assert "未写明" in actual(view(unexplained, reasons=("统计口径",))).note


def test_a_cell_that_says_not_applicable_by_itself_is_missing() -> None:
    row = an_indicator_row(actuals={2025: in_state(State.NOT_APPLICABLE)})
    fact = actual(view(row))
    assert fact.state is State.MISSING
    assert "须在“状态”列" in fact.note
