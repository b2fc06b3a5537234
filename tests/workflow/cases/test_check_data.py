"""The data check of a case as it stands: grave questions first, what blocks, and what cannot be shown said plainly."""

import sqlite3
from contextlib import closing
from pathlib import Path

from service.casework.acts.submission import FinishDataCheck
from service.casework.question_ledger import Status
from service.storage.location import files_folder
from service.vocabulary.person import Person, Role
from service.workflow.cases.check_data import check_data
from tests.workflow.case_desk import AT, desk

SOMEBODY = Person(9, "程若谷", Role.ASSESSOR, None, "zhejiang")


def test_grave_questions_come_first_and_block(tmp_path: Path) -> None:
    at = desk("slipped", tmp_path)
    check = check_data(at.settings, at.case, AT)
    assert [one.asked.question.severity for one in check.questions] == ["high"] * 4 + ["medium", "low"]
    assert [one.blocks for one in check.questions] == [True] * 4 + [False] * 2
    assert {one.status for one in check.questions} == {Status.OPEN}
    found = check.question("CR-A4", "indicator:energy_intensity")
    assert found is not None
    assert found.explained is not None
    assert found.title == "单位生产总值能耗"
    assert check.question("CR-A4", "indicator:gdp") is None
    assert len(check.refusals(FinishDataCheck(), SOMEBODY)) == 4
    assert check.unfinished(SOMEBODY) == (), "each question tells of itself"
    assert check.has_place(FinishDataCheck, SOMEBODY)


def test_what_cannot_be_explained_any_more_is_said_and_the_questions_stay(tmp_path: Path) -> None:
    at = desk("lacking", tmp_path)
    for file in files_folder(at.settings).rglob("*"):
        if file.is_file():
            file.unlink()
    with closing(sqlite3.connect(at.settings.data_dir / "acceptance.db", isolation_level=None)) as database:
        database.execute("DELETE FROM file_reading")
    check = check_data(at.settings, at.case, AT)
    assert check.questions
    assert check.trouble is not None
    assert "备份" in check.trouble.zh
    assert {(one.explained, one.title) for one in check.questions} == {
        (None, one.asked.question.subject) for one in check.questions
    }
