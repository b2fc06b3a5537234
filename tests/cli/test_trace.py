"""--trace: the decision and every finding, with formulas and facts down to cells."""

import pytest

from service.assessment.english import english_of
from service.assessment.fact_names import FactNames
from service.cli.console import screen
from service.cli.trace import Words, print_trace, rules_named
from service.vocabulary.cell import Cell
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Theme, Verdict
from service.vocabulary.language import Language
from service.vocabulary.state import Attestor, State
from service.workflow.rules.rule_base import UnknownRule
from tests.assessment.assessments import an_assessment
from tests.assessment.pack_builders import a_finding, a_pack, a_rule

BASE = Fact("base", State.VALUE, Quotient.of("0.5"), "tce/万元", Cell("0" * 64, "指标", "E5", "0.50"))
ACTUAL = Fact("actual", State.MISSING, None, "tce/万元", note="缺少2025年能耗")
ATTAINMENT = Fact(
    "attainment",
    State.VALUE,
    Quotient.of(1) / Quotient.of(3),
    "%",
    working="(0.5 − 0.4) ÷ 0.3 ≈ 33.3%",
    operands=(BASE, ACTUAL),
    attested_by=Attestor.RULE,
)


def traced(
    capsys: pytest.CaptureFixture[str], language: Language = Language.ZH, rules: frozenset[str] = frozenset()
) -> str:
    finding = a_finding(verdict=Verdict.UNMET, facts=(ATTAINMENT,), clause="三(三).4", rule_file="rules/t.yaml:1:1")
    decision = a_finding("DC-01", theme=Theme.DECISION, title="结论")
    pack = a_pack(a_rule("attainment"), a_rule("attainment", id="DC-01"))
    words = Words(FactNames(pack), english_of(pack) if language is Language.EN else None)
    print_trace(an_assessment(findings=(finding,), decision=decision), words, screen(), language, rules)
    return capsys.readouterr().out


def test_each_fact_stands_under_what_it_decides(capsys: pytest.CaptureFixture[str]) -> None:
    lines = [line.lstrip("│├└─ ").rstrip() for line in traced(capsys).splitlines() if line]
    assert lines == [
        "计算依据：无法判定",
        "DC-01 结论 [本案]：达到",
        "条款 c　规则文件 f　数值依据 （example）",
        "T-01 测试规则 [本案]：未达到",
        "条款 三(三).4　规则文件 rules/t.yaml:1:1　数值依据 （example）",
        "完成率 ≈ 33.333333%（1/3） ← (0.5 − 0.4) ÷ 0.3",
        "基期值 = 0.5 tce/万元 @ 指标!E5 “0.50”（园区填报）",
        "实际值 = 缺失 （缺少2025年能耗）",
    ]


def test_a_rule_that_replaces_another_says_which_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    finding = a_finding(facts=(ATTAINMENT,), replaces="base-145 的 T-01：本省从严")
    decision = a_finding("DC-01", theme=Theme.DECISION, title="结论")
    pack = a_pack(a_rule("attainment"), a_rule("attainment", id="DC-01"))
    print_trace(an_assessment(findings=(finding,), decision=decision), Words(FactNames(pack)), screen(), Language.ZH)
    lines = [line.lstrip("│├└─ ").rstrip() for line in capsys.readouterr().out.splitlines()]
    assert lines.count("替换 base-145 的 T-01：本省从严") == 1


def test_depth_shows_what_rests_on_what(capsys: pytest.CaptureFixture[str]) -> None:
    depth = {word: line.index(word) for line in traced(capsys).splitlines() for word in ("T-01", "完成率", "基期值")
             if word in line}  # fmt: skip
    assert depth["T-01"] < depth["完成率"] < depth["基期值"]


def test_facts_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    lines = [line.lstrip("│├└─ ").rstrip() for line in traced(capsys, Language.EN).splitlines() if line]
    assert lines[-4:] == [
        "clause 三(三).4　rule file rules/t.yaml:1:1　numbers from （example）",
        "attainment ≈ 33.333333%（1/3） ← (0.5 − 0.4) ÷ 0.3",
        "base = 0.5 tce/万元 @ 指标!E5 “0.50”（stated by the park）",
        "actual = missing （能耗 2025 is missing）",
    ]


def test_a_trace_of_one_rule_has_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    shown = traced(capsys, rules=frozenset({"T-01"}))
    assert "T-01 测试规则" in shown
    assert "DC-01" not in shown
    assert "基期值 = 0.5" in shown


def test_a_rule_without_a_finding_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    shown = traced(capsys, rules=frozenset({"PJ-01"}))
    assert "PJ-01 对本案没有判定" in shown
    assert "T-01" not in shown


def test_rules_are_named_in_any_case_and_an_unknown_one_by_its_nearest() -> None:
    known = ("TG-01", "TG-07", "CR-A1")
    assert rules_named(["tg-07", " CR-A1 "], known) == {"TG-07", "CR-A1"}
    assert rules_named([], known) == frozenset()
    with pytest.raises(UnknownRule, match="没有编号为“TG-77”的规则，您是否想写“TG-07”"):
        rules_named(["TG-77"], known)
    with pytest.raises(UnknownRule, match="没有编号为“能耗”的规则；现有规则：CR-A1、TG-01、TG-07"):
        rules_named(["能耗"], known)
