"""Drafting the decision as it is recommended, and departing from the recommendation with a reason that expires."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from fastapi import Request, Response

from service.access.use_cases import UseCase
from service.assessment.labels import in_both
from service.casework.acts.evaluation import DraftDecision, ItemToRectify, Override
from service.casework.basis import last_assessment
from service.casework.case import Recorded
from service.casework.decision_lines import Line, decided_word
from service.casework.perform import perform
from service.transport.auth import Caller, Who
from service.transport.operators_faults import as_answered
from service.vocabulary.assessment import Recommendation
from service.vocabulary.day import day_of
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.web.cases.act_forms import day_typed
from service.web.cases.acting import Acting, acting, blocks_of, permitted, refused_to
from service.web.cases.attempt import DONE, attempted, seen_in
from service.web.cases.heading import THE_CASE
from service.web.conflict import STATUS, ConflictRow, unsaved
from service.web.decision.rectified import Rectified, rectified
from service.web.done import see_other
from service.web.forms import Filled, Form, form_of
from service.web.rendering import UNUSABLE, render, shown_by
from service.web.screens import screens, shows
from service.workflow.cases.draft_decision import Duties, draft_decision, foreseen_draft
from service.workflow.cases.lines_told import lines_told
from service.workflow.cases.perform_act import perform_act
from service.workflow.cases.rules_since import rules_told
from service.workflow.cases.show_case import CaseShown, show_case

router = screens("/cases/{case_id}/decision", "拟定决定")
OWNER, DEADLINE = "owner-", "deadline-"
_DAY = Said("日期请写成 2026-03-20 的样子", "write the day like 2026-03-20")
_DECISIONS = (Recommendation.PASS, Recommendation.RECTIFY, Recommendation.REJECT)


@dataclass(frozen=True, slots=True)
class ItemAsked:
    """What a rule demands to be put right: its demands; the fields of the form are named after it."""

    rule: str
    demands: tuple[str, ...]

    @property
    def owner(self) -> str:
        """The field for who does it."""
        return f"{OWNER}{self.rule}"

    @property
    def deadline(self) -> str:
        """The field for by when."""
        return f"{DEADLINE}{self.rule}"


@shown_by("decision/draft.html")
@dataclass(frozen=True, slots=True)
class DraftPage:
    """decided: what is drafted, in a word; items: to be put right; lines: what would be signed, as far as it is not up
    to the form; rectified: what became of earlier items, None where there were none; warning: of what is to be known
    before drafting, None of nothing."""

    acting: Acting
    decided: str
    items: tuple[ItemAsked, ...]
    lines: tuple[Line, ...]
    rectified: Rectified | None
    warning: Said | None = None


@shown_by("decision/override.html")
@dataclass(frozen=True, slots=True)
class OverridePage:
    """recommended: what is departed from, in a word."""

    acting: Acting
    recommended: str
    decisions: tuple[tuple[str, Said], ...] = tuple((one.value, in_both(one.value)) for one in _DECISIONS)


@router.get("/draft", **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="拟定决定"))
def ask_draft(request: Request, who: Who, case_id: str) -> Response:
    """What the decision would say, and the owners and deadlines of what is to be put right."""
    permitted(who, DraftDecision)
    return render(request, "decision/draft.html", _draft_page(who, None))


@router.post("/draft", **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="拟定决定"))
def draft(request: Request, who: Who, case_id: str, form: Filled) -> Response:
    """Drafted; until it is issued it can be taken back to the evaluation."""
    permitted(who, DraftDecision)
    form, seen = _days_checked(form), seen_in(form)
    if form.faults:
        return render(request, "decision/draft.html", _draft_page(who, form), UNUSABLE)
    duties = _duties(form)
    form, status = attempted(form, lambda: draft_decision(who.settings, who.found.id, duties, who.asked(seen)))
    if status == DONE:
        return see_other(f"/cases/{who.found.id}/decision", Said("已拟定决定，可以会签", "drafted; it can be signed"))
    return render(request, "decision/draft.html", _draft_page(who, form, seen if status == STATUS else None), status)


@router.get("/override", **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="改变建议结论"))
def ask_override(request: Request, who: Who, case_id: str) -> Response:
    """The empty form."""
    permitted(who, Override)
    return render(request, "decision/override.html", _override_page(who, form_of()))


@router.post("/override", **shows(UseCase.ACT_ON_CASE, of=THE_CASE, summary="改变建议结论"))
def override(request: Request, who: Who, case_id: str, form: Filled) -> Response:
    """On record, for the decision that is drafted next."""
    permitted(who, Override)
    form, seen, until = form.lacking(_NEEDED), seen_in(form), day_typed(form.text("until"))
    if form.text("until") and until is None:
        form = form.refused(_DAY, "until")
    if form.text("decision") not in _DECISIONS and not form.fault("decision"):
        form = form.refused(_NEEDED["decision"], "decision")
    if form.faults or until is None:
        return render(request, "decision/override.html", _override_page(who, form), UNUSABLE)
    act = Override(
        decision=Recommendation(form.text("decision")),
        grade=form.text("grade"),
        reason=form.text("reason"),
        until=until,
    )
    form, status = attempted(form, lambda: perform_act(who.settings, who.found.id, act, who.asked(seen)))
    if status == DONE:
        done = Said("已办理：改变建议结论", "done: the decision departs from the recommendation")
        return see_other(f"/cases/{who.found.id}/decision/draft", done)
    page = _override_page(who, form, seen if status == STATUS else None)
    return render(request, "decision/override.html", page, status)


_NEEDED = {
    "decision": Said("请选定决定", "choose the decision"),
    "reason": Said("请写明理由", "state the reason"),
    "until": Said("请写明截止日", "state the last day"),
}

_LABELS = {
    "decision": Said("改为", "change it to"),
    "grade": Said("等级", "grade"),
    "reason": Said("理由", "reason"),
    "until": Said("截止日", "last day"),
}


def _override_page(who: Caller, form: Form, seen: int | None = None) -> OverridePage:
    shown = show_case(who.settings, who.found.id, day_of(who.at))
    assessed = last_assessment(shown.case)
    word = decided_word(assessed.act.summary.recommendation, assessed.act.summary.grade) if assessed else ""
    kept = unsaved(_LABELS, form)
    return OverridePage(acting(who.found, shown, Override, form, blocks_of(shown, Override), seen, kept), word)


def _draft_page(who: Caller, form: Form | None, seen: int | None = None) -> DraftPage:
    """form: as it was sent; None for a new one, with what holds where nobody says otherwise."""
    shown = show_case(who.settings, who.found.id, day_of(who.at))
    try:
        act = foreseen_draft(shown.case, Duties(), shown.on, who.found.park)
    except Fault as fault:
        kept = _unsaved(shown, form or Form(), Form())
        return DraftPage(
            acting(who.found, shown, DraftDecision, form or Form(), (as_answered(fault),), seen, kept), "", (), (), None
        )
    items, blocks, usual = (
        _items(act.items),
        refused_to(who, shown, act),
        _usual(act, shown.case.last_of_round(DraftDecision)),
    )
    return DraftPage(
        acting=acting(
            who.found, shown, DraftDecision, form or usual, blocks, seen, _unsaved(shown, form or usual, usual)
        ),
        decided=decided_word(act.decision, act.grade),
        items=items,
        lines=() if blocks else _foreseen(who, shown, act, who.at),
        rectified=rectified(who, shown),
        warning=rules_told(who.settings, shown.case, bool(items)) if not blocks else None,
    )


def _foreseen(who: Caller, shown: CaseShown, act: DraftDecision, at: datetime) -> tuple[Line, ...]:
    """The content with the act done; what the form decides stands in the form, and not here too."""
    after = perform(shown.case, act, who.person, at, shown.procedure)
    of_form = ("item-", "deadline")
    lines = lines_told(who.settings, after, shown.place)
    return tuple(one for one in lines if not (act.items and one.name.startswith(of_form)))


def _items(items: tuple[ItemToRectify, ...]) -> tuple[ItemAsked, ...]:
    rules = dict.fromkeys(one.rule for one in items)
    return tuple(ItemAsked(rule, tuple(one.demand for one in items if one.rule == rule)) for rule in rules)


def _usual(act: DraftDecision, before: Recorded[DraftDecision] | None = None) -> Form:
    """before: a draft that was sent back, whose owners stay."""
    owners = {item.rule: item.owner for item in before.act.items} if before is not None else {}
    fields: dict[str, object] = {"deadline": act.deadline} if act.deadline else {}
    for item in act.items:
        fields |= {f"{OWNER}{item.rule}": owners.get(item.rule, item.owner), f"{DEADLINE}{item.rule}": item.deadline}
    return form_of(**fields)


def _unsaved(shown: CaseShown, form: Form, usual: Form) -> tuple[ConflictRow, ...]:
    """What was typed beside what the form had said and what is drafted now."""
    labels = {"deadline": Said("整改期限", "deadline")}
    for name in form.values:
        owner, deadline = name.removeprefix(OWNER), name.removeprefix(DEADLINE)
        if owner != name:
            labels[name] = Said(f"{owner} 的责任人", f"owner of {owner}")
        elif deadline != name:
            labels[name] = Said(f"{deadline} 的期限", f"deadline of {deadline}")
    drafted = shown.case.last_of_round(DraftDecision)
    theirs = _usual(drafted.act) if drafted is not None else Form()
    return unsaved(labels, form, {name: usual.exact(name) for name in labels}, {n: theirs.exact(n) for n in labels})


def _days_checked(form: Form) -> Form:
    for name in form.values:
        dated = name == "deadline" or name.startswith(DEADLINE)
        if dated and form.text(name) and day_typed(form.text(name)) is None:
            form = form.refused(_DAY, name)
    return form


def _duties(form: Form) -> Duties:
    owners = {
        name.removeprefix(OWNER): "".join(form.text(name).splitlines())
        for name in form.values
        if name.startswith(OWNER)
    }
    deadlines: dict[str, date] = {}
    for name in form.values:
        day = day_typed(form.text(name)) if name.startswith(DEADLINE) else None
        if day is not None:
            deadlines[name.removeprefix(DEADLINE)] = day
    return Duties(owners, deadlines, day_typed(form.text("deadline")))
