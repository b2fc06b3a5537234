"""HJ 274-2015 as a test of the language: 32 indicators, groups, reversed elasticities, limits that depend on region."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from typing import cast

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from service.assessment.assess import assess
from service.assessment.needed_inputs import ASSESSORS, needed_inputs
from service.assessment.park_facts import PARK
from service.engine.agree import Disagreement
from service.intake.forms.layout import Book
from service.intake.reading.submission import read_submission
from service.intake.writing.fill import SheetContent, fill
from service.rulelang.load import load_rule_base
from service.rulelang.pack import Pack, Rule
from service.rulelang.rubric import Rubric
from service.rulelang.tables import TextTest
from service.settings import Settings
from service.vocabulary.assessment import Assessment
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Finding, Theme
from service.vocabulary.state import State
from service.workflow.rules.check_rules import check_rules
from service.workflow.rules.try_rules import run_examples
from tests.engine.agreement import in_columns_as_one_by_one, judged, some_parks
from tests.intake.builders import grid_of
from tests.packs.hj_274_parks import (
    ANSWERS,
    BY_REGION,
    ELASTICITIES,
    GROUPS,
    LIMITS,
    MANDATORY,
    OPTIONAL,
    RULES,
    Park,
)

PACK_ID, ON = "hj-274-2015", date(2026, 6, 30)
FOLDER = Path(__file__).parent / PACK_ID
SETTINGS = Settings(rules_dir=FOLDER / "rules", rubrics_dir=FOLDER / "rubrics")

GROWTHS = ("0", "0.000001", "-0.000001", "0.149999", "0.15", "-0.03", "0.4")
PARKS = st.builds(
    Park,
    st.dictionaries(st.sampled_from(RULES), st.sampled_from(("short", "missing")), max_size=6),
    st.none() | st.sampled_from(GROWTHS).map(Decimal),
    st.none() | st.sampled_from(sorted(BY_REGION)),
)


@cache
def rule_base() -> tuple[Pack, Rubric]:
    return load_rule_base(SETTINGS.rules_dir, SETTINGS.rubrics_dir, PACK_ID, ON)


def rules(theme: Theme) -> dict[str, Rule]:
    return {rule.id: rule for rule in rule_base()[0].by_theme(theme)}


def assessed(park: Park) -> Assessment:
    """Both evaluators agree on it, or Disagreement."""
    return assess(park.submission(), park.judgements(), *rule_base())


def finding(assessment: Assessment, rule: str) -> Finding:
    (found,) = (one for one in assessment.findings if one.rule == rule)
    return found


def counted(gate: Rule) -> tuple[str, ...]:
    """The rules that a k-of-n gate counts."""
    expression = gate.derived[0].expression
    test = getattr(expression, "where", {})["rule"]
    assert isinstance(test, TextTest)
    return tuple(sorted(test.values))


def test_the_rule_base_checks_clean() -> None:
    checked = check_rules(SETTINGS, None, ON)
    assert checked.problems == ()
    assert checked.told[0].startswith(f"{PACK_ID} 1 未发现问题：规则 40 条")


def test_there_are_32_indicators_17_mandatory_and_six_groups() -> None:
    assert tuple(rules(Theme.TARGETS)) == RULES
    assert (len(MANDATORY), len(OPTIONAL)) == (17, 15)
    every, *groups = (rules(Theme.GATES)[name] for name in ("HJ-M01", *(f"HJ-G0{number}" for number in range(1, 7))))
    assert counted(every) == MANDATORY
    assert tuple(map(counted, groups)) == GROUPS
    required = {rule.id for rule in rules(Theme.TARGETS).values() if rule.required}
    assert required == set(MANDATORY) - set(ANSWERS)


def test_every_number_is_marked_as_an_unverified_example() -> None:
    pack, _ = rule_base()
    marked = {(rule.numbers.source[:5], rule.numbers.reliability) for rule in pack.rules.values()}
    assert marked == {("未核实示例", "standard-unverified")}
    assert {indicator.reliability for indicator in pack.catalogue.indicators.values()} == {"standard-unverified"}
    assert pack.status == "example"


def limits(rule: str) -> list[str]:
    """The tests on the actual value in the rows of a rule that say met."""
    return [row.tests["actual"].text for row in rules(Theme.TARGETS)[rule].table.rows if row.outcome == "met"]


def test_the_limits_are_those_of_the_table() -> None:
    assert {rule: limits(rule) for rule in LIMITS} == {rule: [limit] for rule, (_, limit) in LIMITS.items()}
    reversed_limits = {rule: [f"<= {limit}", f">= {limit}"] for rule, (_, limit) in ELASTICITIES.items()}
    assert {rule: limits(rule) for rule in ELASTICITIES} == reversed_limits
    assert limits("HJ-16") == [f">= {limit}" for limit in BY_REGION.values()]


def test_all_examples_hold_in_both_evaluators() -> None:
    tried = run_examples(SETTINGS, PACK_ID, ON)
    assert len(tried) > 200
    assert [str(one) for one in tried if one.fault] == []


@given(PARKS)
def test_whole_parks_come_to_what_the_table_says_in_both_evaluators(park: Park) -> None:
    assessment = assessed(park)
    found = {one.rule: str(one.verdict) for one in assessment.findings if one.theme is Theme.TARGETS}
    assert found == park.verdicts()
    assert assessment.recommendation == park.recommendation()
    weights = {rule: 5 if rule in MANDATORY else 1 for rule in RULES}
    assert assessment.scorecard.score == Quotient.of(sum(weights[r] for r, v in found.items() if v == "met"))
    evaluable = sum(weights[r] for r, v in found.items() if v in ("met", "unmet"))
    assert assessment.scorecard.completeness == Quotient.of(evaluable) / Quotient.of(100)


@settings(max_examples=3, phases=[Phase.generate], deadline=None)
@given(st.integers(0, 2**32))
def test_parks_in_every_state_agree_also_in_columns(seed: int) -> None:
    pack, rubric = rule_base()
    cases = some_parks(Random(seed), pack)
    for case in cases:
        judged(case, pack, rubric)
    in_columns_as_one_by_one(cases, pack, rubric)


@pytest.mark.parametrize("region", BY_REGION)
def test_a_park_on_every_limit_passes_in_each_region(region: str) -> None:
    assessment = assessed(Park(region=region))
    assert (assessment.recommendation, assessment.grade) == ("通过", "达标")
    assert str(finding(assessment, "HJ-16").verdict) == "met"


@pytest.mark.parametrize("growth", ["0.15", "-0.15"])
@pytest.mark.parametrize("rule", ELASTICITIES)
def test_an_elasticity_just_beyond_its_limit_rejects_whether_value_added_grows_or_falls(rule: str, growth: str) -> None:
    assert assessed(Park(growth=Decimal(growth))).recommendation == "通过"
    assert assessed(Park({rule: "short"}, Decimal(growth))).recommendation == "不予通过"


def test_where_value_added_neither_grows_nor_falls_a_person_must_judge() -> None:
    assessment = assessed(Park(growth=Decimal(0)))
    assert assessment.recommendation == "无法判定"
    assert {str(finding(assessment, rule).verdict) for rule in ELASTICITIES} == {"manual"}
    assert {need.rule for need in assessment.needs} == {*ELASTICITIES, "HJ-M01"}
    asked = {one.rules: one.by for one in needed_inputs(assessment, rule_base()[0])}
    assert asked == {(rule,): ASSESSORS for rule in ELASTICITIES}


def test_one_of_a_group_is_enough_and_none_rejects() -> None:
    for group in GROUPS:
        others = dict.fromkeys(group[:-1], "short")
        if group[0] == "HJ-01":
            others = {"HJ-01": "short", "HJ-02": "short"}
        assert assessed(Park(others)).recommendation == "通过", group
    water = dict.fromkeys(("HJ-14", "HJ-15", "HJ-16"), "short")
    assert assessed(Park(water)).recommendation == "不予通过"


def test_without_a_region_its_limit_is_open_and_matters_only_where_the_group_hangs_on_it() -> None:
    assert assessed(Park(region=None)).recommendation == "通过"
    hanging = assessed(Park({"HJ-14": "short", "HJ-15": "short"}, region=None))
    assert hanging.recommendation == "无法判定"
    (wanted,) = needed_inputs(hanging, rule_base()[0])
    assert (wanted.what, wanted.rules) == ("所在区域", ("HJ-16",))


def test_the_region_comes_from_the_cover_and_is_traced_to_its_cell() -> None:
    pack, rubric = rule_base()
    cover = {"园区名称": "甲", "规则包": PACK_ID, "评估日期": "2026-06-30", "基期年": 2020, "评估年度": 2025}
    rows = [{"编码": "reclaimed_water_share", "2025": "20%"}]
    content: dict[str, SheetContent]
    for region, verdict in (("缺水城市", "met"), ("京津冀", "unmet"), ("其他地区", "met")):
        content = {"封面": {**cover, "所在区域": region}, "指标": rows}
        submission, problems = read_submission(grid_of(fill(Book.SUBMISSION, pack, content)), pack)
        assert problems == ()
        found = finding(assess(submission, Park().judgements(), pack, rubric), "HJ-16")
        assert str(found.verdict) == verdict
        assert found.because == f"所在区域 {region}，再生水（中水）回用率 20%"
        assert ("封面!B13", region) in {(str(cell), cell.raw) for cell in found.cells()}


def test_a_region_that_one_evaluator_misreads_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(cast("dict[str, object]", PARK), "region", lambda _: Fact("region", State.VALUE, "京津冀"))
    pack, rubric = rule_base()
    planted = replace(pack, digest="planted")  # what is made ready once a pack is made ready again
    inland, dry = Park(region="京津冀"), Park(region="缺水城市")
    assert assess(inland.submission(), inland.judgements(), planted, rubric).recommendation == "通过"
    with pytest.raises(Disagreement, match="HJ-16"):
        assess(dry.submission(), dry.judgements(), planted, rubric)
