"""Signing exactly what is on the page, or declining to: a department's approver shows again who they are."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Depends, Request, Response

from service.access.use_cases import UseCase
from service.casework.acts.decision import DeclineToSign, Sign
from service.casework.decision_lines import DECISION, LineChange
from service.casework.signing import content_digest
from service.transport.auth import Caller, Who
from service.transport.passwords import Hashing, sparing_own
from service.vocabulary.day import day_of
from service.vocabulary.language import Said
from service.vocabulary.person import Department, is_among
from service.web.cases.acting import Acting, acting, permitted, refused_to
from service.web.cases.attempt import DONE, attempted, seen_in
from service.web.cases.heading import THE_CASE
from service.web.confirmation import NEEDED, confirmed_here
from service.web.conflict import STATUS, unsaved
from service.web.decision.rectified import Rectified, rectified
from service.web.done import see_other
from service.web.forms import Filled, Form
from service.web.rendering import UNUSABLE, render, shown_by
from service.web.screens import screens, shows
from service.workflow.cases.read_case import read_case
from service.workflow.cases.show_decision import DecisionShown, changes_since, show_decision
from service.workflow.cases.sign_decision import decline_to_sign, sign_decision

router = screens("/cases/{case_id}/decision", "会签")


@shown_by("decision/sign.html")
@dataclass(frozen=True, slots=True)
class SignPage:
    """changes: what is not as the form had shown it, where that is why it was not signed; department: for which it is
    signed; rectified: what became of earlier items, None where there were none."""

    acting: Acting
    decision: DecisionShown
    changes: tuple[LineChange, ...]
    department: Department | None
    rectified: Rectified | None

    @property
    def decided(self) -> str:
        """What is decided, in a word."""
        return next((one.value.zh for one in self.decision.lines if one.name == DECISION), "")


@shown_by("decision/decline.html")
@dataclass(frozen=True, slots=True)
class DeclinePage:
    """signed: whoever looks at it has signed, and would withdraw that by declining."""

    acting: Acting
    decision: DecisionShown
    signed: bool


@router.get("/sign", **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="会签"))
def show_content(request: Request, who: Who, case_id: str) -> Response:
    """All that is signed; the form only for who can sign it now."""
    permitted(who, Sign)
    return render(request, "decision/sign.html", _sign_page(who, Form()))


@router.post("/sign", dependencies=[Depends(sparing_own)], **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="会签"))
def sign(request: Request, who: Who, case_id: str, hasher: Hashing, form: Filled) -> Response:
    """Signed, or what stands in the way. Others may have signed meanwhile; what is signed may not have changed."""
    permitted(who, Sign)
    form = form.lacking(NEEDED)
    if form.faults:
        return render(request, "decision/sign.html", _sign_page(who, form), UNUSABLE)
    act, seen = Sign(content=form.text("content")), _seen(who, form)

    def do() -> None:
        read_case(who.settings, who.found.id, seen)  # before the code is used up on a content that is no more
        asked = confirmed_here(form, who, hasher, act, seen)
        sign_decision(who.settings, who.found.id, act.content, asked)

    shown_as, status = attempted(form, do)
    if status == DONE:
        return see_other(f"/cases/{who.found.id}/decision", Said("已签署", "signed"))
    page = _sign_page(who, shown_as, seen_in(form) if status == STATUS else None)
    return render(request, "decision/sign.html", page, status)


@router.get("/decline", **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="不予签署"))
def ask_reason(request: Request, who: Who, case_id: str) -> Response:
    """The empty form."""
    permitted(who, DeclineToSign)
    return render(request, "decision/decline.html", _decline_page(who, Form()))


@router.post("/decline", **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="不予签署"))
def decline(request: Request, who: Who, case_id: str, form: Filled) -> Response:
    """The case goes back to the evaluation, and every signature is void."""
    permitted(who, DeclineToSign)
    content, seen = form.text("content"), _seen(who, form)
    form, status = attempted(
        form, lambda: decline_to_sign(who.settings, who.found.id, content, form.text("reason"), who.asked(seen))
    )
    if status == DONE:
        done = Said("已办理：不予签署，案卷退回评价", "declined; the case is back at the evaluation")
        return see_other(f"/cases/{who.found.id}/decision", done)
    return render(
        request, "decision/decline.html", _decline_page(who, form, seen if status == STATUS else None), status
    )


def _seen(who: Caller, form: Form) -> int:
    """What was seen; where that is what is to be signed now, whatever else happened is none of this."""
    case = read_case(who.settings, who.found.id)
    return case.version if form.text("content") == content_digest(case) else seen_in(form)


def _sign_page(who: Caller, form: Form, seen: int | None = None) -> SignPage:
    decided = show_decision(who.settings, who.found.id, day_of(who.at))
    blocks = refused_to(who, decided.shown, Sign(content=decided.digest))
    return SignPage(
        acting=acting(who.found, decided.shown, Sign, form, blocks, seen),
        decision=decided,
        changes=changes_since(who.settings, decided, seen) if seen is not None else (),
        department=who.person.department,
        rectified=rectified(who, decided.shown),
    )


def _decline_page(who: Caller, form: Form, seen: int | None = None) -> DeclinePage:
    decided = show_decision(who.settings, who.found.id, day_of(who.at))
    blocks = refused_to(who, decided.shown, DeclineToSign(content=decided.digest, reason="—"))
    signed = is_among(who.person, [one.recorded.person for one in decided.signatures])
    kept = unsaved({"reason": Said("理由", "reason")}, form)
    return DeclinePage(acting(who.found, decided.shown, DeclineToSign, form, blocks, seen, kept), decided, signed)
