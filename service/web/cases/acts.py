"""One act on a case as a form of its own: what it asks, what it leads to, and that it is done once."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fastapi import Request, Response

from service.access.use_cases import UseCase
from service.casework.acts.act import Act
from service.casework.acts.evaluation import Evaluate, PreAssess, SendBack
from service.casework.case import Case
from service.casework.labels import LABELS
from service.casework.signing import draft
from service.transport.auth import Caller, Who
from service.transport.problem_details import Trouble
from service.transport.problems import Troubled
from service.vocabulary.day import day_of
from service.vocabulary.language import Said
from service.web.cases.act_forms import CHOSEN, FORMS, ActField, checked_form, form_kind, made_of
from service.web.cases.acting import blocks_of, permitted, step_of
from service.web.cases.attempt import DONE, attempted, seen_in
from service.web.cases.collision import collision
from service.web.cases.heading import THE_CASE, CaseHeading, heading_of
from service.web.cases.since import ActDone, acts_done
from service.web.cases.step import RESULT
from service.web.conflict import STATUS, Conflict
from service.web.done import see_other
from service.web.forms import Filled, Form, form_asked, form_of
from service.web.language import joined
from service.web.rendering import UNUSABLE, render, shown_by
from service.web.screens import screens, shows
from service.workflow.cases.act_choices import Choices, act_choices
from service.workflow.cases.evaluate_case import evaluate_case, pre_assess
from service.workflow.cases.perform_act import perform_act
from service.workflow.cases.show_case import show_case

router = screens("/cases/{case_id}/acts", "办理案卷")


@shown_by("cases/act.html")
@dataclass(frozen=True, slots=True)
class ActPage:
    """label: of the act; choices: of the fields with a list; leads: where the case goes with it, None where it stays;
    note: what else it does; blocks: what has to be done first; since: what others did since the form was opened;
    conflict: where one of them filled in the same form."""

    heading: CaseHeading
    kind: str
    label: Said
    fields: tuple[ActField, ...]
    choices: Choices
    form: Form
    leads: Said | None
    note: Said | None
    blocks: tuple[Said, ...]
    since: tuple[ActDone, ...]
    conflict: Conflict | None

    @property
    def typed(self) -> tuple[tuple[Said, str], ...]:
        """What was filled in, for whoever can no longer send it."""
        return tuple((one.label, self.form.text(one.name)) for one in self.fields if self.form.text(one.name))


@router.get("/{kind}", **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="办理一项"))
def show_act(request: Request, who: Who, case_id: str, kind: str) -> Response:
    """The empty form; what is chosen from a list may stand in the address."""
    act = _permitted(who, kind)
    chosen = form_asked(request, [one.name for one in FORMS[act] if one.kind in CHOSEN])
    return render(request, "cases/act.html", _page(who, act, chosen))


@router.post("/{kind}", **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="办理一项"))
def do_act(request: Request, who: Who, case_id: str, kind: str, form: Filled) -> Response:
    """Done, or the form again with what is wrong; 409 where others acted meanwhile."""
    act = _permitted(who, kind)
    form = checked_form(act, form)
    if form.faults:
        return render(request, "cases/act.html", _page(who, act, form), UNUSABLE)
    seen = seen_in(form)
    form, status = attempted(form, lambda: _do(who, act, form, seen))
    if status == DONE:
        return _done(who, act)
    return render(request, "cases/act.html", _page(who, act, form, seen if status == STATUS else None), status)


def _do(who: Caller, act: type[Act], form: Form, seen: int) -> None:
    settings, case_id, asked = who.settings, who.found.id, who.asked(seen)
    if act is PreAssess:
        pre_assess(settings, case_id, asked)
    elif act is Evaluate:
        evaluate_case(settings, case_id, asked)
    else:
        perform_act(settings, case_id, made_of(act, form), asked)


def _done(who: Caller, act: type[Act]) -> Response:
    address, label = f"/cases/{who.found.id}", LABELS[act]
    if act in (PreAssess, Evaluate):
        address = f"{address}/{RESULT}"
    return see_other(address, Said(f"已办理：{label.zh}", f"done: {label.en}"))


def _permitted(who: Caller, kind: str) -> type[Act]:
    """The act, if this person may do it at all.

    Raises:
        Troubled: there is no such form. NotPermitted: it is not for this role.
    """
    act = form_kind(kind)
    if act is None:
        raise Troubled(_NO_FORM)
    permitted(who, act)
    return act


def _page(who: Caller, act: type[Act], form: Form, seen: int | None = None) -> ActPage:
    shown = show_case(who.settings, who.found.id, day_of(who.at))
    step = step_of(shown, act)
    leads = joined([state.said for state in step.leads], "或", " or ") if step is not None and step.leads else None
    return ActPage(
        heading=heading_of(shown.case_id, shown.case, who.found.park),
        kind=str(act.__dataclass_fields__["kind"].default),
        label=LABELS[act],
        fields=FORMS[act],
        choices=act_choices(who.settings, shown.case, act, shown.on),
        form=replace(form_of(), values=form.values, faults=form.faults),
        leads=leads,
        note=_note(act, shown.case),
        blocks=blocks_of(shown, act),
        since=acts_done(shown.case, seen, who.person.role, shown.names) if seen is not None else (),
        conflict=collision(shown.case, act, seen, form) if seen is not None else None,
    )


def _note(act: type[Act], case: Case) -> Said | None:
    """Of sending back: what becomes of what was done."""
    if act is not SendBack:
        return None
    return _FALLS if draft(case) is not None else _STAYS


_FALLS = Said(
    "拟定的决定、已有的签名和公示随之作废，改好以后重新拟定，从头签署。此前的办理记录都保留。",
    "The draft, its signatures and any publicity become void; it is drafted and signed anew. All acts stay on record.",
)
_STAYS = Said(
    "退回到的环节须再次完成。此前的办理记录都保留。",
    "The stage that it goes back to has to be completed again. All acts stay on record.",
)
_NO_FORM = Trouble(404, "not-found", Said("没有这样的办理页面；请从案卷进入", "there is no such page; go by the case"))
