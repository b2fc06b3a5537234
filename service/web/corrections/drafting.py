"""Drafting a correction: where in the issued decision, the wrong words as they stand there, the right ones, and why."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request, Response

from service.access.use_cases import UseCase
from service.casework.acts.correction import DraftCorrection, Place
from service.casework.corrections import texts_at
from service.transport.auth import Caller, Who
from service.vocabulary.day import day_of
from service.vocabulary.language import Said
from service.web.cases.acting import Acting, acting, blocks_of, permitted
from service.web.cases.attempt import DONE, attempted, seen_in
from service.web.cases.heading import THE_CASE
from service.web.conflict import STATUS
from service.web.done import see_other
from service.web.forms import Filled, Form
from service.web.rendering import UNUSABLE, render, shown_by
from service.web.screens import screens, shows
from service.workflow.cases.perform_act import perform_act
from service.workflow.cases.show_case import show_case

router = screens("/cases/{case_id}/corrections", "更正")
_TEMPLATE = "corrections/draft.html"
_NEEDED = {
    "place": Said("请选定更正决定书的哪一处", "choose what of the document is corrected"),
    "wrong": Said("请照原文抄写错误的文字", "copy the wrong words as they are"),
    "right": Said("请写明更正后的文字", "write what it should read"),
    "reason": Said("请写明理由", "state the reason"),
}


@shown_by(_TEMPLATE)
@dataclass(frozen=True, slots=True)
class DraftCorrectionPage:
    """places: what can be corrected, by code, with what the document says there."""

    acting: Acting
    places: tuple[tuple[str, Said], ...]


@router.get("/new", **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="拟定更正"))
def ask_correction(request: Request, who: Who, case_id: str) -> Response:
    """The empty form."""
    permitted(who, DraftCorrection)
    return render(request, _TEMPLATE, _page(who, Form()))


@router.post("/new", **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="拟定更正"))
def draft_correction(request: Request, who: Who, case_id: str, form: Filled) -> Response:
    """Drafted; it has no effect until the departments that signed the decision have signed it."""
    permitted(who, DraftCorrection)
    form, seen = form.lacking(_NEEDED), seen_in(form)
    if form.text("place") not in tuple(Place) and not form.fault("place"):
        form = form.refused(_NEEDED["place"], "place")
    if form.faults:
        return render(request, _TEMPLATE, _page(who, form), UNUSABLE)
    act = DraftCorrection(
        place=Place(form.text("place")),
        wrong=form.text("wrong"),
        right=form.text("right"),
        reason=form.text("reason"),
    )
    form, status = attempted(form, lambda: perform_act(who.settings, who.found.id, act, who.asked(seen)))
    if status == DONE:
        done = Said("已拟定更正，待签署；签署以前可以撤回", "drafted, to be signed; until then it can be withdrawn")
        return see_other(f"/cases/{who.found.id}/corrections", done)
    return render(request, _TEMPLATE, _page(who, form, seen if status == STATUS else None), status)


def _page(who: Caller, form: Form, seen: int | None = None) -> DraftCorrectionPage:
    shown = show_case(who.settings, who.found.id, day_of(who.at))
    places = tuple((place.value, _told(place.said, texts_at(shown.case, place))) for place in Place)
    return DraftCorrectionPage(
        acting(who.found, shown, DraftCorrection, form, blocks_of(shown, DraftCorrection), seen), places
    )


def _told(place: Said, texts: tuple[str, ...]) -> Said:
    there = "；".join(texts)
    return Said(f"{place.zh}：{there}", f"{place.en}: {there}")
