"""Handing a workbook in: the form, then everything found in it. Nothing is on record before it is confirmed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from fastapi import APIRouter, Request, Response

from service.access.use_cases import UseCase
from service.casework.case import Case
from service.transport.auth import Caller, Who
from service.transport.downloads import XLSX, attachment
from service.transport.problem_details import Trouble
from service.transport.problems import Troubled
from service.transport.uploads import file_name
from service.vocabulary.day import day_of
from service.vocabulary.language import Said
from service.web.cases.book import BOOKS, Book
from service.web.cases.found import Preview, preview_of
from service.web.cases.heading import THE_CASE, CaseHeading, heading_of
from service.web.cases.since import ActDone, acts_done
from service.web.done import see_other
from service.web.forms import Filled, Form
from service.web.language import language_of
from service.web.rendering import UNUSABLE, render, shown_by
from service.web.screens import screens, shows
from service.workflow.access.gate import require
from service.workflow.access.targets import a_case
from service.workflow.cases.case_template import case_template
from service.workflow.cases.names_of_codes import names_of_codes
from service.workflow.cases.overtaken_import import values_before
from service.workflow.cases.read_case import read_case
from service.workflow.cases.read_file import files_of_case
from service.workflow.cases.show_case import show_case
from service.workflow.cases.staged_import import Checked, checked_import, commented_import, stage_import
from service.workflow.demo.books import Kind
from service.workflow.demo.case_example import case_example, kinds_offered
from service.workflow.evaluation.evaluate import UnusableWorkbook

FILE = "workbook"
_NO_EXAMPLE = Trouble(
    404, "not-found", Said("没有这样的示例工作簿；只有演示才有示例", "no such example; only the demonstration has any")
)
_CHOOSE = Said("请选择要上传的文件", "choose the file to upload")


@dataclass(frozen=True, slots=True)
class LastImport:
    """The workbook that the case has now."""

    name: str
    digest: str
    person: str
    at: datetime


@shown_by("cases/import.html")
@dataclass(frozen=True, slots=True)
class ImportPage:
    """book: which of the two; last: None before the first; blocks: why it cannot be taken in at all now; examples:
    filled in for whoever tries the demonstration."""

    heading: CaseHeading
    book: Book
    form: Form
    last: LastImport | None
    blocks: tuple[Said, ...]
    examples: tuple[Kind, ...]

    @property
    def address(self) -> str:
        """Where it is handed in."""
        return self.book.address(self.heading.id)


@shown_by("cases/preview.html")
@dataclass(frozen=True, slots=True)
class PreviewPage:
    """What waits to be confirmed. name, digest, until: of the file; since: what others did since it was looked at;
    form: why it was not taken in, if that was tried."""

    heading: CaseHeading
    book: Book
    name: str
    digest: str
    until: datetime
    preview: Preview
    since: tuple[ActDone, ...]
    form: Form

    @property
    def address(self) -> str:
        """Of this very page."""
        return f"{self.book.address(self.heading.id)}/{self.digest}"


def import_page(who: Caller, book: Book, form: Form) -> ImportPage:
    """The form, as the case stands."""
    shown = show_case(who.settings, who.found.id, day_of(who.at))
    step = next((one for one in shown.outlook.steps if one.act is book.act), None)
    state = shown.case.state.said
    misplaced = Said(
        f"案卷现在是“{state.zh}”，不能导入{book.said.zh}", f"at “{state.en}” no {book.said.en} is taken in"
    )
    return ImportPage(
        heading=heading_of(who.found.id, shown.case, who.found.park),
        book=book,
        form=form,
        last=next(_last(who, shown.case, book), None),
        blocks=step.blocks if step is not None else (misplaced,),
        examples=kinds_offered(who.settings, book.findings),
    )


def preview_page(who: Caller, book: Book, checked: Checked, form: Form, seen: int | None = None) -> PreviewPage:
    """What was found. seen: the acts that whoever confirmed had seen, where others acted since."""
    case = read_case(who.settings, who.found.id)
    before = values_before(who.settings, who.found.id, seen) if seen is not None and not book.findings else None
    return PreviewPage(
        heading=heading_of(who.found.id, case, who.found.park),
        book=book,
        name=checked.staged.name,
        digest=checked.staged.digest,
        until=checked.staged.until,
        preview=preview_of(checked, before),
        since=acts_done(case, seen, who.person.role, names_of_codes(who.settings, case)) if seen is not None else (),
        form=form,
    )


def _last(who: Caller, case: Case, book: Book) -> Iterator[LastImport]:
    recorded = case.last(book.act)
    digest = getattr(recorded.act, "workbook", "") if recorded is not None else ""
    for file, _ in files_of_case(who.settings, case) if recorded is not None else ():
        if recorded is not None and file.digest == digest:
            yield LastImport(file.first_name, digest, recorded.person.name, recorded.at)


def permitted(who: Caller, book: Book) -> None:
    """Return only if this person may take such a workbook in.

    Raises:
        NotPermitted: it is not for this role.
    """
    require(who.settings, who.person, book.act, a_case(who.found.id), at=who.at)


def _importing(book: Book) -> APIRouter:
    """The routes of one workbook."""
    router = screens(f"/cases/{{case_id}}/{book.noun}", f"导入{book.said.zh}")
    declared = shows(UseCase.UPLOAD_FILE, of=THE_CASE, summary=f"导入{book.said.zh}")

    @router.get("", **declared)
    def show_import(request: Request, who: Who, case_id: str) -> Response:
        """The form."""
        permitted(who, book)
        return render(request, "cases/import.html", import_page(who, book, Form()))

    @router.post("", **declared)
    def hand_in(request: Request, who: Who, case_id: str, form: Filled) -> Response:
        """The file waits, and its page tells what was found; one that cannot be read at all is refused here."""
        permitted(who, book)
        files = form.files.get(FILE, ())
        if not files:
            form = form.refused(_CHOOSE, FILE)
        else:
            name, content = file_name(files[0].filename or ""), files[0].file.read()
            try:
                checked = stage_import(who.settings, who.found.id, book.act, name, content, who.asked())
                return see_other(f"{book.address(who.found.id)}/{checked.staged.digest}")
            except UnusableWorkbook as unusable:
                form = form.refused(unusable.said, FILE)
        return render(request, "cases/import.html", import_page(who, book, form), UNUSABLE)

    _handing_out(router, book)

    @router.get("/{digest}", **declared)
    def show_preview(request: Request, who: Who, case_id: str, digest: str) -> Response:
        """What was found in what waits."""
        permitted(who, book)
        checked = checked_import(who.settings, who.found.id, book.act, digest, who.asked())
        return render(request, "cases/preview.html", preview_page(who, book, checked, Form()))

    return router


def _handing_out(router: APIRouter, book: Book) -> None:
    """The files of one workbook."""
    file = shows(UseCase.UPLOAD_FILE, of=THE_CASE, summary=f"下载{book.said.zh}", answers=XLSX)

    @router.get("/template", **file)
    def hand_out_template(who: Who, case_id: str) -> Response:
        """The blank workbook with the park on its cover."""
        name, content = case_template(who.settings, who.found.id, book.findings, day_of(who.at))
        return attachment(content, name, XLSX)

    @router.get("/examples/{kind}", **file)
    def hand_out_example(who: Who, case_id: str, kind: str) -> Response:
        """A workbook of the demonstration."""
        chosen = next((one for one in kinds_offered(who.settings, book.findings) if one.value == kind), None)
        if chosen is None:
            raise Troubled(_NO_EXAMPLE)
        name, content = case_example(who.settings, who.found.id, book.findings, chosen)
        return attachment(content, name, XLSX)

    @router.get("/{digest}/commented", **file)
    def hand_out_commented(request: Request, who: Who, case_id: str, digest: str) -> Response:
        """The file that waits, with a comment at each faulty cell."""
        permitted(who, book)
        name, content = commented_import(
            who.settings, who.found.id, book.act, digest, who.asked(), language_of(request)
        )
        return attachment(content, name, XLSX)


ROUTERS = tuple(_importing(book) for book in BOOKS)
