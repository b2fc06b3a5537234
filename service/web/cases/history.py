"""The record of a case: every act with who did it, and every attempt as the audit trail tells it; and its files."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request, Response

from service.access.use_cases import UseCase
from service.casework.labels import LABELS
from service.transport.auth import Who
from service.transport.downloads import attachment
from service.vocabulary.language import Said
from service.web.cases.heading import THE_CASE, CaseHeading, heading_of
from service.web.cases.since import ActDone, acts_done
from service.web.language import joined
from service.web.rendering import render, shown_by
from service.web.screens import screens, shows
from service.workflow.access.targets import Target, a_file
from service.workflow.audit.list_audit import Wanted, list_audit, sentence
from service.workflow.cases.read_case import read_case
from service.workflow.cases.read_file import StoredFile, files_of_case, read_file

router = screens("/cases/{case_id}", "案卷的记录")
_MOST = 500
"""Lines of the audit trail on one page, the latest ones."""


@shown_by("cases/history.html")
@dataclass(frozen=True, slots=True)
class HistoryPage:
    """acts: what was done, the latest first; attempts: also what was refused, in the words of the audit trail."""

    heading: CaseHeading
    acts: tuple[ActDone, ...]
    attempts: tuple[Said, ...]


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


@router.get("/history", **shows(UseCase.READ_CASE_HISTORY, of=THE_CASE, summary="查看办理记录"))
def show_history(request: Request, who: Who, case_id: str) -> Response:
    """All of it."""
    case = read_case(who.settings, who.found.id)
    rows = list_audit(who.settings, Wanted(object_type="case", object_id=who.found.id, limit=_MOST))
    attempts = tuple(sentence(row) for row in reversed(rows))
    page = HistoryPage(heading_of(who.found.id, case), acts_done(case)[::-1], attempts)
    return render(request, "cases/history.html", page)


@router.get("/files", **shows(UseCase.READ_CASE, of=THE_CASE, summary="列出案卷的文件"))
def list_files(request: Request, who: Who, case_id: str) -> Response:
    """Workbooks, letters, evidence."""
    case = read_case(who.settings, who.found.id)
    found = files_of_case(who.settings, who.found.id, who.person.role)
    labels = {one.seq: LABELS[type(one.act)] for one in case.acts}
    files = tuple(FileShown(file, joined([labels[seq] for seq in dict.fromkeys(acts)])) for file, acts in found)
    return render(request, "cases/files.html", FilesPage(heading_of(who.found.id, case), files))


def _the_file(request: Request) -> Target:
    return a_file(request.path_params["case_id"], request.path_params["digest"])


@router.get(
    "/files/{digest}",
    **shows(UseCase.READ_FILE, of=_the_file, summary="下载案卷的文件", answers="application/octet-stream"),
)
def hand_out(who: Who, case_id: str, digest: str) -> Response:
    """To the byte as it was handed in."""
    kept, content = read_file(who.settings, who.found.id)
    return attachment(content, kept.first_name)
