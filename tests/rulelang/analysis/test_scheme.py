"""From verdicts to grade: what is claimed agrees with what scoring does."""

from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest

from service.rulelang.analysis.scheme import prove_grade, prove_points, prove_score
from service.scoring.scorecard import score
from service.vocabulary.finding import Finding, Verdict
from tests.rulelang.analysis.changes import PACK, RUBRIC, faults, points
from tests.scoring.builders import a_finding

CRITERIA = [c for section in RUBRIC.sections for c in section.criteria]
RISING = ["unmet", "nearly_met", "met"]
GRADES = ["不合格", "合格", "优秀"]


def test_the_rubric_of_the_demo_holds() -> None:
    assert faults([*prove_points(RUBRIC), *prove_score(RUBRIC), *prove_grade(RUBRIC)]) == []


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"unmet": "0.7"}, ["points-not-monotone"]),
        ({"nearly_met": "1"}, []),
        ({"nearly_met": "0.7", "met": "0.6"}, ["points-not-monotone"]),
        ({"not_evaluable": "0.1"}, ["missing-pays"]),
        ({"not_evaluable": "0.7"}, ["missing-pays", "missing-pays"]),
        ({"unmet": "0.1", "manual": "0.1"}, []),
    ],
)
def test_points_rise_with_the_verdict_and_nothing_open_pays(changed: dict[str, str], code: list[str]) -> None:
    assert faults(list(prove_points(points(**changed)))) == code


def findings(words: dict[str, str]) -> list[Finding]:
    return [a_finding(rule, Verdict(word)) for rule, word in words.items()]


def test_each_step_is_what_scoring_adds() -> None:
    worst = {criterion.rule: "unmet" for criterion in CRITERIA}
    for one, criterion in zip(prove_score(RUBRIC), CRITERIA, strict=True):
        card = score(findings({**worst, criterion.rule: "met"}), RUBRIC)
        told = one.says.zh.rpartition("加 ")[2].removesuffix(" 分")
        assert Fraction(told) == card.score.fraction()


def test_no_better_verdict_lowers_score_or_grade() -> None:
    random = Random(20211004)
    for _ in range(300):
        words = {c.rule: random.choice([*RISING, "not_evaluable", "not_applicable"]) for c in CRITERIA}
        rule = random.choice([rule for rule, word in words.items() if word in RISING] or [""])
        if rule and words[rule] != "met":
            before = score(findings(words), RUBRIC)
            after = score(findings({**words, rule: RISING[RISING.index(words[rule]) + 1]}), RUBRIC)
            assert after.score.fraction() > before.score.fraction()
            assert GRADES.index(after.grade) >= GRADES.index(before.grade)


def test_a_grade_in_two_ranges_and_a_failing_grade_that_is_not_lowest() -> None:
    first, second, third = RUBRIC.bands
    bands = (replace(first, grade="合格"), replace(second, grade="优秀"), replace(third, grade="合格"))
    mixed = replace(RUBRIC, bands=bands, failing_grade="合格")
    assert faults(list(prove_grade(mixed))) == ["grade-not-monotone"]
    assert faults(list(prove_grade(replace(RUBRIC, failing_grade="优秀")))) == ["failing-grade-not-lowest"]


def test_each_minimum_is_an_obligation() -> None:
    told = [one.says.zh for one in prove_grade(RUBRIC)]
    assert sum("低于下限" in one for one in told) == 1
    assert PACK.rules.keys() >= {one.about for one in prove_score(RUBRIC)}
