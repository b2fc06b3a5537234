"""A workbook is taken in whole, with its difference and its questions, or nothing of it is."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from service.casework.perform import Refused
from service.storage.files import FileStore
from service.storage.location import files_folder
from service.workflow.cases.import_submission import import_submission
from service.workflow.cases.perform_act import Changed
from service.workflow.cases.read_case import read_case
from service.workflow.evaluation.evaluate import UnusableWorkbook
from tests.workflow.case_desk import asked, desk
from tests.workflow.park_versions import write_lacking, write_rectified


def test_the_first_workbook_is_kept_with_its_questions_and_plan(tmp_path: Path) -> None:
    at = desk("accepted", tmp_path)
    done = import_submission(at.settings, at.case, at.workbook(), asked())
    assert done.done is not None
    assert done.difference is None
    assert done.act == done.done.recorded.act
    assert {(one.rule, one.severity) for one in done.act.questions} == {("CR-E3B", "medium"), ("CR-F1C", "low")}
    (plan,) = [plan for plan in done.act.plans if plan.approved]
    assert (plan.version, plan.decided_on) == ("报批稿", date(2022, 5, 20))
    assert FileStore(files_folder(at.settings)).read(done.act.workbook) == at.workbook().read_bytes()


def test_a_dry_run_keeps_nothing(tmp_path: Path) -> None:
    at = desk("imported", tmp_path)
    before = read_case(at.settings, at.case)
    done = import_submission(at.settings, at.case, at.workbook(write_rectified), asked(), dry_run=True)
    assert done.done is None
    assert done.difference is not None
    assert done.act.changed == ("projects",)
    assert done.refused == ()
    (why,) = import_submission(at.settings, at.case, at.workbook(write_rectified), asked("发改"), dry_run=True).refused
    assert "发改 是审批人" in why.zh
    assert done.act.previous == before.acts[-1].act.submission  # type: ignore[union-attr]
    assert read_case(at.settings, at.case) == before
    assert not FileStore(files_folder(at.settings)).has(done.act.workbook)


def test_what_nothing_can_be_judged_by_leaves_nothing(tmp_path: Path) -> None:
    at = desk("accepted", tmp_path)
    before = read_case(at.settings, at.case)
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"x")
    with pytest.raises(UnusableWorkbook, match=r"坏\.xlsx"):
        import_submission(at.settings, at.case, broken, asked())
    assert read_case(at.settings, at.case) == before


def test_a_date_before_the_pack_is_in_force_is_told_at_its_cell(tmp_path: Path) -> None:
    at = desk("accepted", tmp_path)
    workbook = at.workbook()
    book = openpyxl.load_workbook(workbook)
    dated = next(row for row in book["封面"].iter_rows() if any(cell.value == "评估日期" for cell in row))
    stated = next(cell for cell in dated if cell.value not in (None, "评估日期"))
    stated.value = "1990-01-01"
    book.save(workbook)
    with pytest.raises(UnusableWorkbook, match="1990-01-01 早于规则包") as told:
        import_submission(at.settings, at.case, workbook, asked(), dry_run=True)
    assert told.value.problems[-1].place.zh == f"封面!{stated.coordinate}"


def test_the_machine_and_the_version_are_asked_too(tmp_path: Path) -> None:
    at = desk("imported", tmp_path)
    workbook = at.workbook(write_lacking)
    with pytest.raises(Refused, match="发改 是审批人"):
        import_submission(at.settings, at.case, workbook, asked("发改"))
    with pytest.raises(Changed, match="导入申报"):
        import_submission(at.settings, at.case, workbook, replace(asked(), seen=4))


def test_the_same_file_again_is_refused(tmp_path: Path) -> None:
    at = desk("imported", tmp_path)
    before = read_case(at.settings, at.case)
    with pytest.raises(Refused, match="没有变化"):
        import_submission(at.settings, at.case, at.workbook(), asked())
    assert read_case(at.settings, at.case) == before
