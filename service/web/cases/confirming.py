"""Confirming or giving up what waits: exactly the bytes that were looked through are taken in, and once."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from service.access.use_cases import UseCase
from service.casework.perform import Refused
from service.transport.auth import Caller, Who
from service.vocabulary.language import Said
from service.web.cases.attempt import seen_in
from service.web.cases.book import BOOKS, Book
from service.web.cases.heading import THE_CASE
from service.web.cases.imports import permitted, preview_page
from service.web.conflict import STATUS
from service.web.done import see_other
from service.web.forms import Filled, Form
from service.web.rendering import UNUSABLE, render
from service.web.screens import screens, shows
from service.workflow.cases.perform_act import Changed
from service.workflow.cases.staged_import import checked_import, confirm_import, discard_import


def _confirming(book: Book) -> APIRouter:
    """The routes of one workbook."""
    router = screens(f"/cases/{{case_id}}/{book.noun}/{{digest}}", f"确认导入{book.said.zh}")
    declared = shows(UseCase.UPLOAD_FILE, of=THE_CASE, summary=f"确认导入{book.said.zh}")

    @router.post("", **declared)
    def confirm(request: Request, who: Who, case_id: str, digest: str, form: Filled) -> Response:
        """On record, or the page again: with every reason, or with what others did meanwhile."""
        permitted(who, book)
        seen = seen_in(form)
        try:
            anew = confirm_import(who.settings, who.found.id, book.act, digest, who.asked(seen))
        except Changed:
            return _again(request, who, book, digest, Form(), STATUS, seen)
        except Refused as refused:
            for reason in refused.reasons:
                form = form.refused(reason)
            return _again(request, who, book, digest, form, UNUSABLE)
        return see_other(f"/cases/{who.found.id}", _done(book, anew))

    @router.post("/discard", **declared)
    def discard(who: Who, case_id: str, digest: str) -> Response:
        """Nothing of it is kept."""
        permitted(who, book)
        discard_import(who.settings, who.found.id, digest, who.asked())
        return see_other(book.address(who.found.id), Said("已放弃，没有保存", "given up; nothing was kept"))

    return router


def _again(
    request: Request, who: Caller, book: Book, digest: str, form: Form, status: int, seen: int | None = None
) -> Response:
    checked = checked_import(who.settings, who.found.id, book.act, digest, who.asked())
    return render(request, "cases/preview.html", preview_page(who, book, checked, form, seen), status)


def _done(book: Book, anew: bool) -> Said:
    if anew:
        return Said(f"已导入{book.said.zh}", f"the {book.said.en} is taken in")
    return Said(f"这份{book.said.zh}已经导入，没有重复导入", f"this {book.said.en} is in the case already")


ROUTERS = tuple(_confirming(book) for book in BOOKS)
