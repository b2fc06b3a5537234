"""The order and the words in which an assessment is told."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from service.assessment import outline
from service.rulelang.tables import Attribute
from service.vocabulary.assessment import Recommendation
from service.vocabulary.cell import Cell
from service.vocabulary.exact import ZERO, Quotient
from service.vocabulary.finding import Effect, Theme, Verdict
from service.vocabulary.language import Language
from service.vocabulary.problem import Severity
from service.vocabulary.scorecard import ScoreLine
from tests.assessment.assessments import a_card, an_assessment
from tests.assessment.cases import base_145
from tests.assessment.pack_builders import a_finding, a_pack, a_rule, between
from tests.vocabulary.problems import a_problem

PACK = a_pack(
    a_rule(Attribute("completeness", "number", "%"), rows=[{"completeness": between("0.8", None)}], theme=Theme.GATES)
)
RUBRIC = base_145()[1]


@pytest.mark.parametrize(
    ("score", "completeness", "told"),
    [
        ("89.9996", "0.79999", ("89.9996", "79.999%")),
        ("90", "1", ("90", "100%")),
        ("51.774", "0.99999", ("51.77", "99.999%")),
        ("0", "0", ("0", "0%")),
    ],
)
def test_printed_numbers_never_cross_a_line_that_the_full_ones_do_not(
    score: str, completeness: str, told: tuple[str, str]
) -> None:
    card = a_card(score=Quotient.of(score), completeness=Quotient.of(completeness))
    head = outline.headline(an_assessment(scorecard=card), PACK, RUBRIC)
    assert (head.score, head.completeness) == told


def test_a_pack_that_no_authority_issued_is_told_as_an_example() -> None:
    assert outline.headline(an_assessment(), PACK, RUBRIC).example
    assert not outline.headline(an_assessment(), replace(PACK, status="official"), RUBRIC).example


def test_a_deadline_is_named_by_what_it_is_for() -> None:
    day = date(2026, 9, 30)
    assert outline.deadline_word(an_assessment(deadline=day)) == "补正期限"
    assert outline.deadline_word(an_assessment(deadline=day, recommendation=Recommendation.RECTIFY)) == "整改期限"
    assert outline.deadline_word(an_assessment()) == ""


def test_unmet_comes_before_nearly_met_and_gates_and_data_are_told_elsewhere() -> None:
    nearly = a_finding("T-01", Verdict.NEARLY_MET)
    unmet = a_finding("T-02", Verdict.UNMET)
    gate = a_finding("GT-01", Verdict.UNMET, theme=Theme.GATES, effect=Effect.REJECT)
    clear = a_finding("GT-02", Verdict.MET, theme=Theme.GATES)
    told = an_assessment(findings=(nearly, a_finding("T-03"), unmet, gate, clear))
    assert outline.short(told) == (unmet, nearly)
    assert outline.triggered(told) == (gate,)


def test_open_and_grave_questions_come_first() -> None:
    def question(severity: str, opened: bool) -> object:
        return a_finding(verdict=Verdict.QUESTION, theme=Theme.CREDIBILITY, severity=severity, open=opened)

    asked = [question("low", True), question("high", False), question("medium", True), question("high", True)]
    told = outline.questions(an_assessment(findings=tuple(asked)))
    assert [(f.open, outline.severity_word(f)) for f in told] == [
        (True, "高"), (True, "中"), (True, "低"), (False, "高"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("subject", "subject_title", "told"),
    [
        ("indicator:so2", "二氧化硫减排量", "T-01 测试规则（二氧化硫减排量）"),
        ("indicator:x", "测试", "T-01 测试规则"),
        ("item:T-01", "别的名称", "T-01 测试规则"),
    ],
)
def test_a_title_names_the_subject_once(subject: str, subject_title: str, told: str) -> None:
    assert outline.title(a_finding(subject=subject, subject_title=subject_title)) == told


def test_cells_stand_under_their_sheets_and_many_are_counted() -> None:
    cells = [Cell("d", sheet, ref) for sheet, ref in (("指标", "E5"), ("原始数据", "H3"), ("指标", "F5"))]
    assert outline.cells_in_words(cells) == "原始数据!H3；指标!E5、F5"
    assert outline.cells_in_words(cells, most=2) == "原始数据!H3；指标!E5 等 3 处"
    assert outline.cells_in_words([]) == "—"


def test_cells_of_the_findings_say_so() -> None:
    cells = [Cell("f", "封面", "B3"), Cell("w", "封面", "B3"), Cell("f", "人工核查", "C5")]
    assert outline.cells_in_words(cells, judgements="f") == "封面!B3；核查记录·人工核查!C5；核查记录·封面!B3"
    assert outline.cells_in_words(cells[1:2]) == "封面!B3"


@pytest.mark.parametrize(
    ("severities", "told"),
    [
        ("", ""),
        ("e", "工作簿中有 1 处错误（见文末）：错误处的数值没有采用"),
        ("ww", "工作簿中有 2 处提醒（见文末）"),
        ("wew", "工作簿中有 1 处错误、2 处提醒（见文末）：错误处的数值没有采用"),
    ],
)
def test_faults_are_counted_by_what_they_do(severities: str, told: str) -> None:
    kinds = {"e": Severity.ERROR, "w": Severity.WARNING}
    problems = [a_problem(kinds[one], "kind", "指标", "E5", "甲", "数值", "改正") for one in severities]
    assert outline.faults_in_words(problems, Language.ZH) == told


def test_verdicts_behind_a_score_line_are_counted() -> None:
    found = (
        a_finding(subject="indicator:a"),
        a_finding("T-02"),
        a_finding(subject="indicator:b", verdict=Verdict.UNMET),
        a_finding(subject="indicator:c"),
    )
    keys = tuple(("T-01", f"indicator:{code}") for code in "abc")
    line = ScoreLine("T-01", "", Quotient(Decimal(1)), True, ZERO, ZERO, ZERO, "", keys)
    assert outline.verdicts(line, an_assessment(findings=found)) == ((Verdict.MET, 2), (Verdict.UNMET, 1))


def test_a_clause_is_cited_by_its_number_and_by_its_document_where_there_are_several() -> None:
    one = {"ndrc-2021-1004": "发改办环资〔2021〕1004号《关于园区的通知》"}
    two = one | {"gb-1": "GB/T 33567", "order": "《办法》"}
    assert outline.cited("ndrc-2021-1004/三(三).4", one) == outline.cited("三(三).4", {}) == "三(三).4"
    assert outline.cited("ndrc-2021-1004/三(三).4", two) == "发改办环资〔2021〕1004号 三(三).4"
    assert outline.cited("gb-1/4.2", two) == "GB/T 33567 4.2"
    assert outline.cited("order/2", two) == "《办法》 2"


def test_the_documents_that_rules_cite_are_named() -> None:
    pack, rubric = base_145()
    (document,) = outline.headline(an_assessment(), pack, rubric).documents.items()
    assert document[0] == "ndrc-2021-1004"
    assert "1004号" in document[1]


def test_gates_that_reject_come_before_those_that_withhold() -> None:
    gates = tuple(a_finding(f"GT-{e}", theme=Theme.GATES, effect=e) for e in (Effect.WITHHOLD, Effect.REJECT))
    assert [gate.effect for gate in outline.triggered(an_assessment(findings=gates))] == [
        Effect.REJECT,
        Effect.WITHHOLD,
    ]


def test_checks_that_were_not_made_are_counted_by_rule() -> None:
    unmade = [a_finding(rule, Verdict.NOT_EVALUABLE, theme=Theme.CREDIBILITY) for rule in ("CR-2", "CR-1", "CR-2")]
    others = [a_finding("CR-3", Verdict.OK, theme=Theme.CREDIBILITY), a_finding("T-01", Verdict.NOT_EVALUABLE)]
    assert outline.unmade_checks(an_assessment(findings=(*unmade, *others))) == {"CR-2": 2, "CR-1": 1}
