"""Issuing the decision under a number, and the document that says it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fastapi import Depends, Request, Response

from service.access.use_cases import UseCase
from service.casework.acts.decision import Issue
from service.casework.disputes import earliest_to_issue
from service.transport.auth import Caller, Who
from service.transport.downloads import HTML, attachment
from service.transport.passwords import Hashing, sparing_own
from service.vocabulary.day import day_of
from service.vocabulary.language import Said
from service.web.cases.act_forms import day_typed
from service.web.cases.acting import Acting, acting, blocks_of, permitted
from service.web.cases.attempt import DONE, attempted, seen_in
from service.web.cases.heading import THE_CASE
from service.web.confirmation import NEEDED, confirmed_here
from service.web.conflict import STATUS, unsaved
from service.web.done import see_other
from service.web.forms import Filled, Form, form_of
from service.web.rendering import UNUSABLE, render, shown_by
from service.web.screens import screens, shows
from service.workflow.cases.decision_document import decision_document
from service.workflow.cases.perform_act import perform_act
from service.workflow.cases.show_decision import DecisionShown, show_decision

router = screens("/cases/{case_id}/decision", "发文")
_NEEDED = {
    "document": Said("请写明文号", "state the number of the document"),
    "dated": Said("请写明文件的日期", "state the date of the document"),
    **NEEDED,
}
_LABELS = {"document": Said("文号", "number of the document"), "dated": Said("文件的日期", "date of the document")}
_DAY = Said("日期请写成 2026-03-20 的样子", "write the day like 2026-03-20")


@shown_by("decision/issue.html")
@dataclass(frozen=True, slots=True)
class IssuePage:
    """earliest: the first day that the document may bear."""

    acting: Acting
    decision: DecisionShown
    earliest: date | None


@router.get("/issue", **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="发文"))
def ask_number(request: Request, who: Who, case_id: str) -> Response:
    """The form, dated today."""
    permitted(who, Issue)
    return render(request, "decision/issue.html", _page(who, form_of(dated=day_of(who.at))))


@router.post("/issue", dependencies=[Depends(sparing_own)], **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="发文"))
def issue(request: Request, who: Who, case_id: str, hasher: Hashing, form: Filled) -> Response:
    """The decision takes effect."""
    permitted(who, Issue)
    form, seen, dated = form.lacking(_NEEDED), seen_in(form), day_typed(form.text("dated"))
    if form.text("dated") and dated is None:
        form = form.refused(_DAY, "dated")
    if form.faults or dated is None:
        return render(request, "decision/issue.html", _page(who, form), UNUSABLE)
    act = Issue(document=form.text("document"), dated=dated)

    def do() -> None:
        perform_act(who.settings, who.found.id, act, confirmed_here(form, who, hasher, act, seen))

    shown_as, status = attempted(form, do)
    if status == DONE:
        done = Said(f"已发文：{act.document}", f"issued as {act.document}")
        return see_other(f"/cases/{who.found.id}/decision", done)
    page = _page(who, shown_as, seen if status == STATUS else None)
    return render(request, "decision/issue.html", page, status)


@router.get(
    "/document",
    response_class=Response,
    **shows(UseCase.READ_EVALUATION, of=THE_CASE, summary="下载决定书", answers=HTML),
)
def hand_out(who: Who, case_id: str, act: int = 0) -> Response:
    """One HTML file that is printed: as issued (act: by the act of that number), or what is drafted, marked so."""
    name, text = decision_document(who.settings, who.found.id, day_of(who.at), act)
    return attachment(text.encode(), name, HTML)


def _page(who: Caller, form: Form, seen: int | None = None) -> IssuePage:
    decided = show_decision(who.settings, who.found.id, day_of(who.at))
    shown = decided.shown
    around = acting(who.found, shown, Issue, form, blocks_of(shown, Issue), seen, unsaved(_LABELS, form))
    return IssuePage(around, decided, earliest_to_issue(shown.case))
