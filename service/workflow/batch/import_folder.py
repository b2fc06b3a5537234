"""The job import_folder: the workbooks of a zip file, each taken into the case it belongs to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from functools import partial
from typing import Any, BinaryIO

from pydantic import Field

from service.intake.folder import Archive, Folder, is_workbook
from service.jobs.kinds import Arguments, Kind
from service.jobs.running import Final, Running
from service.settings import Settings
from service.storage import job_items
from service.storage.database import Session
from service.storage.files import FileStore
from service.storage.location import files_folder
from service.vocabulary.fault import Fault
from service.vocabulary.job import Item, ItemState
from service.vocabulary.language import Said
from service.vocabulary.problem import Unreadable
from service.workflow.batch.case_of_file import cases_known
from service.workflow.batch.import_file import FileImporter, Result
from service.workflow.batch.in_words import in_words
from service.workflow.cases.perform_act import Asked
from service.workflow.evaluation.evaluate import FINDINGS_SUFFIX
from service.workflow.installation.open_database import opened

IMPORT_FOLDER = "import_folder"
_NO_WORKBOOK = Said(
    "没有读取：不是评估工作簿或核查记录；只读取 .xlsx 文件，Excel 的临时文件（~$）和 Mac 附加的文件除外",
    "not read: neither a workbook nor a 核查记录; only .xlsx files are read, but none that Excel (~$) or a Mac adds",
)


class Fate(StrEnum):
    """What becomes of one file. The last three are of a dry run: it would be refused, taken in with faulty cells, or
    taken in without."""

    WAITING = "waiting"
    IMPORTED = "imported"
    THERE = "there"
    IGNORED = "ignored"
    FAILED = "failed"
    REFUSED = "refused"
    FAULTY = "faulty"
    USABLE = "usable"

    @property
    def said(self) -> Said:
        """The word in both languages."""
        return _FATES[self]


_FATES = {
    Fate.WAITING: Said("还没有轮到", "waiting"),
    Fate.IMPORTED: Said("已导入", "taken in"),
    Fate.THERE: Said("以前已导入", "taken in before"),
    Fate.IGNORED: Said("略过", "ignored"),
    Fate.FAILED: Said("没有导入", "not taken in"),
    Fate.REFUSED: Said("现在不能导入", "cannot be taken in now"),
    Fate.FAULTY: Said("可以导入，有错误", "can be taken in, with errors"),
    Fate.USABLE: Said("可以导入", "can be taken in"),
}


class ImportFolder(Arguments):
    """archive: digest of the zip file as it is kept; dry_run: only say what is wrong with each file."""

    archive: str = Field(pattern="^[0-9a-f]{64}$", description="压缩包的摘要")
    dry_run: bool = Field(default=True, description="只检查不导入")


def import_folder(settings: Settings) -> Kind[Session, ImportFolder]:
    """The kind of job. Every act is done in the name of the person who asked for the job. It
    is asked for by handing in the zip file: a digest alone might name what another jurisdiction handed in."""
    said = Said("导入文件夹", "import a folder")
    return Kind(IMPORT_FOLDER, said, ImportFolder, partial(_run, settings), with_file=True)


def _run(settings: Settings, running: Running[Session], arguments: ImportFolder) -> Final[Session]:
    person, jurisdiction = running.job.asked.person, running.job.asked.jurisdiction
    if person is None:
        raise Fault(
            "no-person",
            Said(
                "导入须由登记的评估员提出；请写明 --by",
                "a person on record has to ask for an import; say who with --by",
            ),
        )
    with FileStore(files_folder(settings)).opened(arguments.archive) as content:
        archive = _opened(content)
        # What it holds was inflated and counted when it was handed in; its digest says that it is the same.
        everything = _planned(archive.listed())
        names = running.plan(lambda _: everything)
        with opened(settings) as database, database.reading() as session:
            known = cases_known(session, jurisdiction)
        importer = FileImporter(settings, known, lambda: Asked(str(person), None, datetime.now(UTC)), arguments.dry_run)
        for name in running.each(names):
            item = _item(importer, archive, name, running) if is_workbook(name) else _ignored(name)
            if not _imported(item):
                running.keep([item])
    return lambda session: _counted(session, running.job.id)


def _opened(content: BinaryIO) -> Archive:
    try:
        return Archive(content)
    except Unreadable as unreadable:
        raise Fault(unreadable.code, unreadable.said) from unreadable


def _planned(folder: Folder) -> list[str]:
    """A 核查记录 can only be taken in when its workbook is there; what is no workbook is told last."""
    workbooks = sorted(folder.workbooks, key=lambda name: (name.endswith(FINDINGS_SUFFIX), name))
    return [*workbooks, *folder.skipped]


def _ignored(name: str) -> Item:
    return Item(name, ItemState.DONE, {"ignored": _NO_WORKBOOK._asdict()})


def _item(importer: FileImporter, archive: Archive, name: str, running: Running[Session]) -> Item:
    """What became of a file; what was imported is kept already, in one transaction with the act."""

    def keep(session: Session, result: Result) -> None:
        running.keep_within(session, [Item(name, ItemState.DONE, result)])

    try:
        return Item(name, ItemState.DONE, importer.result(name, archive.content(name), keep))
    except Exception as error:
        told = in_words(error)
        if told is None:
            raise
        return Item(name, ItemState.FAILED, error=told)


def _counted(session: Session, job: int) -> Mapping[str, int]:
    """How many files were imported, were there already, ignored, or failed; in a dry run how many are without
    error."""
    return dict(Counter(fate(item).value for item in job_items.items(session, job)))


def _imported(item: Item) -> bool:
    return "act" in (item.result or {})


def fate(item: Item) -> Fate:
    """What became of a file."""
    result: Mapping[str, Any] = item.result or {}
    if item.state is not ItemState.DONE:
        return Fate.FAILED if item.state is ItemState.FAILED else Fate.WAITING
    if told := next((one for one in (Fate.THERE, Fate.IGNORED) if one.value in result), None):
        return told
    if _imported(item):
        return Fate.IMPORTED
    return Fate.REFUSED if result.get("refused") else Fate.FAULTY if result.get("errors") else Fate.USABLE
