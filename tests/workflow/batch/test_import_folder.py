"""A folder is checked, then taken in once, each file in the name of who asked, with every fault at its file."""

from pathlib import Path

import pytest

from service.casework.acts.site_visit import ImportJudgements
from service.casework.acts.submission import ImportSubmission
from service.settings import Settings
from service.vocabulary.fault import Fault
from service.vocabulary.job import ItemState, JobState
from service.workflow.batch.import_folder import import_folder
from service.workflow.cases.read_case import read_case
from tests.workflow.batch.desks import imported, items
from tests.workflow.case_desk import ASSESSOR, CaseDesk, desk
from tests.workflow.park_versions import write_failing


@pytest.mark.parametrize("named", ["/dev/zero", "../etc/hostname", "ab", ""])
def test_an_archive_is_named_by_its_digest_and_nothing_else(named: str, tmp_path: Path) -> None:
    kind = import_folder(Settings(data_dir=tmp_path))
    assert kind.read({"archive": "ab" * 32}).archive == "ab" * 32
    with pytest.raises(Fault, match="参数有误：archive"):
        kind.read({"archive": named})


def folder_of(at: CaseDesk) -> Path:
    """A workbook of the case with its 核查记录, one that is no workbook, and something else."""
    folder = at.folder / "提交"
    folder.mkdir()
    write_failing(folder)
    (folder / "坏.xlsx").write_bytes(b"no workbook")
    (folder / "说明.txt").write_text("请导入", encoding="utf-8")
    return folder


def test_a_folder_is_checked_first_and_then_taken_in_once(tmp_path: Path) -> None:
    at = desk("accepted", tmp_path)
    folder_of(at)
    checked = imported(at, dry_run=True)
    told = {item.key: item for item in items(at, checked.id)}
    assert list(told) == ["坏.xlsx", "未达标.xlsx", "未达标-核查记录.xlsx", "说明.txt"]
    assert "只读取 .xlsx 文件" in str(told["说明.txt"].result)
    assert read_case(at.settings, at.case).last(ImportSubmission) is None
    usable, broken = told["未达标.xlsx"].result, told["坏.xlsx"].error
    assert usable is not None
    assert broken is not None
    assert (usable["case"], usable["errors"], usable["refused"], "act" in usable) == (at.case, 0, [], False)
    assert broken.code == "text-file"
    assert told["未达标-核查记录.xlsx"].state is ItemState.FAILED  # nothing to read it by before the workbook is in

    job = imported(at, dry_run=False)
    assert (job.state, job.result) == (JobState.DONE, {"failed": 2, "ignored": 1, "imported": 1})
    case = read_case(at.settings, at.case)
    done = case.last(ImportSubmission)
    assert done is not None
    assert done.person.name == ASSESSOR

    again = imported(at, dry_run=False)
    assert again.result == {"failed": 2, "ignored": 1, "there": 1}
    assert len(read_case(at.settings, at.case).of(ImportSubmission)) == 1


def test_a_findings_sheet_goes_to_the_case_of_the_park_it_names(tmp_path: Path) -> None:
    at = desk("visiting", tmp_path)
    (folder_of(at) / "坏.xlsx").unlink()
    job = imported(at, dry_run=False)
    assert job.result == {"there": 1, "ignored": 1, "imported": 1}
    assert len(read_case(at.settings, at.case).of(ImportJudgements)) == 1
    assert imported(at, dry_run=False).result == {"there": 2, "ignored": 1}
