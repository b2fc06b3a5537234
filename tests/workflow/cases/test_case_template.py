"""The workbook for a case has its park on the cover."""

from datetime import date
from pathlib import Path

from service.casework.questions import asked_questions
from service.intake.files.openbook import read_grid
from service.intake.reading.judgements import read_judgements
from service.intake.reading.submission import read_submission
from service.workflow.cases.case_template import case_template, pack_wanted
from service.workflow.cases.read_case import read_case
from service.workflow.rules.rule_base import open_rule_base
from tests.workflow.case_desk import ON, desk
from tests.workflow.park_versions import PARK


def test_the_park_is_on_the_cover_of_both_workbooks(tmp_path: Path) -> None:
    at = desk("accepted", tmp_path)
    name, content = case_template(at.settings, at.case, False, ON)
    pack, _ = open_rule_base(at.settings, pack_wanted(read_case(at.settings, at.case)), date(2026, 6, 1))
    cover = read_submission(read_grid(content), pack)[0].cover
    assert name == f"{PARK}-评估工作簿.xlsx"
    assert (cover.park.value, cover.park_code.present, cover.jurisdiction.value) == (PARK, False, "浙江省")
    assert cover.pack.value == "base-145"
    name, content = case_template(at.settings, at.case, True, ON)
    assert name == f"{PARK}-核查记录.xlsx"
    assert PARK in {raw.text for raw in read_grid(content).sheets["封面"].cells.values()}


def test_the_findings_ask_what_is_open_in_the_case(tmp_path: Path) -> None:
    at = desk("slipped", tmp_path)
    case = read_case(at.settings, at.case)
    _, content = case_template(at.settings, at.case, True, ON)
    pack, _ = open_rule_base(at.settings, pack_wanted(case), date(2026, 6, 1))
    judgements, _ = read_judgements(read_grid(content), pack)
    asked = {(one.question.rule, one.question.subject): one.question.code for one in asked_questions(case)}
    assert asked
    assert {key: ruling.about and ruling.about.value for key, ruling in judgements.closed_questions.items()} == asked
    assert not any(ruling.accepted.present for ruling in judgements.closed_questions.values())
