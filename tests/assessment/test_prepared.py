"""What is worked out once a pack: names of subjects, what tables ask for, sentences ready to be filled."""

from decimal import Decimal

import pytest

from service.assessment.prepared import prepare, subject_title
from service.rulelang.derivations import Lacks
from service.rulelang.pack import Replacement
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.state import State
from tests.assessment.cases import base_145
from tests.assessment.pack_builders import a_pack, a_rule, between


def test_subjects_have_their_chinese_names() -> None:
    pack = a_pack(a_rule("answer", id="SY-06", title="产业链真实稳定"))
    titles = [subject_title(pack, s) for s in ("indicator:intensity", "quantity:gdp", "item:SY-06", "plan", "case")]
    assert titles == ["单位生产总值能耗", "gdp总量", "产业链真实稳定", "实施方案", "本案"]


def test_a_rule_says_what_it_replaces_and_why() -> None:
    replacing = a_rule("rate", subjects=("portfolio",), replaces=Replacement("T-09", "base", "本省从严"))
    assert prepare(a_pack(replacing))["T-01", "portfolio"].fixed["replaces"] == "base 的 T-09：本省从严"
    assert prepare(a_pack(a_rule("rate", subjects=("portfolio",))))["T-01", "portfolio"].fixed["replaces"] == ""


def test_a_sentence_is_filled_with_facts_as_a_reader_sees_them() -> None:
    rule = a_rule("rate", because="完成率 {rate}，下限 {floor}", subjects=("portfolio",))
    facts = {
        "rate": Fact("rate", State.VALUE, Quotient.of("0.5"), "%"),
        "floor": Fact("floor", State.MISSING, unit="%"),
    }
    assert prepare(a_pack(rule))["T-01", "portfolio"].because(facts) == "完成率 50%，下限 缺失"


def test_a_slot_without_a_fact_is_an_error() -> None:
    rule = a_rule("rate", because="{rate}", subjects=("portfolio",))
    with pytest.raises(KeyError, match="rate"):
        prepare(a_pack(rule))["T-01", "portfolio"].because({})


def test_printed_digits_reach_as_far_as_the_bound_needs() -> None:
    rule = a_rule("rate", rows=[{"rate": between("0.9", None)}], subjects=("portfolio",))
    close = Quotient.of("8.9999999") / Quotient.of("10") - Quotient.of(1) / Quotient.of(3_000_000_000)
    shown = prepare(a_pack(rule))["T-01", "portfolio"].show(Fact("rate", State.VALUE, close, "%"), {})
    assert shown.startswith("89.99")


def test_an_actual_value_short_of_its_target_is_not_printed_as_the_target() -> None:
    ready = prepare(a_pack(a_rule("attainment", because="实际 {actual}，目标 {target}")))["T-01", "indicator:intensity"]
    short = Quotient(Decimal("0.4000001"), Decimal("0.9999999"))
    facts = {
        "actual": Fact("actual", State.VALUE, short, "tce/万元"),
        "target": Fact("target", State.VALUE, Quotient.of("0.4"), "tce/万元"),
    }
    assert ready.because(facts) == "实际 0.4000001 tce/万元，目标 0.4 tce/万元"
    facts["target"] = Fact("target", State.MISSING)
    assert ready.because(facts) == "实际 0.4000 tce/万元，目标 缺失"


def test_every_rule_and_subject_of_the_shipped_pack_is_prepared_with_words_for_what_it_asks() -> None:
    pack, _ = base_145()
    ready = prepare(pack)
    assert set(ready) == {(rule.id, subject) for rule in pack.rules.values() for subject in rule.subjects}
    silent = [key for key, one in ready.items() if not one.required and one.rule.theme != "decision"]
    assert not silent


def test_a_check_that_lacks_its_data_says_so_instead_of_its_sentence() -> None:
    derived = {"blind": Lacks(("rate",), ("actual",))}
    rule = a_rule("blind", because="完成率 {rate}", derived=derived, subjects=("portfolio",))
    ready = prepare(a_pack(rule))["T-01", "portfolio"]
    lost = {"rate": Fact("rate", State.MISSING, unit="%")}
    asked = Fact("blind", State.VALUE, "yes", working="有数值而无从核对", note="缺少目标值")
    assert ready.because(lost | {"blind": asked}) == "有数值而无从核对：缺少目标值"
    assert ready.because(lost | {"blind": asked._replace(value="no")}) == "完成率 缺失"


def test_all_that_a_check_lacks_is_said() -> None:
    derived = {"blind": Lacks(("rate",), ("actual",)), "dim": Lacks(("rate",), ("base",))}
    ready = prepare(a_pack(a_rule("blind", "dim", derived=derived, subjects=("portfolio",))))["T-01", "portfolio"]
    asked = Fact("blind", State.VALUE, "yes", working="有数值而无从核对", note="缺少2025年总量")
    both = {"blind": asked, "dim": asked._replace(name="dim", note="缺少2020年总量")}
    assert ready.because(both) == "有数值而无从核对：缺少2025年总量；缺少2020年总量"
