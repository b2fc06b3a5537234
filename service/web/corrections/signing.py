"""Signing exactly the correction that is on the page, or declining to, by the departments that signed the decision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fastapi import Depends, Request, Response

from service.access.use_cases import UseCase
from service.casework.acts.correction import DeclineCorrection, SignCorrection
from service.casework.corrections import correction_digest, pending_correction
from service.transport.auth import Caller, Who
from service.transport.passwords import Hashing, sparing_own
from service.vocabulary.day import day_of
from service.vocabulary.language import Said
from service.vocabulary.person import Department
from service.web.cases.acting import Acting, acting, permitted, refused_to
from service.web.cases.attempt import DONE, attempted, seen_in
from service.web.cases.heading import THE_CASE
from service.web.confirmation import NEEDED, confirmed_here
from service.web.conflict import STATUS
from service.web.corrections.page import CorrectionShown, shown
from service.web.done import see_other
from service.web.forms import Filled, Form
from service.web.rendering import UNUSABLE, render, shown_by
from service.web.screens import screens, shows
from service.workflow.cases.read_case import read_case
from service.workflow.cases.show_case import show_case
from service.workflow.cases.sign_correction import decline_correction, sign_correction

router = screens("/cases/{case_id}/corrections", "更正")
Make = Callable[[str], SignCorrection | DeclineCorrection]
_SIGN, _DECLINE = "corrections/sign.html", "corrections/decline.html"


@shown_by(_SIGN, _DECLINE)
@dataclass(frozen=True, slots=True)
class SignCorrectionPage:
    """pending: what is signed, None where nothing is; place: name of the jurisdiction; department: for which it is
    signed."""

    acting: Acting
    pending: CorrectionShown | None
    place: str
    department: Department | None


@router.get("/sign", **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="签署更正"))
def show_content(request: Request, who: Who, case_id: str) -> Response:
    """All that is signed; the form only for who can sign it now."""
    permitted(who, SignCorrection)
    return render(request, _SIGN, _sign_page(who, Form()))


@router.post(
    "/sign", dependencies=[Depends(sparing_own)], **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="签署更正")
)
def sign(request: Request, who: Who, case_id: str, hasher: Hashing, form: Filled) -> Response:
    """Signed, or what stands in the way. Others may have signed meanwhile; what is signed may not have changed."""
    permitted(who, SignCorrection)
    form = form.lacking(NEEDED)
    if form.faults:
        return render(request, _SIGN, _sign_page(who, form), UNUSABLE)
    act, seen = SignCorrection(content=form.text("content")), _seen(who, form)

    def do() -> None:
        read_case(who.settings, who.found.id, seen)  # before the code is used up on a content that is no more
        sign_correction(who.settings, who.found.id, act.content, confirmed_here(form, who, hasher, act, seen))

    answered, status = attempted(form, do)
    if status == DONE:
        return see_other(f"/cases/{who.found.id}/corrections", Said("已签署更正", "the correction is signed"))
    return render(request, _SIGN, _sign_page(who, answered, seen if status == STATUS else None), status)


@router.get("/decline", **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="不予签署更正"))
def ask_reason(request: Request, who: Who, case_id: str) -> Response:
    """The empty form."""
    permitted(who, DeclineCorrection)
    return render(request, _DECLINE, _decline_page(who, Form()))


@router.post("/decline", **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="不予签署更正"))
def decline(request: Request, who: Who, case_id: str, form: Filled) -> Response:
    """The correction comes to nothing; another may be drafted."""
    permitted(who, DeclineCorrection)
    content, seen = form.text("content"), _seen(who, form)
    form, status = attempted(
        form, lambda: decline_correction(who.settings, who.found.id, content, form.text("reason"), who.asked(seen))
    )
    if status == DONE:
        done = Said("已办理：不予签署更正，这一更正不生效", "declined; the correction has no effect")
        return see_other(f"/cases/{who.found.id}/corrections", done)
    return render(request, _DECLINE, _decline_page(who, form, seen if status == STATUS else None), status)


def _seen(who: Caller, form: Form) -> int:
    """What was seen; where that is what is to be signed now, whatever else happened is none of this."""
    case = read_case(who.settings, who.found.id)
    return case.version if form.text("content") == correction_digest(case) else seen_in(form)


def _sign_page(who: Caller, form: Form, seen: int | None = None) -> SignCorrectionPage:
    return _page(who, lambda content: SignCorrection(content=content), form, seen)


def _decline_page(who: Caller, form: Form, seen: int | None = None) -> SignCorrectionPage:
    return _page(who, lambda content: DeclineCorrection(content=content, reason="—"), form, seen)


def _page(who: Caller, act: Make, form: Form, seen: int | None) -> SignCorrectionPage:
    there = show_case(who.settings, who.found.id, day_of(who.at))
    pending = pending_correction(there.case)
    made = act(pending.digest if pending is not None else "")
    return SignCorrectionPage(
        acting=acting(who.found, there, type(made), form, refused_to(who, there, made), seen),
        pending=shown(pending) if pending is not None else None,
        place=there.place,
        department=who.person.department,
    )
