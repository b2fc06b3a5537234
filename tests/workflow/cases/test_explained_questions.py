"""Why a question is asked: as it was asked of the workbook, or by what has come to be on record since."""

from pathlib import Path

from service.casework.questions import asked_questions
from service.vocabulary.assessment_summary import OpenQuestion
from service.workflow.cases.explained_questions import explained_questions
from service.workflow.cases.import_judgements import import_judgements
from service.workflow.cases.read_case import read_case
from tests.workflow.case_desk import ON, asked, desk


def test_every_question_of_an_import_is_explained_by_its_rule(tmp_path: Path) -> None:
    at = desk("slipped", tmp_path)
    case = read_case(at.settings, at.case)
    questions = [one.question for one in asked_questions(case)]
    told = explained_questions(at.settings, case, questions, ON)
    assert set(told) == {(one.rule, one.subject) for one in questions}
    slip = told["CR-A4", "indicator:energy_intensity"]
    assert (slip.rule_title.zh, slip.year, slip.clause.rpartition(" ")[2]) == ("数量级无误", 2025, "三(五).2")
    assert slip.gists
    assert [one.code for one in slip.values] == ["energy_intensity", "energy_total", "gdp"]
    assert slip.figures.slip is not None


def test_what_only_the_judgements_make_ask_is_explained_by_them(tmp_path: Path) -> None:
    at = desk("visiting", tmp_path)
    outside = OpenQuestion("CR-C4", "quantity:wastewater_discharge", "high", "外部数据不一致")
    before = read_case(at.settings, at.case)
    assert explained_questions(at.settings, before, [outside], ON) == {}
    import_judgements(at.settings, at.case, at.findings(), asked())
    told = explained_questions(at.settings, read_case(at.settings, at.case), [outside], ON)
    assert told["CR-C4", "quantity:wastewater_discharge"].figures.counterpart is not None


def test_a_case_without_a_workbook_asks_nothing(tmp_path: Path) -> None:
    at = desk("accepted", tmp_path)
    assert explained_questions(at.settings, read_case(at.settings, at.case), [], ON) == {}
