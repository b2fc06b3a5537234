"""同意不适用认定: an approver signs a waiver that an assessor has proposed, and shows again who they are."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Depends, Request, Response

from service.access.use_cases import UseCase
from service.casework.acts.evaluation import GrantWaiver
from service.transport.auth import Caller, Who
from service.transport.passwords import Hashing, sparing_own
from service.vocabulary.day import day_of
from service.vocabulary.language import Said
from service.web.cases.acting import Acting, acting, blocks_of, permitted
from service.web.cases.attempt import DONE, attempted, seen_in
from service.web.cases.heading import THE_CASE
from service.web.confirmation import NEEDED, confirmed_here
from service.web.conflict import STATUS
from service.web.done import see_other
from service.web.forms import Filled, Form
from service.web.rendering import UNUSABLE, render, shown_by
from service.web.screens import screens, shows
from service.web.typed import whole_number
from service.workflow.cases.act_choices import act_choices
from service.workflow.cases.perform_act import perform_act
from service.workflow.cases.show_case import show_case

router = screens("/cases/{case_id}", "同意不适用认定")
_CHOOSE = Said("请选定哪一项不适用认定", "choose the waiver")


@shown_by("cases/waiver.html")
@dataclass(frozen=True, slots=True)
class WaiverPage:
    """open: the waivers that wait, by number of the act and in a line."""

    acting: Acting
    open: tuple[tuple[str, str], ...]


@router.get("/waiver", **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="同意不适用认定"))
def ask_waiver(request: Request, who: Who, case_id: str) -> Response:
    """Those that wait, and the form."""
    permitted(who, GrantWaiver)
    return render(request, "cases/waiver.html", _page(who, Form()))


@router.post(
    "/waiver", dependencies=[Depends(sparing_own)], **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="同意不适用认定")
)
def grant(request: Request, who: Who, case_id: str, hasher: Hashing, form: Filled) -> Response:
    """It holds until it expires or is revoked."""
    permitted(who, GrantWaiver)
    form, seen, number = form.lacking(NEEDED), seen_in(form), whole_number(form.text("waiver"))
    if number is None:
        form = form.refused(_CHOOSE, "waiver")
    if form.faults or number is None:
        return render(request, "cases/waiver.html", _page(who, form), UNUSABLE)
    act = GrantWaiver(waiver=number)

    def do() -> None:
        perform_act(who.settings, who.found.id, act, confirmed_here(form, who, hasher, act, seen))

    shown_as, status = attempted(form, do)
    if status == DONE:
        return see_other(f"/cases/{who.found.id}", Said("已同意不适用认定", "the waiver is granted"))
    page = _page(who, shown_as, seen if status == STATUS else None)
    return render(request, "cases/waiver.html", page, status)


def _page(who: Caller, form: Form, seen: int | None = None) -> WaiverPage:
    shown = show_case(who.settings, who.found.id, day_of(who.at))
    waiting = act_choices(who.settings, shown.case, GrantWaiver, shown.on).get("waiver", ())
    return WaiverPage(acting(who.found, shown, GrantWaiver, form, blocks_of(shown, GrantWaiver), seen), waiting)
