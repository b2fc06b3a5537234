"""What came of an import: differences, questions by name, refusals of a dry run."""

from service.api.cases.imported import AskedShown, JudgementsImportedShown, SubmissionImportedShown
from service.casework.acts.site_visit import ImportJudgements
from service.intake.changes import Change, Difference
from service.vocabulary.language import Said
from service.vocabulary.problem import Severity
from service.workflow.cases.import_judgements import JudgementsImported
from service.workflow.cases.import_submission import Imported, PlanCompared
from tests.casework.builders import QUESTION, START, imported
from tests.vocabulary.problems import a_problem

PROBLEM = a_problem(Severity.ERROR, "not-a-date", "封面", "B3", "“昨天”", "日期", "写成 2026-03-31")
NO_PLAN = PlanCompared((), (Said("目标", "target"),), ())
ON = START.date()


def test_a_dry_run_says_what_would_be() -> None:
    change = Change("指标", "energy_intensity", "2025", "1", "2", None, None)
    made = Imported(
        (PROBLEM,),
        Difference((change,), (), ()),
        NO_PLAN,
        imported(questions=(QUESTION,)),
        None,
        {QUESTION.subject: "能耗强度"},
        (Said("不行", "no"),),
    )
    shown = SubmissionImportedShown.of(made, ON)
    assert (shown.first, shown.done, shown.workbook) == (False, None, "w1")
    assert [(one.code, one.before, one.after) for one in shown.changes] == [("energy_intensity", "1", "2")]
    assert [(one.title, one.severity) for one in shown.questions] == [("能耗强度", "high")]
    assert [(one.cell, one.severity) for one in shown.problems] == [("B3", "error")]
    assert [one.en for one in shown.refused] == ["no"]
    assert [one.zh for one in shown.amended] == ["目标"]


def test_the_first_workbook_has_nothing_to_differ_from() -> None:
    shown = SubmissionImportedShown.of(Imported((), None, NO_PLAN, imported(), None, {}), ON)
    assert (shown.first, shown.changes) == (True, [])


def test_a_question_about_what_has_no_name() -> None:
    assert AskedShown.of(QUESTION, {}).title == QUESTION.subject


def test_judgements() -> None:
    act = ImportJudgements(workbook="w", items=("PJ-05",))
    shown = JudgementsImportedShown.of(JudgementsImported((), act, None), ON)
    assert (shown.items, shown.done) == (["PJ-05"], None)
