"""Facts from entries and from other facts."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from service.assessment.facts import blocked, chosen, dated, derived, numeric, renamed, stated, whole, without, yes_no
from service.vocabulary.entry import Reading
from service.vocabulary.exact import ONE, Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.state import Attestor, State
from tests.assessment.builders import blank, day, in_state, num, text


def in_the_state(state: State, note: str = "") -> Fact:
    return without(state.value, state, "", note)


def test_a_stated_number_keeps_cell_unit_and_how_it_was_read() -> None:
    entry = replace(num("32000", "tce"), reading=Reading("3.2 万tce", "万tce", "tce", "×10000", note="约数"))
    fact = stated("能耗", entry)
    assert (fact.number, fact.unit, fact.cell) == (Quotient.of(32000), "tce", entry.cell)
    assert fact.note == "3.2 万tce → 32000 tce（×10000）；约数"
    assert stated("能耗", num("1"), "tce").unit == "tce"
    assert stated("能耗", replace(entry, reading=Reading("1", note="按百分数读"))).note == "按百分数读"


@pytest.mark.parametrize(
    ("raw", "from_unit", "conversion", "value", "told"),
    [
        ("91%以上", "%", "÷100", "0.91", "91%以上 → 91%；下限"),
        ("88.5", "%", "÷100", "0.885", "88.5 → 88.5%；下限"),
        ("5‰", "‰", "÷1000", "0.005", "5‰ → 0.5%；下限"),
        ("37%", "%", "÷100", "0.37", "下限"),
    ],
)
def test_a_share_is_told_in_percent_and_never_as_a_fraction_with_the_sign_of_percent(
    raw: str, from_unit: str, conversion: str, value: str, told: str
) -> None:
    entry = replace(num(value, "%"), reading=Reading(raw, from_unit, "%", conversion, note="下限"))
    assert stated("占比", entry).note == told


def test_an_empty_cell_says_what_is_missing_and_where() -> None:
    entry = blank()
    fact = stated("能耗", entry)
    assert (fact.state, fact.note, fact.cell) == (State.MISSING, "缺少能耗", entry.cell)
    unread = stated("能耗", replace(entry, reason="无法识别的数字"))
    assert unread.note == "能耗缺失：无法识别的数字"


def test_a_parks_own_not_applicable_is_missing_a_dispute_stays() -> None:
    assert stated("能耗", in_state(State.NOT_APPLICABLE)).state is State.MISSING
    assert stated("能耗", in_state(State.DISPUTED)).state is State.DISPUTED


def test_numbers_and_dates_are_not_taken_from_other_things() -> None:
    assert numeric("能耗", text("很多")).note == "能耗为“很多”，应为数值"
    assert dated("日期", num("1")).state is State.MISSING
    assert dated("日期", day("2024-02-29")).value == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("states", "worst"),
    [
        ((State.NOT_APPLICABLE, State.MISSING), State.MISSING),
        ((State.MISSING, State.DISPUTED), State.DISPUTED),
        ((State.NOT_APPLICABLE,), State.NOT_APPLICABLE),
    ],
)
def test_the_worst_state_blocks_and_all_needed_facts_stay_operands(states: tuple[State, ...], worst: State) -> None:
    good = derived("好", ONE, "", "", ())
    needed = (good, *(in_the_state(state, f"因为{state.label}") for state in states))
    fact = blocked("x", "%", needed, (good,))
    assert fact is not None
    assert (fact.state, fact.operands, fact.note) == (worst, (*needed, good), f"因为{worst.label}")
    assert blocked("x", "%", (good, good)) is None


def test_a_chosen_fact_keeps_value_and_attestor_and_rests_on_its_source() -> None:
    source = stated("认定值", num("1", "tce", by=Attestor.ASSESSOR))
    other = stated("年度", num("2025"))
    fact = chosen("actual", source, "取认定值", (other,))
    assert (fact.value, fact.attested_by, fact.formula) == (source.value, Attestor.ASSESSOR, "取认定值")
    assert set(fact.cells()) == {*source.cells(), *other.cells()}


def test_renaming_changes_the_name_only() -> None:
    fact = stated("a", num("1"))
    assert renamed(fact, "a") is fact
    assert renamed(fact, "b")._replace(name="a") == fact


@pytest.mark.parametrize(
    ("value", "number"), [("2025", 2025), ("2025.0", 2025), ("2025.5", None), ("-3", -3), ("0", 0)]
)
def test_a_year_is_a_whole_number(value: str, number: int | None) -> None:
    assert whole(stated("年度", num(value))) == number


def test_a_whole_quotient_is_whole_and_nothing_else_is() -> None:
    assert whole(derived("x", Quotient(Decimal(6), Decimal(3)), "", "", ())) == 2
    assert whole(derived("x", Quotient(Decimal(7), Decimal(3)), "", "", ())) is None
    assert whole(stated("年度", blank())) is None
    assert (yes_no(True), yes_no(False)) == ("yes", "no")
