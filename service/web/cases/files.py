"""The files of a case, with the acts that name them, as they are kept."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request, Response

from service.access.use_cases import UseCase
from service.casework.case import Case
from service.casework.labels import LABELS
from service.transport.auth import Caller, Who
from service.transport.downloads import XLSX, attachment
from service.vocabulary.day import day_of
from service.vocabulary.language import Said
from service.web.cases.heading import THE_CASE, CaseHeading, heading_of
from service.web.language import joined, language_of
from service.web.list_file import ListFile, handed_out
from service.web.rendering import render, shown_by
from service.web.screens import screens, shows
from service.workflow.access.targets import Target, a_file
from service.workflow.cases.read_case import read_case
from service.workflow.cases.read_file import StoredFile, files_of_case, read_file

router = screens("/cases/{case_id}", "案卷的文件")
_TITLE = Said("案卷的文件", "Files of the case")
_COLUMNS = (
    (Said("文件名", "File"), 40),
    (Said("收到的日期", "Received on"), 14),
    (Said("大小 KB", "Size KB"), 10),
    (Said("随哪项办理", "With which act"), 30),
    (Said("摘要", "Digest"), 66),
)


@dataclass(frozen=True, slots=True)
class FileShown:
    """A file with the acts that name it."""

    file: StoredFile
    acts: Said

    @property
    def kilobytes(self) -> int:
        """Its size, rounded up."""
        return -(-self.file.size // 1024)


@shown_by("cases/files.html")
@dataclass(frozen=True, slots=True)
class FilesPage:
    """The files in the order in which they came."""

    heading: CaseHeading
    files: tuple[FileShown, ...]


@router.get("/files", **shows(UseCase.READ_CASE, of=THE_CASE, summary="列出案卷的文件"))
def list_files(request: Request, who: Who, case_id: str) -> Response:
    """Workbooks, letters, evidence."""
    case = read_case(who.settings, who.found.id)
    return render(
        request, "cases/files.html", FilesPage(heading_of(who.found.id, case, who.found.park), _files(who, case))
    )


@router.get("/files/list.xlsx", **shows(UseCase.READ_CASE, of=THE_CASE, summary="导出案卷的文件清单", answers=XLSX))
def export_files(request: Request, who: Who, case_id: str) -> Response:
    """The list, with the digest by which each file is known."""
    case, language = read_case(who.settings, who.found.id), language_of(request)
    rows = [
        (one.file.first_name, day_of(one.file.added_at), one.kilobytes, one.acts.told(language), one.file.digest)
        for one in _files(who, case)
    ]
    return handed_out(ListFile(_TITLE, _COLUMNS, rows, of=who.found.park), who, language)


def _files(who: Caller, case: Case) -> tuple[FileShown, ...]:
    found = files_of_case(who.settings, case, who.person.role)
    labels = {one.seq: LABELS[type(one.act)] for one in case.acts}
    return tuple(FileShown(file, joined([labels[seq] for seq in dict.fromkeys(acts)])) for file, acts in found)


def _the_file(request: Request) -> Target:
    return a_file(request.path_params["case_id"], request.path_params["digest"])


@router.get(
    "/files/{digest}",
    **shows(UseCase.READ_FILE, of=_the_file, summary="下载案卷的文件", answers="application/octet-stream"),
)
def hand_out(who: Who, case_id: str, digest: str) -> Response:
    """To the byte as it is kept: photos without their notes, all else as it was handed in."""
    kept, content = read_file(who.settings, who.found.id)
    return attachment(content, kept.first_name)
