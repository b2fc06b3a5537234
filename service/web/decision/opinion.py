"""会商: a department's opinion on the draft, given by its approver or put on record by an assessor."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request, Response

from service.access.use_cases import UseCase
from service.casework.acts.decision import GiveOpinion
from service.transport.auth import Caller, Who
from service.vocabulary.day import day_of
from service.vocabulary.language import Said
from service.vocabulary.person import Department
from service.web.cases.act_forms import NO, YES
from service.web.cases.acting import Acting, acting, blocks_of, permitted
from service.web.cases.attempt import DONE, attempted, seen_in
from service.web.cases.heading import THE_CASE
from service.web.conflict import STATUS, unsaved
from service.web.done import see_other
from service.web.forms import Filled, Form
from service.web.rendering import UNUSABLE, render, shown_by
from service.web.screens import screens, shows
from service.workflow.cases.perform_act import perform_act
from service.workflow.cases.show_decision import DecisionShown, show_decision

router = screens("/cases/{case_id}/decision/opinion", "会商意见")
_NEEDED = {
    "department": Said("请选定部门", "choose the department"),
    "agrees": Said("请选定同意或不同意", "choose whether it agrees"),
    "opinion": Said("请写明意见", "state the opinion"),
}

_LABELS = {
    "department": Said("部门", "department"),
    "agrees": Said("对拟定的决定", "on the draft"),
    "opinion": Said("意见", "opinion"),
    "document": Said("来函的文号", "number of the letter"),
}
_WORDS = {YES: Said("同意", "agrees"), NO: Said("不同意", "does not agree")}


@shown_by("decision/opinion.html")
@dataclass(frozen=True, slots=True)
class OpinionPage:
    """departments: those whose opinion this person can put on record, by code and name."""

    acting: Acting
    decision: DecisionShown
    departments: tuple[tuple[str, Said], ...]


@router.get("", **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="出具会商意见"))
def ask_opinion(request: Request, who: Who, case_id: str) -> Response:
    """The empty form."""
    permitted(who, GiveOpinion)
    return render(request, "decision/opinion.html", _page(who, Form()))


@router.post("", **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="出具会商意见"))
def give_opinion(request: Request, who: Who, case_id: str, form: Filled) -> Response:
    """It becomes part of what is signed, so that signatures given before are void."""
    permitted(who, GiveOpinion)
    form, seen = form.lacking(_NEEDED), seen_in(form)
    for name, allowed in {"department": tuple(Department), "agrees": (YES, NO)}.items():
        if form.text(name) not in allowed and not form.fault(name):
            form = form.refused(_NEEDED[name], name)
    if form.faults:
        return render(request, "decision/opinion.html", _page(who, form), UNUSABLE)
    act = GiveOpinion(
        department=Department(form.text("department")),
        agrees=form.text("agrees") == YES,
        opinion=form.text("opinion"),
        document=form.text("document"),
    )
    form, status = attempted(form, lambda: perform_act(who.settings, who.found.id, act, who.asked(seen)))
    if status == DONE:
        return see_other(f"/cases/{who.found.id}/decision", Said("已登记会商意见", "the opinion is on record"))
    return render(request, "decision/opinion.html", _page(who, form, seen if status == STATUS else None), status)


def _page(who: Caller, form: Form, seen: int | None = None) -> OpinionPage:
    decided = show_decision(who.settings, who.found.id, day_of(who.at))
    shown, own = decided.shown, who.person.department
    departments = tuple((one.value, one.said) for one in Department if own in (None, one))
    kept = unsaved(_LABELS, form, words=_WORDS | {one.value: one.said for one in Department})
    around = acting(who.found, shown, GiveOpinion, form, blocks_of(shown, GiveOpinion), seen, kept)
    return OpinionPage(around, decided, departments)
