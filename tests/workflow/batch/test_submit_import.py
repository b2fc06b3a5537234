"""A folder is handed in by somebody on record, kept with its job, and the same bytes for the same files."""

import json
from pathlib import Path

import pytest

from service.intake.folder import Archive
from service.storage.files import FileStore, recorded_file
from service.storage.location import files_folder
from service.vocabulary.fault import Fault
from service.workflow.batch.submit_import import FolderHandedIn, Unreadable, handed_in, submit_import
from service.workflow.installation.open_database import opened
from service.workflow.jobs.list_jobs import WantedJobs, list_jobs
from tests.workflow.case_desk import ASSESSOR, AT, EXPERTS, desk


def folder(at: Path) -> Path:
    (at / "提交" / "甲").mkdir(parents=True)
    (at / "提交" / "甲" / "1.xlsx").write_bytes(b"1")
    (at / "提交" / "说明.txt").write_bytes(b"2")
    return at / "提交"


def test_a_folder_is_one_zip_file_whenever_it_is_handed_in(tmp_path: Path) -> None:
    made = handed_in(folder(tmp_path))
    assert handed_in(tmp_path / "提交") == made
    assert isinstance(made.content, bytes)
    (tmp_path / "again.zip").write_bytes(made.content)
    assert handed_in(tmp_path / "again.zip") == FolderHandedIn("again.zip", made.content)
    assert Archive(made.content).checked().workbooks == ("甲/1.xlsx",)


def test_the_archive_is_kept_with_its_job(tmp_path: Path) -> None:
    at = desk("accepted", tmp_path)
    made = submit_import(at.settings, handed_in(folder(tmp_path)), ASSESSOR, True, AT, "键")
    assert (made.folder.skipped, made.submitted.new, made.submitted.job.asked.jurisdiction) == (
        ("说明.txt",),
        True,
        "zhejiang",
    )
    assert not submit_import(at.settings, handed_in(tmp_path / "提交"), ASSESSOR, True, AT, "键").submitted.new
    (kept,) = {file.parent.name + file.name for file in files_folder(at.settings).rglob("*") if file.is_file()}
    assert FileStore(files_folder(at.settings)).read(kept) == handed_in(tmp_path / "提交").content
    with opened(at.settings) as database, database.reading() as session:
        assert recorded_file(session, kept) is not None


def test_an_archive_on_disk_is_kept_whole(tmp_path: Path) -> None:
    at, given = desk("accepted", tmp_path), handed_in(folder(tmp_path))
    assert isinstance(given.content, bytes)
    (tmp_path / "提交.zip").write_bytes(given.content)
    with (tmp_path / "提交.zip").open("rb") as stream:
        made = submit_import(at.settings, FolderHandedIn("提交.zip", stream), ASSESSOR, True, AT)
    kept = json.loads(made.submitted.job.asked.arguments_json)["archive"]
    assert FileStore(files_folder(at.settings)).read(kept) == given.content


def test_who_may_not_import_and_what_is_no_archive_leaves_nothing(tmp_path: Path) -> None:
    at = desk("accepted", tmp_path)
    given = handed_in(folder(tmp_path))
    for by, reason in (("", "由谁导入"), (EXPERTS[0], "不能要求办理")):
        with pytest.raises(Fault, match=reason):
            submit_import(at.settings, given, by, True, AT)
    with pytest.raises(Unreadable):
        submit_import(at.settings, FolderHandedIn("x.zip", b"no zip"), ASSESSOR, True, AT)
    assert list_jobs(at.settings, WantedJobs()) == ()
