"""Rubrics: bands by score, weights, points, policies, minimums."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from service.rulelang.diff.rubrics import RubricDifference, diff_rubrics
from service.rulelang.diff.sentences import sentence
from service.vocabulary.language import Said
from tests.rulelang.builders import RUBRIC
from tests.rulelang.diff.builders import edited, small, told


def differing(folder: Path, changes: Mapping[str, str]) -> RubricDifference:
    return diff_rubrics(small().rubric, edited(folder, {RUBRIC: changes}).rubric)


def test_a_rubric_differs_nowhere_from_itself() -> None:
    assert diff_rubrics(small().rubric, small().rubric) == RubricDifference((), (), ())


def test_bands_as_intervals_of_the_score(tmp_path: Path) -> None:
    found = differing(tmp_path, {"[80..100]": "[85..100]", "[60..80)": "[60..85)"})
    (region,) = found.bands
    assert sentence(region, None, Said("", "score")).zh == "总分在 [80, 85) 的由“优秀”变为“合格”"
    assert (found.changes, found.criteria) == ((), ())


def test_scores_that_only_one_full_score_reaches_get_a_grade_too() -> None:
    one = small().rubric
    top = replace(one.bands[0], interval=replace(one.bands[0].interval, high=Decimal(120)))
    other = replace(one, full=Decimal(120), bands=(top, *one.bands[1:]))
    (higher,), (lower,) = diff_rubrics(one, other).bands, diff_rubrics(other, one).bands
    assert sentence(higher, None, Said("", "score")).zh == "总分在 (100, 120] 的由“没有这种取值”变为“优秀”"
    assert sentence(lower, None, Said("", "score")).zh == "总分在 (100, 120] 的由“优秀”变为“没有这种取值”"


def test_weights_and_policies_under_their_rule(tmp_path: Path) -> None:
    changes = {
        '"40", not_applicable: exclude_and_redistribute': '"35", not_applicable: not_allowed',
        'TG-02, weight: "20"': 'TG-02, weight: "25"',
    }
    found = differing(tmp_path, changes)
    assert [(rule, told(of)) for rule, of in found.criteria] == [
        (
            "TG-01",
            [
                ("weight", "judgement", "40 分", "35 分"),
                ("policy", "judgement", "不计入，分值由同一部分的其他评分项分担", "不允许，按无法评价计"),
            ],
        ),
        ("TG-02", [("weight", "judgement", "20 分", "25 分")]),
    ]


def test_points_and_minimums(tmp_path: Path) -> None:
    found = differing(tmp_path, {"nearly_met: 60%": "nearly_met: 50%", "minimum: 60%": "minimum: 50%"})
    assert told(found.changes) == [("points", "judgement", "60%", "50%"), ("minimum", "judgement", "60%", "50%")]


def test_sections_come_go_and_pass_criteria_on(tmp_path: Path) -> None:
    lines = """  - code: work
    title: 任务与程序
    weight: "40"
    criteria:
      - {rule: SY-01,"""
    split = """  - code: tasks
    title: 任务
    weight: "10.5"
    criteria:
      - {rule: SY-01, weight: "10.5", not_applicable: not_allowed}
  - code: work
    title: 程序
    weight: "29.5"
    criteria:
      - {rule: PJ-01,"""
    rest = ' weight: "10.5", not_applicable: not_allowed}\n      - {rule: PJ-01,'
    found = differing(tmp_path, {lines + rest: split})
    assert told(found.changes) == [
        ("section-weight", "judgement", "40 分", "29.5 分"),
        ("section-title", "wording", "任务与程序", "程序"),
        ("section", "scheme", "", "10.5 分"),
    ]
    assert [(rule, told(of)) for rule, of in found.criteria] == [
        ("SY-01", [("section-of", "judgement", "任务与程序", "任务")])
    ]


def test_a_rule_that_is_no_longer_scored(tmp_path: Path) -> None:
    one = small().rubric
    fewer = replace(one, sections=(replace(one.sections[0], criteria=one.sections[0].criteria[:1]), *one.sections[1:]))
    assert [(rule, told(of)) for rule, of in diff_rubrics(one, fewer).criteria] == [
        ("TG-02", [("scored", "scheme", "20 分", "")])
    ]
