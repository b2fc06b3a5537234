"""Faults of one case are told with it; faults of the database are raised."""

from datetime import date
from pathlib import Path

import pytest

from service.settings import Settings
from service.storage.errors import StorageError
from service.storage.location import files_folder
from service.vocabulary.case_result import read_result
from service.workflow.batch.evaluate_cases import CaseEvaluator
from service.workflow.installation.open_database import opened
from tests.workflow.case_desk import ON, CaseDesk, desk


def forget_readings(at: CaseDesk) -> None:
    with opened(at.settings) as database, database.writing() as session:
        session.connection().exec_driver_sql("DELETE FROM file_reading")


def test_what_is_not_kept_is_read_from_the_file_and_kept_again(tmp_path: Path) -> None:
    at = desk("imported", tmp_path)
    (kept,) = CaseEvaluator(at.settings, ON).items([at.case])
    forget_readings(at)
    (read,) = CaseEvaluator(at.settings, ON).items([at.case])
    assert read == kept
    for file in files_folder(at.settings).rglob("*"):
        if file.is_file():
            file.unlink()
    assert CaseEvaluator(at.settings, ON).items([at.case]) == [kept]
    forget_readings(at)
    (lost,) = CaseEvaluator(at.settings, ON).items([at.case])
    assert lost.error is not None
    assert lost.error.code == "file-lost"


def test_rules_that_are_gone_are_told_with_every_case_they_judge(tmp_path: Path) -> None:
    at = desk("imported", tmp_path)
    empty = tmp_path / "rules"
    empty.mkdir()
    settings = at.settings.model_copy(update={"rules_dir": empty})
    (item,) = CaseEvaluator(settings, ON).items([at.case])
    assert item.error is not None
    assert item.error.code == "unknown-pack"


def test_a_case_without_workbook_is_a_result(tmp_path: Path) -> None:
    at = desk("accepted", tmp_path)
    (item,) = CaseEvaluator(at.settings, ON).items([at.case])
    assert item.result is not None
    assert not read_result(item.result).evaluated


def test_a_database_that_is_away_is_no_fault_of_a_case(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        CaseEvaluator(Settings(data_dir=tmp_path / "nowhere"), date(2026, 1, 1)).items(["a"])
