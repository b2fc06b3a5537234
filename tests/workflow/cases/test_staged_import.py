"""An upload waits until it is confirmed; then exactly what was looked through is taken in, once."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from service.casework.acts.site_visit import ImportJudgements
from service.casework.acts.submission import DisputeValue, ImportSubmission
from service.storage.files import FileStore
from service.storage.location import files_folder, staging_folder
from service.vocabulary.fault import Fault
from service.workflow.cases.import_submission import Imported
from service.workflow.cases.perform_act import Asked, Changed, perform_act
from service.workflow.cases.read_case import read_case
from service.workflow.cases.staged_import import (
    Checked,
    checked_import,
    confirm_import,
    stage_import,
)
from service.workflow.evaluation.evaluate import UnusableWorkbook
from tests.workflow.case_desk import AT, CaseDesk, desk
from tests.workflow.park_versions import write_failing, write_rectified

ASSESSOR = "1"


def asked(seen: int | None = None, who: str = ASSESSOR) -> Asked:
    return Asked(who, seen, AT)


def staged(at: CaseDesk, content: bytes | None = None) -> Checked:
    made = write_failing(at.folder).read_bytes() if content is None else content
    return stage_import(at.settings, at.case, ImportSubmission, "园区.xlsx", made, asked())


def test_nothing_is_on_record_until_it_is_confirmed_and_then_it_is_gone_from_waiting(tmp_path: Path) -> None:
    at = desk("accepted", tmp_path)
    before = read_case(at.settings, at.case)
    checked = staged(at)
    digest, version = checked.staged.digest, checked.version
    assert isinstance(checked.found, Imported)
    assert (checked.found.done, checked.found.difference) == (None, None)
    assert read_case(at.settings, at.case) == before
    assert not FileStore(files_folder(at.settings)).has(digest)
    again = checked_import(at.settings, at.case, ImportSubmission, digest, asked())
    assert again.found is checked.found
    assert confirm_import(at.settings, at.case, ImportSubmission, digest, asked(version))
    imported = read_case(at.settings, at.case).last(ImportSubmission)
    assert imported is not None
    assert imported.act.workbook == digest
    assert not confirm_import(at.settings, at.case, ImportSubmission, digest, asked(version))
    assert read_case(at.settings, at.case).version == version + 1
    assert list(staging_folder(at.settings).rglob("*.xlsx")) == []


def test_what_cannot_be_read_does_not_wait_and_what_is_of_another_park_says_so(tmp_path: Path) -> None:
    at = desk("accepted", tmp_path)
    with pytest.raises(UnusableWorkbook):
        staged(at, b"x")
    assert list(staging_folder(at.settings).rglob("*.xlsx")) == []
    book = load_workbook(write_failing(tmp_path))
    row = next(row for row in book["封面"].iter_rows() if row[0].value == "园区名称")
    row[1].value = "别的园区"
    written = BytesIO()
    book.save(written)
    checked = staged(at, written.getvalue())
    assert isinstance(checked.found, UnusableWorkbook)
    assert "别的园区" in checked.found.said.zh


def test_nobody_else_confirms_it_and_whoever_acted_meanwhile_is_named(tmp_path: Path) -> None:
    at = desk("imported", tmp_path)
    content = write_rectified(at.folder).read_bytes()
    checked = staged(at, content)
    with pytest.raises(Fault, match="重新上传"):
        checked_import(at.settings, at.case, ImportSubmission, checked.staged.digest, asked(who="2"))
    with pytest.raises(Changed, match="导入申报"):
        confirm_import(at.settings, at.case, ImportSubmission, checked.staged.digest, asked(checked.version - 1))
    perform_act(at.settings, at.case, DisputeValue(code="gdp", year=2025, reason="与统计年报不符"), asked())
    again = checked_import(at.settings, at.case, ImportSubmission, checked.staged.digest, asked())
    assert again.version == checked.version + 1


def test_a_findings_sheet_goes_the_same_way(tmp_path: Path) -> None:
    at = desk("visiting", tmp_path)
    content = at.findings().read_bytes()
    checked = stage_import(at.settings, at.case, ImportJudgements, "核查.xlsx", content, asked())
    assert confirm_import(at.settings, at.case, ImportJudgements, checked.staged.digest, asked(checked.version))
    assert read_case(at.settings, at.case).last(ImportJudgements) is not None
