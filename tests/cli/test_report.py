"""The report: conclusion and reason first, every list with its number, nothing cut, no grade where none is given."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from service.assessment.needed_inputs import ASSESSORS, PARK, NeededInput
from service.assessment.outline import Headline
from service.assessment.question_code import code_of
from service.assessment.tripped import Places
from service.cli.console import screen
from service.cli.report import Report
from service.vocabulary.assessment import Digests, Recommendation, RectificationItem
from service.vocabulary.cell import Cell
from service.vocabulary.exact import ONE, Quotient
from service.vocabulary.finding import Effect, Finding, Theme, Verdict
from service.vocabulary.language import Language, Said
from service.vocabulary.problem import Problem, Severity
from service.vocabulary.scorecard import ScoreLine, ScoreSection
from tests.assessment.assessments import a_card, an_assessment
from tests.assessment.pack_builders import a_finding, a_pack
from tests.vocabulary.problems import a_problem

GRADED = Said("总分 93.2 分，本等级为 90 分（含）至 100 分（含）", "score 93.2; this grade is from 90 to 100 inclusive")
LONG = "单位生产总值能耗和用水量在改造前后均按可比价计算并经统计部门确认的检查事项"


def told(
    capsys: pytest.CaptureFixture[str],
    language: Language = Language.ZH,
    file: str | None = None,
    park_findings: tuple[Finding, ...] = (),
    needed: tuple[NeededInput, ...] = (),
    faults: tuple[tuple[str, Problem], ...] = (),
    **made: Any,
) -> list[str]:
    numbers = Headline("93.2", "100", "99.5%", example=True, grade_reason=GRADED)
    Report(
        an_assessment(findings=park_findings, **made), numbers, needed, screen(), Places(a_pack(), "", language)
    ).print(file, faults)
    return [line.rstrip() for line in capsys.readouterr().out.splitlines()]


def a_section() -> ScoreSection:
    points = Quotient.of("3.2")
    line = ScoreLine("T-01", LONG, Quotient.of(4), True, ONE, ONE, points, "4 × 80% = 3.2", (("T-01", "case"),))
    return ScoreSection(
        "targets", "预期成效", Quotient.of(4), points, ONE, None, False, True, "3.2；得分率 80%", (line,)
    )


def test_conclusion_then_reason_then_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    card = a_card(grade="优秀", grade_reason="总分 93.2 在区间 [90..100]")
    decision = a_finding("DC-01", theme=Theme.DECISION, because="否决 0 项", clause="三(五).2")
    lines = told(
        capsys, scorecard=card, decision=decision, recommendation=Recommendation.PASS, grade="优秀", note="虚构园区"
    )
    assert lines[:6] == [
        "建议结论：通过　等级：优秀",
        "理由：否决 0 项（DC-01，条款 三(五).2）",
        "备注：虚构园区",
        "总分 93.2 / 100　完整度 99.5%　评分等级 优秀（总分 93.2 分，本等级为 90 分（含）至 100 分（含））",
        "园区：测试园区　规则包：test 1（示例规则，非官方标准）　评估日期：2026-03-31　评估年度：2025",
        "核查记录：未提供核查记录，须人工判定的事项均未判定",
    ]


def test_what_an_adapted_pack_changes_stands_beside_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    replacing = a_finding(verdict=Verdict.UNMET, replaces="base 的 T-01：本省从严")
    off = {"T-09": "本省不考核"}
    lines = told(capsys, park_findings=(replacing,), extends=("base 2", "root 1"), switched_off=off)
    place = next(number for number, line in enumerate(lines) if "规则包：test 1" in line)
    assert lines[place + 1 : place + 3] == ["沿用：base 2、root 1", "停用的规则：T-09（本省不考核）"]
    assert "      替换 base 的 T-01：本省从严" in lines


def test_what_is_undetermined_gets_no_grade(capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys, file="核查.xlsx", deadline=date(2026, 4, 20))
    assert lines[0] == "建议结论：无法判定"
    assert "补正期限：2026-04-20" in lines
    assert "现有数据得分 93.2 / 100　完整度 99.5%（补齐之前，得分不是结论，不评等级）" in lines
    assert "核查记录：核查.xlsx" in lines
    assert not any("评分等级" in line for line in lines)


def test_an_empty_list_says_none(capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys)
    assert {"否决项：无", "未达到和基本达到：无", "尚需补充：无", "数据存疑：无"} <= set(lines)
    assert not any(line.startswith("整改事项") for line in lines)


def test_findings_show_required_actual_gap_clause_and_cells(capsys: pytest.CaptureFixture[str]) -> None:
    short = a_finding(
        verdict=Verdict.UNMET, required="≥ 5 t", actual="4 t", gap="1 t", because="实际 4 t", clause="三(三).4"
    )
    gate = a_finding(
        "GT-01", verdict=Verdict.MANUAL, theme=Theme.GATES, effect=Effect.WITHHOLD, required="未发生",
        actual="尚未认定", cause="尚无评估员认定", because="测试规则：尚未认定",
    )  # fmt: skip
    lines = told(capsys, park_findings=(short, gate))
    start = lines.index("否决项（触发不予通过 0，尚不能判定 1）")
    assert lines[start : start + 11] == [
        "否决项（触发不予通过 0，尚不能判定 1）",
        "  · GT-01 测试规则　【待人工判定】 → 无法判定",
        "      要求 未发生　实际 尚未认定",
        "      原因：尚无评估员认定",
        "      条款 c　单元格 —",
        "",
        "未达到和基本达到（1）",
        "  · T-01 测试规则　【未达到】",
        "      要求 ≥ 5 t　实际 4 t　差距 1 t",
        "      实际 4 t",
        "      条款 三(三).4　单元格 —",
    ]


def test_questions_say_how_grave_and_whether_answered(capsys: pytest.CaptureFixture[str]) -> None:
    asked = [
        a_finding("CR-1", Verdict.QUESTION, theme=Theme.CREDIBILITY, severity="low", open=True),
        a_finding("CR-2", Verdict.QUESTION, theme=Theme.CREDIBILITY, severity="high", closing="已核实，张三"),
    ]
    unmade = a_finding("CR-3", Verdict.NOT_EVALUABLE, theme=Theme.CREDIBILITY)
    lines = told(capsys, park_findings=(*asked, unmade))
    assert "数据存疑（2）" in lines
    assert "  没有填报或没有外部数据、未作核对的项数：CR-3 1" in lines
    assert "  · CR-1 测试规则　【存疑】 重要程度 低，未关闭" in lines
    assert "  · CR-2 测试规则　【存疑】 重要程度 高，已关闭：已核实，张三" in lines
    assert [line for line in lines if "存疑编号" in line] == [f"      存疑编号 {code_of(one)}" for one in asked]


def test_a_question_left_open_in_spite_of_a_ruling_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    lost = a_finding("CR-1", Verdict.QUESTION, theme=Theme.CREDIBILITY, severity="low", open=True, closing="数值变了")
    assert "  · CR-1 测试规则　【存疑】 重要程度 低，未关闭：数值变了" in told(capsys, park_findings=(lost,))


def test_each_input_that_is_needed_stands_once_with_the_rules_that_wait(capsys: pytest.CaptureFixture[str]) -> None:
    cell, raw = Cell("d", "指标", "M6"), Cell("d", "原始数据", "I4")
    needed = (
        NeededInput(PARK, "未列出重点项目", rules=("PJ-01", "PJ-02")),
        NeededInput(PARK, "2025年节能量", (cell,), (raw,), ("TG-01",)),
        NeededInput(ASSESSORS, "尚无评估员认定", rules=("GT-01",)),
    )
    lines = told(capsys, needed=needed)
    start = lines.index("尚需补充（3）")
    assert lines[start + 1 : start + 6] == [
        "  园区补充",
        "  · 未列出重点项目　→ PJ-01、PJ-02",
        "  · 指标!M6　2025年节能量（或由原始数据算出，须填 原始数据!I4）　→ TG-01",
        "  评估员和专家认定",
        "  · 尚无评估员认定　→ GT-01",
    ]


def test_items_to_put_right_are_numbered(capsys: pytest.CaptureFixture[str]) -> None:
    items = (RectificationItem("T-02", "case", "补办手续"), RectificationItem("T-03", "case", "补建"))
    assert {"整改事项（2）", "  1. T-02 补办手续", "  2. T-03 补建"} <= set(told(capsys, rectification=items))


def test_an_undetermined_total_has_no_grade(capsys: pytest.CaptureFixture[str]) -> None:
    assert not any("不合格" in line for line in told(capsys))
    assert any("不合格" in line for line in told(capsys, recommendation=Recommendation.RECTIFY))


def test_the_scorecard_cuts_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    found = a_finding(verdict=Verdict.NEARLY_MET)
    lines = told(capsys, park_findings=(found,), scorecard=a_card(sections=(a_section(),), arithmetic="3.2 ÷ 4"))
    table = lines[lines.index("评分表") :]
    assert any(f"T-01 {LONG}" in line and "基本达到" in line and "4 × 80% = 3.2" in line for line in table)
    assert any(line.startswith("预期成效") and "3.2 / 4" in line and "得分率 80%" in line for line in table)
    assert any(line.startswith("合计") and "3.2 ÷ 4" in line for line in table)
    assert not any("…" in line for line in lines)


@pytest.mark.parametrize(
    ("language", "working", "shown"),
    [
        (Language.ZH, "3.2；得分率 3.2 ÷ 4 = 80%", "得分率 3.2 ÷ 4 = 80%"),
        (Language.EN, "3.2; rate 3.2 ÷ 4 = 80%", "rate 3.2 ÷ 4 = 80%"),
        (Language.ZH, "本部分各项均不适用，不计分", "本部分各项均不适用，不计分"),
    ],
)
def test_how_a_section_fared_is_told_in_every_language(
    capsys: pytest.CaptureFixture[str], language: Language, working: str, shown: str
) -> None:
    section = replace(a_section(), working=working)
    lines = told(capsys, language, scorecard=a_card(sections=(section,)))
    assert any(line.startswith("预期成效") and line.endswith(f"│ {shown}") for line in lines)


def test_english_headings_leave_what_the_rules_say(capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys, Language.EN, park_findings=(a_finding(verdict=Verdict.UNMET, because="实际 4 t"),))
    assert lines[0] == "Recommendation: Cannot be determined"
    assert "Gates that reject or withhold: none" in lines
    assert "Not reached, or nearly (1)" in lines
    assert "      实际 4 t" in lines


def test_in_english_a_section_keeps_its_rate_and_nothing_is_said_twice(capsys: pytest.CaptureFixture[str]) -> None:
    rated = replace(a_section(), working="3.2; rate 80%")
    answered = a_finding(verdict=Verdict.UNMET, title="Permits", actual="no", because="Permits: no")
    asked = a_finding("CR-1", Verdict.QUESTION, theme=Theme.CREDIBILITY, severity="high", title="Sums agree")
    asked = replace(asked, because="Sums agree: gap 3%", subject="case")
    lines = told(capsys, Language.EN, park_findings=(answered, asked), scorecard=a_card(sections=(rated,)))
    assert any(line.endswith("rate 80%") for line in lines)
    assert "Permits: no" not in "".join(lines)
    assert "      gap 3%" in lines


def at(ref: str, severity: Severity) -> Problem:
    return a_problem(severity, "kind", "指标", ref, f"“{ref}的字”", "数值", "改正")


def test_what_is_odd_on_the_cover_is_told_there_with_its_repair(capsys: pytest.CaptureFixture[str]) -> None:
    repair = Said("请补上这一列", "add the column")
    odd = a_problem(Severity.WARNING, "year-without-column", "封面", "B10", "“2019”", "有数据列的年份", repair)
    lines = told(capsys, faults=(("", odd), ("", at("B2", Severity.WARNING))))
    assert lines[1:3] == ["工作簿中有 2 处提醒（见文末）", "  · 封面!B10：发现 “2019”；请补上这一列"]
    assert lines[3].startswith("理由：")


def test_faults_stand_directly_under_the_conclusion_with_the_first_errors(capsys: pytest.CaptureFixture[str]) -> None:
    errors = tuple(("评估工作簿", at(ref, Severity.ERROR)) for ref in ("E5", "E6", "E7", "E8"))
    lines = told(capsys, faults=(("核查记录", at("B2", Severity.WARNING)), *errors))
    assert lines[:6] == [
        "建议结论：无法判定",
        "工作簿中有 4 处错误、1 处提醒（见文末）：错误处的数值没有采用",
        "  · 评估工作簿 指标!E5：发现 “E5的字”",
        "  · 评估工作簿 指标!E6：发现 “E6的字”",
        "  · 评估工作簿 指标!E7：发现 “E7的字”",
        lines[5],
    ]
    assert lines[5].startswith("理由：")


def test_warnings_alone_do_not_say_that_something_was_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys, faults=(("", at("B2", Severity.WARNING)),))
    assert lines[1] == "工作簿中有 1 处提醒（见文末）"
    assert not any("指标!B2" in line for line in lines)


def test_digests_tell_two_printouts_apart(capsys: pytest.CaptureFixture[str]) -> None:
    digests = Digests("a" * 64, "", "c" * 64, "d" * 64)
    assert f"文件摘要：评估工作簿 {'a' * 12}　规则包 {'c' * 12}　评分标准 {'d' * 12}" in told(capsys, digests=digests)
    both = Digests("a" * 64, "b" * 64, "c" * 64, "d" * 64)
    assert any(f"核查记录 {'b' * 12}　规则包" in line for line in told(capsys, digests=both))
    case = Digests("a" * 64, "", "c" * 64, "d" * 64, "e" * 64)
    lines = told(capsys, digests=case)
    assert any(f"评估工作簿 {'a' * 12}　案卷记录 {'e' * 12}　规则包" in line for line in lines)
    assert not any("均未判定" in line for line in lines)
