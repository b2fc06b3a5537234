"""The 核查记录 handed out for a park asks what there is to rule on, and once signed it settles just that."""

from pathlib import Path

import pytest

from service.assessment.summary import open_questions
from service.intake.files.openbook import read_grid
from service.intake.reading.judgements import read_judgements
from service.settings import load_settings
from service.workflow.evaluation.evaluate import Choice, evaluate
from service.workflow.evaluation.examples import write_example
from service.workflow.evaluation.judgements_wanted import judgements_wanted, write_judgements_for
from service.workflow.saving import RefusedOutput
from tests.assessment.cases import case
from tests.intake.builders import edited

NAME = "园区.xlsx"


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    write_example(load_settings(), "pass", tmp_path / NAME)
    return tmp_path / NAME


def test_what_is_to_be_ruled_on_stands_there_and_decides_nothing(workbook: Path, tmp_path: Path) -> None:
    out = tmp_path / "核查.xlsx"
    write_judgements_for(workbook, load_settings(), Choice(), out)
    judgements, problems = read_judgements(read_grid(out), case("pass").pack)
    asked = evaluate(workbook, load_settings(), Choice(findings=out)).assessment
    assert judgements.park == asked.park
    assert [ruling.about and ruling.about.value for ruling in judgements.not_applicable.values()] == [
        "园区无分散燃煤锅炉"
    ]
    assert {(*key, ruling.about and ruling.about.value) for key, ruling in judgements.closed_questions.items()} == {
        (one.rule, one.subject, one.code) for one in open_questions(asked)
    }
    assert open_questions(asked)
    assert not any(problem.ref.startswith(("C", "D", "E")) and problem.sheet == "存疑处理" for problem in problems)


def test_signed_it_settles_what_it_asks(workbook: Path, tmp_path: Path) -> None:
    out = tmp_path / "核查.xlsx"
    write_judgements_for(workbook, load_settings(), Choice(), out)
    of = case("pass")
    signed = edited(read_grid(out), "存疑处理", {"D4": "已核实采信", "E4": "方案原文即为约数", "F4": "程若谷"})
    assert open_questions(of.assessment(findings=signed)) == ()


def test_only_what_has_a_number_and_a_reason_is_asked() -> None:
    of = case("rectify")
    wanted = judgements_wanted("园区", of.pack, of.submission(), ())
    assert wanted["封面"] == {"园区名称": "园区"}
    assert wanted["存疑处理"] == []
    assert [row["编码"] for row in wanted["不适用认定"]] == ["unconventional_water_share", "vocs_reduction"]


def test_neither_the_workbook_nor_another_file_is_lost(workbook: Path, tmp_path: Path) -> None:
    there = tmp_path / "园区-核查记录.xlsx"
    before = there.read_bytes()
    for out in (workbook, there):
        with pytest.raises(RefusedOutput):
            write_judgements_for(workbook, load_settings(), Choice(), out)
    assert there.read_bytes() == before
