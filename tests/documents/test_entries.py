"""Findings as lines of a document: places, chapters, data checks gathered by what they say."""

import pytest

from service.assessment.question_code import code_of
from service.documents.entries import Entries, anchor
from service.documents.fact_tree import FactTrees
from service.vocabulary.cell import Cell
from service.vocabulary.exact import ONE, Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Finding, Theme, Verdict
from service.vocabulary.scorecard import ScoreLine, ScoreSection
from service.vocabulary.state import State
from tests.assessment.assessments import a_card, an_assessment
from tests.assessment.pack_builders import a_finding, a_pack, a_rule

RULES = ("T-01", "LY-01", "EC-01", "GT-01", "DC-01")
PACK = a_pack(*(a_rule("share", id=rule) for rule in RULES))
CLAUSES = {"c": ("三(三)", "c-1")}


def entries(**other: object) -> Entries:
    """The entries of an assessment."""
    return Entries(an_assessment(**other), CLAUSES)


def a_check(subject: str, because: str = "一致", cause: str = "", verdict: Verdict = Verdict.OK) -> Finding:
    """What one data check says of one subject."""
    fact = Fact("actual", State.VALUE, ONE, cell=Cell("d", "指标", f"A{len(subject)}"))
    return a_finding(
        "CR-A1", verdict, theme=Theme.CREDIBILITY, subject=f"indicator:{subject}", subject_title=subject,
        because=because, cause=cause, facts=(fact,),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("key", "place"),
    [
        (("TG-07", "indicator:energy_intensity"), "f-TG-07-indicator-energy_intensity"),
        (("PR-01", "plan"), "f-PR-01-plan"),
    ],
)
def test_a_finding_has_a_place_of_its_own(key: tuple[str, str], place: str) -> None:
    assert anchor(*key) == place


def test_an_entry_tells_the_clause_and_where_it_is_explained() -> None:
    entry = entries().entry(a_finding(rule_file="rules/t/T-01.yaml:1:1", reliability="practice"))
    assert (entry.clause, entry.clause_anchor) == ("三(三)", "c-1")
    assert (entry.rule_file, entry.reliability) == ("rules/t/T-01.yaml", "工作惯例")


def test_a_question_tells_the_number_a_ruling_has_to_name() -> None:
    asked = a_check("share", verdict=Verdict.QUESTION)
    assert entries().entry(asked).question_code == code_of(asked) != ""
    assert entries().entry(a_check("share")).question_code == ""


def test_few_cells_are_enough_for_a_row_but_all_can_be_told() -> None:
    cells = tuple(Cell("d", "指标", f"A{row}") for row in range(1, 21))
    facts = tuple(Fact(cell.ref, State.VALUE, ONE, cell=cell) for cell in cells)
    entry = entries().entry(a_finding(facts=facts))
    assert entry.cells.endswith("A12 等 20 处")
    assert entry.all_cells.endswith("、A19、A20")


def test_chapters_follow_the_conclusion_down_and_tasks_stand_in_their_order() -> None:
    found = (
        a_finding("EC-01", theme=Theme.TASKS, task="energy-carbon"),
        a_finding("LY-01", theme=Theme.TASKS, task="layout"),
        a_finding("T-01"),
        a_finding("GT-01", theme=Theme.GATES),
        a_check("x"),
    )
    told = an_assessment(findings=found)
    trees = FactTrees(PACK, "", {})
    chapters = entries().chapters(told, trees)
    assert [(c.title, c.task) for c in chapters] == [
        ("验收结论", ""), ("否决项", ""), ("预期成效", ""),
        ("五项任务", "优化产业空间布局"), ("五项任务", "推动节能降碳"),
    ]  # fmt: skip
    assert chapters[0].details[0].entry.finding.rule == "DC-01"


def test_a_detail_knows_the_score_line_it_counts_for() -> None:
    line = ScoreLine("T-01", "", ONE, True, ONE, ONE, ONE, "1 × 100% = 1", (("T-01", "case"),))
    section = ScoreSection("targets", "预期成效", ONE, ONE, ONE, None, False, True, "", (line,))
    made = entries(scorecard=a_card(sections=(section,), score=Quotient.of(1)))
    trees = FactTrees(PACK, "", {})
    assert made.detail(a_finding(), trees).score is line
    assert made.detail(a_finding("GT-01"), trees).score is None


def test_subjects_of_which_the_same_is_said_stand_together() -> None:
    found = [a_check("a"), a_check("bb", because="相差 1%"), a_check("ccc"), a_check("d", verdict=Verdict.QUESTION)]
    (check,) = entries().checks(found, Verdict.OK)
    assert check.count == 3
    assert [(r.text, [e.finding.subject_title for e in r.entries]) for r in check.results] == [
        ("一致", ["a", "ccc"]), ("相差 1%", ["bb"]),
    ]  # fmt: skip


def test_why_a_check_could_not_be_made_is_said_before_anything_else() -> None:
    blocked = a_check("a", because="相差 缺失", cause="缺少2025年产值", verdict=Verdict.NOT_EVALUABLE)
    (check,) = entries().checks([blocked], Verdict.NOT_EVALUABLE)
    assert check.results[0].text == "缺少2025年产值"
