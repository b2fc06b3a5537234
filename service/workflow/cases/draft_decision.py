"""draft_decision: the decision as the last assessment recommends it, or as an override departs from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from service.assessment.reopened import reopens
from service.casework.acts.evaluation import DraftDecision, ItemToRectify
from service.casework.basis import last_assessment, standing_override
from service.casework.case import Case
from service.settings import Settings
from service.storage import cases
from service.vocabulary.assessment import Recommendation, RectificationItem
from service.vocabulary.day import day_of
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.workflow.cases.case_inputs import case_inputs
from service.workflow.cases.evaluate_case import assess_case
from service.workflow.cases.perform_act import Asked, Done, perform_act
from service.workflow.cases.prepare_act import prepared_act
from service.workflow.installation.open_database import opened


@dataclass(frozen=True, slots=True)
class Duties:
    """Who puts what right by when: owners and deadlines of single items by rule; whatever is not named is the
    management committee's, by the deadline of the whole (None: as the assessment gives it, counted from today)."""

    owners: Mapping[str, str] = field(default_factory=dict)
    deadlines: Mapping[str, date] = field(default_factory=dict)
    deadline: date | None = None


def draft_decision(settings: Settings, case_id: str, duties: Duties, asked: Asked) -> Done:
    """Draft the decision for signature; of 限期整改 with every item that the assessment found short.

    Raises:
        Refused, Fault, StorageError: as perform_act(); a rule named in `duties` is no item.
    """
    with prepared_act(settings, case_id, DraftDecision, asked) as case:
        act = _drafted(settings, case, duties, asked, _called(settings, case_id))
    return perform_act(settings, case_id, act, replace(asked, seen=case.version))


def foreseen_draft(case: Case, duties: Duties, today: date, called: str) -> DraftDecision:
    """The draft as it would be made on a day; what each item reopens is worked out only when it is made. called: what
    the park is called now.

    Raises:
        Fault: the round is not evaluated, there is no deadline, or a rule named in `duties` is no item.
    """
    assessed, override = last_assessment(case), standing_override(case)
    if assessed is None:
        raise _not_evaluated()
    summary = assessed.act.summary
    decision, grade = (
        (override.act.decision, override.act.grade) if override else (summary.recommendation, summary.grade)
    )
    if decision is not Recommendation.RECTIFY:
        return DraftDecision(decision=decision, grade=grade)
    deadline = duties.deadline or counted_from_today(summary.deadline, summary.evaluation_date, today)
    if deadline is None:
        raise _no_deadline()
    _require_items(duties, {item.rule for item in summary.failed})
    committee = f"{called}管委会"
    items = tuple(_item(one, duties, committee, deadline) for one in summary.failed)
    return DraftDecision(decision=decision, grade=grade, items=items, deadline=deadline)


def _drafted(settings: Settings, case: Case, duties: Duties, asked: Asked, called: str) -> DraftDecision:
    today = day_of(asked.at)
    act, assessed = foreseen_draft(case, duties, today, called), last_assessment(case)
    if assessed is None or not act.items:
        return act
    inputs = case_inputs(settings, case)
    again = assess_case(case, inputs, today).counting
    if again.output.digest != assessed.act.summary.assessment:
        raise _rules_changed()
    items = (
        replace(one, reopens=reopens(again.assessment, inputs.submission, [(one.rule, one.subject)]))
        for one in act.items
    )
    return replace(act, items=tuple(items))


def _called(settings: Settings, case_id: str) -> str:
    with opened(settings) as database, database.reading() as session:
        return cases.line(session, case_id).park_name


def _item(item: RectificationItem, duties: Duties, committee: str, deadline: date) -> ItemToRectify:
    return ItemToRectify(
        rule=item.rule,
        subject=item.subject,
        demand=item.demand,
        owner=duties.owners.get(item.rule, committee),
        deadline=duties.deadlines.get(item.rule, deadline),
    )


def counted_from_today(deadline: date | None, evaluated_on: date, today: date) -> date | None:
    """The deadline that an assessment gives, with the days it leaves counted from today where that is later."""
    return None if deadline is None else max(deadline, today + (deadline - evaluated_on))


def _require_items(duties: Duties, rules: set[str]) -> None:
    unknown = [rule for rule in (*duties.owners, *duties.deadlines) if rule not in rules]
    if unknown:
        named, known = "、".join(dict.fromkeys(unknown)), "、".join(sorted(rules))
        raise Fault(
            "no-item",
            Said(
                f"{named} 不是整改事项；整改事项有：{known}",
                f"not to be put right: {named}; the items are: {known}",
            ),
        )


def _not_evaluated() -> Fault:
    return Fault(
        "not-evaluated",
        Said(
            "本轮还没有评价，不能拟定决定；请先用 acceptance case evaluate 评价",
            "this round is not evaluated, so no decision can be drafted; evaluate it with acceptance case "
            "evaluate first",
        ),
    )


def _no_deadline() -> Fault:
    return Fault(
        "no-deadline",
        Said("评价没有给出整改期限；请重新评价", "the assessment gives no deadline; evaluate again"),
    )


def _rules_changed() -> Fault:
    return Fault(
        "rules-changed",
        Said(
            "评价之后规则库或案卷的内容已有变化，重算的结果与评价不同；请重新评价",
            "rules or record have changed since the evaluation, which gives another result now; evaluate again",
        ),
    )
