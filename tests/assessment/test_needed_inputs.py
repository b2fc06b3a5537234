"""The shopping list: every missing statement once, where it is entered, and which rules wait for it."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from service.assessment.assess import assess
from service.assessment.facts import derived, without
from service.assessment.needed_inputs import ASSESSORS, PARK, VERIFIED, NeededInput, needed_inputs
from service.assessment.retold import needed_in_english, retold
from service.assessment.rows import UNDECIDED
from service.rulelang.derivations import Lacks
from service.rulelang.tables import Attribute
from service.vocabulary.assessment import Assessment, Need
from service.vocabulary.cell import Cell
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Finding, Theme, Verdict
from service.vocabulary.state import VALUE, State
from tests.assessment.altering import with_entry
from tests.assessment.assessments import an_assessment
from tests.assessment.cases import case
from tests.assessment.pack_builders import a_finding, a_pack, a_rule, between
from tests.intake.builders import edited

MISSING = State.MISSING
PACK = a_pack(
    a_rule("attainment"), a_rule("attainment", id="T-02"), a_rule("answer", id="T-03"), a_rule("gap", id="CR-1")
)
SAVING = {"subject": "indicator:saving", "subject_title": "节能量"}


def at(ref: str, sheet: str = "指标") -> Cell:
    return Cell("d", sheet, ref)


def blank(name: str, ref: str, sheet: str = "指标") -> Fact:
    return Fact(name, MISSING, cell=at(ref, sheet), note=f"缺少{name}")


def waiting(*findings: Finding) -> tuple[NeededInput, ...]:
    return needed_inputs(_with_needs(findings), PACK)


def _with_needs(findings: tuple[Finding, ...]) -> Assessment:
    return an_assessment(findings=findings, needs=tuple(Need(f.rule, f.subject, "…") for f in findings))


def open_finding(fact: Fact, rule: str = "T-01", **other: object) -> Finding:
    return a_finding(rule, Verdict.NOT_EVALUABLE, facts=(fact,), **(SAVING | {"row": None} | other))


def test_one_blank_is_asked_for_once_with_all_rules_that_wait() -> None:
    fact = without("attainment", MISSING, "%", "缺少节能量目标值", (blank("节能量目标值", "G6"),))
    asked = waiting(open_finding(fact), open_finding(fact, "T-02"))
    assert asked == (NeededInput(PARK, "节能量目标值", (at("G6"),), (), ("T-01", "T-02")),)


def test_what_only_chose_where_to_look_is_not_asked_for() -> None:
    note = "缺少2025年节能量"
    operands = (blank("2025年节能量", "M6"), blank("节能量状态", "N6"))
    fact = without("attainment", MISSING, "%", note, (without("actual", MISSING, "tce", note, operands),))
    assert [wanted.cells for wanted in waiting(open_finding(fact))] == [(at("M6"),)]


def test_raw_data_would_do_instead_of_the_stated_value() -> None:
    raw = without("recomputed", MISSING, "%", "缺少2025年产生量", (blank("2025年产生量", "I5", "原始数据"),))
    note = f"缺少2025年利用率，也不能由原始数据算出：{raw.note}"
    fact = without("actual", MISSING, "%", note, (blank("2025年利用率", "M7"), raw))
    assert waiting(open_finding(fact)) == (
        NeededInput(PARK, "2025年利用率", (at("M7"),), (at("I5", "原始数据"),), ("T-01",)),
    )


def test_an_attribute_is_named_by_its_indicator() -> None:
    fact = without("attainment", MISSING, "%", "目标值应大于零，无法计算完成率")
    assert waiting(open_finding(fact))[0].what == "节能量：目标值应大于零，无法计算完成率"
    named = without("actual", MISSING, "%", "缺少2025年节能量（填报状态为缺失）")
    assert waiting(open_finding(named))[0].what == "缺少2025年节能量（填报状态为缺失）"


def test_whether_something_does_not_apply_is_asked_of_the_assessors() -> None:
    fact = without("attainment", MISSING, "%", "不适用的理由尚未经评估员认定")
    (asked,) = waiting(open_finding(fact))
    assert (asked.by, asked.what) == (ASSESSORS, "节能量：不适用的理由尚未经评估员认定")


def test_a_row_that_cannot_be_counted_is_named_with_what_it_lacks() -> None:
    row = derived("重点项目第4行“甲”", UNDECIDED, "", "", (blank("状态", "J4", "重点项目"),))
    fact = without("rate", MISSING, "%", "重点项目第4行“甲”：缺少状态", (row,))
    asked = waiting(open_finding(fact, subject="portfolio", subject_title="重点项目"))
    assert asked == (NeededInput(PARK, "重点项目第4行“甲”：缺少状态", (at("J4", "重点项目"),), (), ("T-01",)),)


def test_only_the_blank_of_a_row_is_named_not_what_decided_with_it() -> None:
    lost = blank("竣工日期", "J4", "重点项目")
    known = Fact("评估年度", VALUE, Quotient.of(2025), cell=at("B11", "封面"))
    timing = without("timing", MISSING, "", lost.note, (known, blank("送审稿审核意见", "C4", "方案版本"), lost))
    row = derived("重点项目第4行“甲”", UNDECIDED, "", "", (timing,))
    fact = without("untimely", MISSING, "项", f"重点项目第4行“甲”：{lost.note}", (row,))
    (asked,) = waiting(open_finding(fact, subject="portfolio", subject_title="重点项目"))
    assert (asked.what, asked.cells) == ("重点项目第4行“甲”：缺少竣工日期", (at("J4", "重点项目"),))


def test_persons_come_after_the_park_and_questions_last() -> None:
    answer = Fact("answer", MISSING, note="尚无评估员认定")
    asked = waiting(
        a_finding("CR-1", Verdict.QUESTION, theme=Theme.CREDIBILITY, because="相差 5%", severity="high", open=True),
        a_finding("T-03", Verdict.MANUAL, row=None, facts=(answer,), subject="item:T-03"),
        open_finding(blank("乙", "G10")),
        open_finding(blank("甲", "M9"), "T-02"),
        open_finding(without("rate", MISSING, "", "未列出重点项目"), subject="plan"),
    )
    assert [(wanted.by, wanted.what) for wanted in asked] == [
        (PARK, "未列出重点项目"),
        (PARK, "甲"),
        (PARK, "乙"),
        (ASSESSORS, "尚无评估员认定"),
        (VERIFIED, "CR-1 测试规则：相差 5%"),
    ]


def test_a_fragment_of_published_figures_gives_a_list_without_repetition() -> None:
    of = case("zhenjiang-p03")
    asked = needed_inputs(of.assessment(), of.pack)
    assert len({(wanted.by, wanted.what) for wanted in asked}) == len(asked)
    assert {rule for wanted in asked for rule in wanted.rules} == {need.rule for need in of.assessment().needs}
    (base,) = [wanted for wanted in asked if wanted.what == "单位生产总值能耗基期值"]
    assert (base.rules, [str(cell) for cell in base.instead]) == (("TG-07", "GT-05"), ["封面!B10"])
    (experts,) = [wanted for wanted in asked if "名专家" in wanted.what]
    assert {"EC-07", "PR-08"} <= set(experts.rules)


def test_what_a_row_leaves_to_a_person_is_asked_of_persons_only() -> None:
    lacking = blank("actual", "M6")
    by_row = a_finding("T-01", Verdict.MANUAL, row=5, facts=(lacking,), because="增加值不增不减", **SAVING)
    assert waiting(by_row) == (NeededInput(ASSESSORS, "T-01 测试规则（节能量）：增加值不增不减", rules=("T-01",)),)


def test_a_row_that_leaves_it_open_asks_for_the_blanks_beneath_what_it_counted() -> None:
    of = case("pass")
    plan = next(place for place, row in enumerate(of.submission().projects) if row.status.value == "replaced")
    cell = of.submission().projects[plan].change_approval.cell
    assessment = of.assessment(edited(of.workbook, cell.sheet, {cell.ref: ""}))
    asked = needed_inputs(assessment, of.pack)
    assert [(str(one.cells[0]), one.rules) for one in asked] == [(str(cell), ("PJ-01", "PJ-02", "PJ-03"))]
    assert asked[0].what.endswith("：缺少变更审核")
    (told,) = needed_in_english(assessment, of.pack, retold(assessment, of.pack, of.rubric))
    assert "missing" in told.what


def test_a_judgement_left_open_with_nothing_blank_is_asked_for_as_it_stands() -> None:
    count = Attribute("count", "number")
    pack = a_pack(a_rule(count, "rate", rows=({"count": between("1", None)},)))
    facts = (derived("count", Quotient.of(1), "", "1", ()), blank("rate", "M6"))
    left = a_finding("T-01", Verdict.NOT_EVALUABLE, facts=facts, because="有 1 项")
    assessment = _with_needs((left,))
    assert needed_inputs(assessment, pack) == (NeededInput(PARK, "T-01 测试规则：有 1 项", rules=("T-01",)),)


def test_a_question_for_want_of_data_asks_for_the_data() -> None:
    derived = {"blind": Lacks(("deviation",), ("actual",))}
    pack = a_pack(a_rule("blind", theme=Theme.CREDIBILITY, severity="high", derived=derived))
    lost = without("deviation", MISSING, "%", "缺少2025年产生量", (blank("2025年产生量", "I5", "原始数据"),))
    there = Fact("actual", VALUE, Quotient.of(1))
    fact = Fact("blind", VALUE, "yes", working="有数值而无从核对", operands=(lost, there), note=lost.note)
    kind: dict[str, Any] = {"theme": Theme.CREDIBILITY, "open": True, "severity": "high"} | SAVING
    unchecked = a_finding("T-01", Verdict.QUESTION, facts=(fact,), **kind)
    asked = needed_inputs(_with_needs((unchecked,)), pack)
    assert asked == (NeededInput(PARK, "2025年产生量", (at("I5", "原始数据"),), (), ("T-01",)),)
    checked = a_finding("T-01", Verdict.QUESTION, facts=(fact._replace(value="no", operands=()),), **kind)
    assert [one.by for one in needed_inputs(_with_needs((checked,)), pack)] == [VERIFIED]


def test_one_blank_cell_is_asked_for_once_whatever_it_is_called() -> None:
    cell = "E8"
    one, other = blank("原煤折标系数", cell, "能源消费"), blank("折标系数", cell, "能源消费")
    asked = waiting(open_finding(one), open_finding(other, "T-02"))
    assert asked == (NeededInput(PARK, "原煤折标系数", (at(cell, "能源消费"),), (), ("T-01", "T-02")),)


def test_of_a_zero_that_divides_only_its_own_cell_is_asked_for() -> None:
    given = case("pass")
    stated = given.submission()
    total = stated.quantities["energy_total"].values[2025].cell
    made = assess(
        with_entry(stated, total, lambda entry: replace(entry, value=Decimal(0))),
        given.judgements(),
        given.pack,
        given.rubric,
    )
    asked = [one for one in needed_inputs(made, given.pack) if total in one.cells]
    assert [(one.what.partition("，")[0], one.cells) for one in asked] == [
        ("2025年能源消费总量（原始数据!I18）为 0", (total,))
    ]


def test_of_a_row_without_a_carrier_only_the_carrier_is_asked_for() -> None:
    given = case("pass")
    made = given.assessment(edited(given.workbook, "能源消费", {"B8": None}))
    asked = needed_inputs(made, given.pack)
    assert [(one.what, [str(cell) for cell in one.cells]) for one in asked] == [
        ("能源消费第8行：缺少能源品种", ["能源消费!B8"])
    ]
    assert set(asked[0].rules) == {"CR-A6", "CR-A6B", "CR-B3"}


def test_of_projects_without_a_name_each_asks_for_its_own() -> None:
    given = case("pass")
    made = given.assessment(edited(given.workbook, "重点项目", {"A7": None, "A9": None}))
    asked = [[str(cell) for cell in one.cells] for one in needed_inputs(made, given.pack)]
    assert asked == [["重点项目!A7"], ["重点项目!A9"]]
