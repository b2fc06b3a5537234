"""Drafting a 补正材料通知书: what is asked for is ticked, the notice is looked at, and sending it is the act."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from fastapi import Request, Response

from service.access.use_cases import UseCase
from service.casework.acts.evaluation import RequestSupplement
from service.documents.supplement_notice import SupplementNotice
from service.transport.auth import Caller, Who
from service.vocabulary.day import day_of
from service.vocabulary.language import Said
from service.web.cases.act_forms import day_typed
from service.web.cases.acting import blocks_of, permitted, refused_to, step_of
from service.web.cases.attempt import DONE, attempted, seen_in
from service.web.cases.heading import THE_CASE, CaseHeading, heading_of
from service.web.cases.since import ActDone, acts_done
from service.web.conflict import STATUS
from service.web.done import see_other
from service.web.forms import Filled, Form, form_of
from service.web.rendering import UNUSABLE, render, shown_by
from service.web.screens import screens, shows
from service.web.supplement.notice import Sent, notice_of, sent_notices
from service.workflow.cases.prepare_supplement import Lacking, Source, Supplement, prepare_supplement
from service.workflow.cases.request_supplement import request_supplement
from service.workflow.cases.show_case import CaseShown, show_case

router = screens("/cases/{case_id}/supplement", "补正")
ITEM, OTHER, DEADLINE, TEXT = "item", "other", "deadline", "text"
_PAGE = "supplement/draft.html"
_ROOM = 3
"""Empty lines for what somebody writes."""
_NO_DAY = Said("请写明补正期限，如 2026-03-20", "state the last day, like 2026-03-20")
_NO_ITEM = Said("请勾选或写明要补正的事项", "tick or write what is to be supplied")
_GONE = Said("有的事项已有变化，请重新勾选", "some items have changed; tick them again")


@shown_by(_PAGE)
@dataclass(frozen=True, slots=True)
class DraftPage:
    """supplement: what could be asked for, None where whoever looks sends no notice now, and blocks why; sent: notices
    there are; form: as it was filled in; since: what others did since then."""

    heading: CaseHeading
    supplement: Supplement | None
    blocks: tuple[Said, ...]
    sent: tuple[Sent, ...]
    form: Form
    since: tuple[ActDone, ...]

    @property
    def others(self) -> tuple[str, ...]:
        """What was written besides, and room for more; no address holds lines."""
        return (*(line for line in self.form.every(OTHER) if line.strip()), *([""] * _ROOM))

    @property
    def groups(self) -> tuple[tuple[Source, tuple[Lacking, ...]], ...]:
        """By why it could be asked for."""
        items = self.supplement.items if self.supplement is not None else ()
        groups = ((source, tuple(one for one in items if one.source is source)) for source in Source)
        return tuple((source, some) for source, some in groups if some)


@shown_by("supplement/preview.html")
@dataclass(frozen=True, slots=True)
class PreviewPage:
    """The notice as it would be sent. back: the draft as it was filled in."""

    heading: CaseHeading
    notice: SupplementNotice
    back: str


@router.get("", **shows(UseCase.READ_CASE, of=THE_CASE, summary="补正"))
def show_draft(request: Request, who: Who, case_id: str) -> Response:
    """What could be asked for, and the notices there are. A draft that is changed once more stands in the address."""
    given = _asked(request)
    return render(request, _PAGE, _page(who, given if given.values else None))


@router.get("/preview", **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="核对补正材料通知书"))
def preview(request: Request, who: Who, case_id: str) -> Response:
    """The notice, word for word; or the draft again with what is wrong."""
    permitted(who, RequestSupplement)
    shown, form = show_case(who.settings, who.found.id, day_of(who.at)), _asked(request)
    items, deadline, form = _chosen(who, shown, form)
    if deadline is not None and not form.faults:
        for reason in refused_to(who, shown, RequestSupplement(items=items, deadline=deadline)):
            form = form.refused(reason, DEADLINE)
    if form.faults or deadline is None:
        return render(request, _PAGE, _page(who, form), UNUSABLE)
    heading = heading_of(shown.case_id, shown.case, who.found.park)
    page = PreviewPage(heading, notice_of(shown, items, deadline), f"{heading.address}/supplement?{request.url.query}")
    return render(request, "supplement/preview.html", page)


@router.post("", **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="发补正材料通知书"))
def send(request: Request, who: Who, case_id: str, form: Filled) -> Response:
    """Exactly what was looked at."""
    permitted(who, RequestSupplement)
    items, deadline, seen = form.every(TEXT), day_typed(form.text(DEADLINE)), seen_in(form)
    if not items or deadline is None:
        return render(request, _PAGE, _page(who, form.refused(_NO_ITEM if not items else _NO_DAY)), UNUSABLE)

    def do() -> None:
        request_supplement(who.settings, who.found.id, items, deadline, who.asked(seen))

    answered, status = attempted(form, do)
    if status == DONE:
        done = Said("已发补正材料通知书", "the notice is sent")
        return see_other(f"/cases/{who.found.id}/supplement", done)
    return render(request, _PAGE, _page(who, _kept(answered), seen if status == STATUS else None), status)


def _asked(request: Request) -> Form:
    given = request.query_params
    return Form({name: tuple(given.getlist(name)) for name in (ITEM, OTHER, DEADLINE) if name in given})


def _chosen(who: Caller, shown: CaseShown, form: Form) -> tuple[tuple[str, ...], date | None, Form]:
    """What was ticked and written, by when, and the form with what is wrong."""
    offered = {one.key: one.text for one in prepare_supplement(who.settings, shown).items}
    ticked = form.every(ITEM)
    written = [line.strip() for line in form.every(OTHER) if line.strip()]
    items = tuple(dict.fromkeys([*(offered[key] for key in ticked if key in offered), *written]))
    deadline = day_typed(form.text(DEADLINE))
    if any(key not in offered for key in ticked):
        form = form.refused(_GONE, ITEM)
    elif not items:
        form = form.refused(_NO_ITEM, ITEM)
    return items, deadline, form if deadline is not None else form.refused(_NO_DAY, DEADLINE)


def _kept(form: Form) -> Form:
    """A notice that could not be sent, as a draft again: every line as it was written."""
    return replace(form, values={OTHER: form.every(TEXT), DEADLINE: (form.text(DEADLINE),)})


def _page(who: Caller, form: Form | None, seen: int | None = None) -> DraftPage:
    """form: as it was filled in, None for a new one with what is usual."""
    shown = show_case(who.settings, who.found.id, day_of(who.at))
    step = step_of(shown, RequestSupplement)
    may = step is not None and who.person.role in step.roles
    blocks = blocks_of(shown, RequestSupplement) if may else ()
    supplement = prepare_supplement(who.settings, shown) if may and not blocks else None
    return DraftPage(
        heading=heading_of(shown.case_id, shown.case, who.found.park),
        supplement=supplement,
        blocks=blocks,
        sent=sent_notices(shown),
        form=form if form is not None else _usual(supplement),
        since=acts_done(shown.case, seen, names=shown.names) if seen is not None else (),
    )


def _usual(supplement: Supplement | None) -> Form:
    if supplement is None:
        return Form()
    form = form_of(**({DEADLINE: supplement.deadline} if supplement.deadline is not None else {}))
    return replace(form, values={**form.values, ITEM: tuple(one.key for one in supplement.items if one.usual)})
