"""The example cases of features/cases: each ends as its description says, on the real line from file to conclusion."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import pytest

from service.intake.files.openbook import read_grid
from service.intake.reading.judgements import read_judgements
from service.settings import load_settings
from service.vocabulary.assessment import Recommendation
from service.vocabulary.finding import Effect, Theme, Verdict
from service.vocabulary.problem import Severity
from service.workflow.evaluation.evaluate import FINDINGS_SUFFIX, Evaluated, evaluate
from service.workflow.evaluation.examples import Example, examples, write_example

COMPLETE = ("pass", "rectify", "reject")
FRAGMENT = "zhenjiang-p03"


@dataclass(frozen=True)
class Expected:
    """How a case ends. `sections`: points of each section in the rubric's order; `unmet`, `nearly`: (rule, subject's
    last part) in any order; `questions`: (rule, subject's last part, open); `waived`: not applicable."""

    recommendation: Recommendation
    graded: str
    completeness: Fraction
    sections: tuple[Fraction | int, ...]
    unmet: str
    nearly: str
    waived: str
    questions: frozenset[tuple[str, str, bool]]


EXPECTED = {
    "pass": Expected(
        Recommendation.PASS,
        "优秀",
        Fraction(1),
        (38, Fraction(318, 55), 6, Fraction(11, 2), Fraction(28, 5), 6, Fraction(92, 5), 10),
        unmet="EC-04",
        nearly="TG-02 TG-06/pm_reduction LY-07 RS-05 PJ-05",
        waived="LY-05",
        questions=frozenset({("CR-C4", "wastewater_discharge", False), ("CR-F1C", "vocs_reduction", False)}),
    ),
    "rectify": Expected(
        Recommendation.RECTIFY,
        "不合格",
        Fraction(199, 200),
        (
            Fraction(232, 15), Fraction(49, 10), Fraction(16, 5), Fraction(18, 5), Fraction(39, 10), Fraction(17, 5),
            Fraction(47, 5), Fraction(79, 10),
        ),
        unmet="TG-01 TG-03 TG-04 TG-06/nox_reduction TG-07 EC-05 EC-07 LY-05 PL-09 RS-04 SY-01 PJ-01 PJ-03 PR-05",
        nearly="TG-02 TG-09 EC-01 EC-02 EC-04 EC-08 LY-03 LY-07 PL-01 PL-02 PL-03 PL-04 PL-05 PL-08 RS-01 RS-08 "
        "SY-02 SY-03 SY-04 SY-05 SY-06 SY-08 PJ-02 PJ-04 PJ-06 PR-03 PR-07 PR-10 PR-11",
        waived="TG-06/vocs_reduction",
        questions=frozenset(
            {
                ("CR-A1", "solid_waste_utilisation", False),
                ("CR-A1", "byproduct_exchange_rate", False),
                ("CR-D2B", "energy_saving", True),
            }
        ),
    ),
    "reject": Expected(
        Recommendation.REJECT,
        "良好",
        Fraction(1),
        (
            Fraction(179, 5), Fraction(29, 5), 6, Fraction(306, 55), Fraction(27, 5), Fraction(28, 5),
            Fraction(31, 2), Fraction(47, 5),
        ),
        unmet="TG-06/vocs_reduction PJ-07 GT-03",
        nearly="TG-03 TG-09 EC-02 LY-07 PL-09 RS-01 RS-06 PJ-01 PJ-06 PR-05 PR-07",
        waived="EC-04",
        questions=frozenset({("CR-E3", "project_investment", True)}),
    ),
}  # fmt: skip

# Every figure the park printed: indicator, figure, unit; and the indicator that keeps it (empty: the cover's note).
PRINTED = (
    ("循环化改造重点项目数", "19", "个", ""),
    ("关键补链项目数", "9", "个", "link_projects"),
    ("公共服务设施项目数", "10", "个", ""),
    ("总投资", "27.2", "亿元", ""),
    ("工业固体废弃物综合利用率", "90%以上", "%", "solid_waste_utilisation"),
    ("工业用水重复利用率", "85%以上", "%", "water_reuse"),
    ("单位生产总值能耗", "下降到0.8", "吨标煤/万元", "energy_intensity"),
    ("COD排放量", "累计下降16%以上", "%", "cod_discharge"),
    ("NH3-N排放量", "累计下降13%以上", "%", "nh3n_discharge"),
)

Cases = Callable[[str], Evaluated]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Holds the workbooks of every case."""
    place = tmp_path_factory.mktemp("cases")
    for example in examples(load_settings()):
        write_example(load_settings(), example.name, place / f"{example.name}.xlsx")
    return place


@pytest.fixture(scope="module")
def case(folder: Path) -> Cases:
    """name → its evaluation, made once."""
    made: dict[str, Evaluated] = {}

    def of(name: str) -> Evaluated:
        if name not in made:
            made[name] = evaluate(folder / f"{name}.xlsx", load_settings())
        return made[name]

    return of


def content(name: str) -> Example:
    return next(example for example in examples(load_settings()) if example.name == name)


def judged(evaluated: Evaluated, verdict: Verdict) -> set[str]:
    """`rule`, or `rule/code` where a rule looks at several subjects; credibility left out."""
    found = [f for f in evaluated.assessment.findings if f.verdict is verdict and f.theme is not Theme.CREDIBILITY]
    several = {rule.id for rule in evaluated.pack.rules.values() if len(rule.subjects) > 1}
    return {f"{f.rule}/{f.subject.partition(':')[2]}" if f.rule in several else f.rule for f in found}


def asked(evaluated: Evaluated) -> set[tuple[str, str, bool]]:
    return {(f.rule, f.subject.partition(":")[2] or f.subject, f.open) for f in evaluated.assessment.questions}


def test_the_four_cases_are_there() -> None:
    assert [example.name for example in examples(load_settings())] == [*COMPLETE, FRAGMENT]


@pytest.mark.parametrize("name", COMPLETE)
def test_case_ends_as_it_says(name: str, case: Cases) -> None:
    of, expected = case(name).assessment, EXPECTED[name]
    assert of.recommendation is expected.recommendation
    assert of.scorecard.grade == expected.graded
    assert of.grade == (expected.graded if of.recommendation is Recommendation.PASS else "")
    assert of.scorecard.completeness.fraction() == expected.completeness
    assert tuple(section.points.fraction() for section in of.scorecard.sections) == expected.sections
    assert of.scorecard.score.fraction() == sum(expected.sections)


@pytest.mark.parametrize("name", COMPLETE)
def test_case_falls_short_where_it_says(name: str, case: Cases) -> None:
    evaluated, expected = case(name), EXPECTED[name]
    assert judged(evaluated, Verdict.UNMET) == set(expected.unmet.split())
    assert judged(evaluated, Verdict.NEARLY_MET) == set(expected.nearly.split())
    assert judged(evaluated, Verdict.NOT_APPLICABLE) == set(expected.waived.split())
    assert judged(evaluated, Verdict.MANUAL) == set()


@pytest.mark.parametrize("name", COMPLETE)
def test_case_raises_only_the_questions_it_means_to(name: str, case: Cases) -> None:
    assert asked(case(name)) == EXPECTED[name].questions


@pytest.mark.parametrize("name", COMPLETE)
def test_complete_case_fills_every_sheet_and_row(name: str, case: Cases) -> None:
    pack, book = case(name).pack, content(name).content
    submission, findings = book["评估工作簿"], book["核查记录"]
    assert {row["编码"] for row in submission["指标"]} == set(pack.catalogue.indicators)
    assert {row["编码"] for row in submission["原始数据"]} == set(pack.catalogue.quantities)
    manual = {rule.id for rule in pack.rules.values() if rule.manual and rule.theme is not Theme.GATES}
    assert {row["编码"] for row in submission["任务措施"]} == manual
    assert {row["编码"] for row in findings["人工核查"]} == {*manual, "姓名"}
    assert {row["编码"] for row in findings["否决事项"]} == {"GT-01", "GT-02", "GT-03", "GT-04"}
    assert all(submission.values())
    assert all(findings.values())


def test_only_the_approximate_target_is_mentioned_at_intake(case: Cases) -> None:
    found = {name: [p for faults in case(name).faults for p in faults.problems] for name in COMPLETE}
    assert {name: [p.code for p in problems] for name, problems in found.items()} == {
        "pass": ["approximate-number"],
        "rectify": [],
        "reject": [],
    }
    (about,) = found["pass"]
    assert about.severity is Severity.WARNING
    assert "约400" in about.found.zh


def test_approved_changes_count_and_others_do_not(case: Cases) -> None:
    because = {
        (name, f.rule, f.subject): f.because for name in ("pass", "rectify") for f in case(name).assessment.findings
    }
    assert "预期 3,000,000 m³" in because["pass", "TG-05", "indicator:wastewater_reduction"]
    assert "预期 300,000 tce" in because["rectify", "TG-01", "indicator:energy_saving"]
    assert "应完成项目 17 项" in because["pass", "PJ-01", "portfolio"]
    assert "未经审核同意取消或替换项目 1 项" in because["rectify", "PJ-03", "portfolio"]


def test_established_value_replaces_what_the_park_stated(case: Cases) -> None:
    because = {(f.rule, f.subject): f.because for f in case("reject").assessment.findings}
    assert "年减排量 214 t" in because["TG-06", "indicator:vocs_reduction"]


def test_rejected_reason_leaves_a_gap_and_not_a_waiver(case: Cases) -> None:
    evaluated = case("rectify")
    assert judged(evaluated, Verdict.NOT_EVALUABLE) == {"RS-03"}
    assert [(need.rule, need.subject) for need in evaluated.assessment.needs] == [
        ("RS-03", "indicator:unconventional_water_share")
    ]


def test_rectification_has_items_and_a_day(case: Cases) -> None:
    of = case("rectify").assessment
    short = EXPECTED["rectify"].unmet.split() + EXPECTED["rectify"].nearly.split()
    assert sorted(item.rule for item in of.rectification) == sorted(s.partition("/")[0] for s in short)
    assert str(of.deadline) == "2026-10-15"


def test_one_gate_rejects_a_park_with_a_good_score(case: Cases) -> None:
    triggered = [(gate.rule, gate.effect) for gate in case("reject").assessment.gates if gate.effect]
    assert triggered == [("GT-03", Effect.REJECT)]


def test_rare_characters_survive_the_workbook(folder: Path, case: Cases) -> None:
    judgements, _ = read_judgements(read_grid(folder / f"pass{FINDINGS_SUFFIX}"), case("pass").pack)
    assert judgements is not None
    assert [opinion.person for opinion in judgements.opinions["LY-06"]][:2] == ["林镕", "何堃"]


@pytest.mark.parametrize(("indicator", "figure", "unit", "code"), PRINTED, ids=[row[0] for row in PRINTED])
def test_fragment_holds_each_figure_as_printed(indicator: str, figure: str, unit: str, code: str) -> None:
    book = content(FRAGMENT).content["评估工作簿"]
    if not code:
        assert f"{indicator} {figure} {unit}" in book["封面"]["备注"]
        return
    (row,) = [row for row in book["指标"] if row["编码"] == code]
    assert row["目标值"] == figure
    assert row.get("单位", unit) == unit
    assert row["目标年"] == "2015"


def test_fragment_holds_nothing_else(case: Cases) -> None:
    example = content(FRAGMENT)
    book = example.content["评估工作簿"]
    assert set(example.content) == {"名称", "说明", "年份", "预期", "评估工作簿"}
    assert set(book) == {"封面", "指标", "佐证材料"}
    assert {row["编码"] for row in book["指标"]} == {code for *_, code in PRINTED if code}
    headers = {header for row in book["指标"] for header in row}
    assert headers == {"编码", "单位", "基期年", "目标年", "目标值", "佐证编号", "说明"}
    bases = {row["编码"]: row["基期年"] for row in book["指标"] if "基期年" in row}
    assert bases == dict.fromkeys(("cod_discharge", "nh3n_discharge"), "2011")


def test_fragment_is_labelled_and_undetermined(case: Cases) -> None:
    of = case(FRAGMENT).assessment
    assert of.note.startswith("公开资料片段（非对该园区的评价）")
    assert of.recommendation is Recommendation.UNDETERMINED
    assert of.grade == ""
    assert of.scorecard.score.fraction() == of.scorecard.completeness.fraction() == 0
    assert not [gate for gate in of.gates if gate.effect is Effect.REJECT]
    assert str(of.deadline) == "2024-01-21"


def test_fragment_names_all_that_is_missing(case: Cases) -> None:
    evaluated = case(FRAGMENT)
    needs = {need.rule: need.need for need in evaluated.assessment.needs}
    themes = (Theme.CREDIBILITY, Theme.DECISION)
    judging = {rule.id for rule in evaluated.pack.rules.values() if rule.theme not in themes}
    assert set(needs) == judging - {"GT-07", "GT-08"}
    assert "缺少2015年固体废物综合利用率" in needs["TG-09"]
    assert "缺少2015年化学需氧量排放量" in needs["PL-05"]
    assert "未列出重点项目" in needs["PJ-01"]
    assert "需人工判定" in needs["LY-06"]


def test_fragment_has_no_fault_but_its_earlier_programme_and_the_unstated_base_year(case: Cases) -> None:
    (faults,) = case(FRAGMENT).faults
    assert sorted((p.severity, p.code, p.sheet) for p in faults.problems) == [
        (Severity.WARNING, "cover-incomplete", "封面"),
        (Severity.WARNING, "other-programme", "封面"),
    ]
