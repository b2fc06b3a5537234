"""What another verdict does to points, gates, counts and the decision."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from service.rulelang.derivations import Count, Derived
from service.rulelang.diff.consequences import Consequence, RuleBase, consequence
from service.rulelang.diff.regions import BY_STATE, IMPOSSIBLE, Region
from service.rulelang.pack import Rule
from service.rulelang.rubric import Rubric
from service.rulelang.tables import Attribute, TextTest
from service.vocabulary.exact import Quotient
from tests.rulelang.diff.builders import small


def follows(rule: Rule | str, before: str, after: str, base: RuleBase | None = None) -> Consequence:
    """What follows when a rule of the small rule base gives another outcome."""
    base = base or small()
    judged = base.pack.rules[rule] if isinstance(rule, str) else rule
    return consequence(Region((), before, after, (), (None, None)), (base, judged), (base, judged))


def points(text: str) -> Quotient:
    return Quotient.of(text)


def decision(found: Consequence) -> list[str]:
    return [effect.zh for effect in found.decision]


def test_points_are_the_weight_times_what_the_verdict_earns() -> None:
    found = follows("TG-01", "nearly_met", "unmet")
    assert found.points == (points("24"), points("0"))
    assert decision(found) == ["等级可能改变"]


def test_each_subject_has_its_share() -> None:
    rule = replace(small().pack.rules["TG-01"], subjects=("indicator:energy_intensity", "indicator:water_reuse"))
    assert follows(rule, "met", "unmet").points[0] == points("20")


def test_what_cannot_be_evaluated_lowers_completeness_too() -> None:
    assert decision(follows("PJ-01", "nearly_met", BY_STATE)) == ["等级可能改变", "评价完整度改变"]
    assert follows("TG-01", "met", IMPOSSIBLE).points == (points("40"), None)


@pytest.mark.parametrize(
    ("before", "after", "effect"),
    [
        ("met", "unmet", "触发“不予通过”"),
        ("unmet", "met", "不再触发“不予通过”"),
        ("unmet", BY_STATE, "由触发“不予通过”改为触发“无法判定”"),
    ],
)
def test_a_gate_acts_whatever_the_score(before: str, after: str, effect: str) -> None:
    found = follows("GT-01", before, after)
    assert (found.points, decision(found)) == ((None, None), [effect])


def test_the_decision_itself() -> None:
    assert decision(follows("DC-01", "通过", "限期整改")) == ["建议结论随之改变"]


def test_rules_that_count_the_verdict_are_named() -> None:
    assert decision(follows("TG-01", "met", "unmet")) == ["等级可能改变", "不再计入 PR-02“两项成效至少达到一项”"]
    assert "在 PR-02“两项成效至少达到一项” 中另行计数" in decision(follows("TG-01", "met", BY_STATE))
    assert "从此计入 PR-02“两项成效至少达到一项”" in decision(follows("TG-01", "unmet", "met"))


def test_a_question_is_counted_while_it_is_open() -> None:
    gate = replace(small().pack.rules["GT-01"], id="GT-02", title="重大疑问均已核实", derived=(counting_questions(),))
    base = replace(small(), pack=replace(small().pack, rules={**small().pack.rules, "GT-02": gate}))
    assert decision(follows("CR-A1", "ok", "question", base)) == [
        "从此计入 GT-02“重大疑问均已核实”（否决效力：不予通过）"
    ]
    assert decision(follows("CR-A1", "ok", "question")) == []


def counting_questions() -> Derived:
    tests = {"severity": "high", "open": "yes"}
    where = {name: TextTest(frozenset((word,)), word) for name, word in tests.items()}
    return Derived(Attribute("open_high", "number"), Count("finding", where))


def test_a_rule_that_nothing_scores_or_counts_has_no_consequence() -> None:
    lines = replace(small().rubric, sections=())
    assert follows("SY-01", "met", "unmet", replace(small(), rubric=lines)) == Consequence((None, None), ())


def test_weights_of_both_sides_count() -> None:
    rule = small().pack.rules["TG-01"]
    heavier = replace(small(), rubric=with_weight("TG-01", Decimal(50)))
    region = Region((), "met", "met", (), (None, None))
    assert consequence(region, (small(), rule), (heavier, rule)).points == (points("40"), points("50"))


def with_weight(rule: str, weight: Decimal) -> Rubric:
    """The small rubric with another weight of one rule."""
    rubric = small().rubric
    sections = [
        replace(
            section,
            criteria=tuple(replace(line, weight=weight) if line.rule == rule else line for line in section.criteria),
        )
        for section in rubric.sections
    ]
    return replace(rubric, sections=tuple(sections))
