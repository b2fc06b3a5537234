"""What the plan and the people say: six parts, approval, reports due, answers to manual checks."""

from __future__ import annotations

from collections import Counter
from datetime import date
from fractions import Fraction

from service.engine.reference.inputs import Inputs
from service.engine.reference.known import (
    DISPUTED,
    MISSING,
    NOT_APPLICABLE,
    Known,
    blocked,
    date_of,
    value,
    whole,
)
from service.rulelang.pack import Pack, Rule
from service.vocabulary.judgements import Opinion


def plan_value(inputs: Inputs, name: str) -> Known:
    """`plan.<name>`."""
    return _PLAN[name](inputs)


def _parts_present(inputs: Inputs) -> Known:
    stated = {part.code: part.present.value for part in inputs.submission.plan.parts if part.present.present}
    answers = [stated.get(code) for code in inputs.pack.parts]
    return MISSING if None in answers else value(answers.count("yes"))


def _approval(inputs: Inputs) -> Known:
    words = [version.approval.value for version in inputs.submission.plan.versions]
    for word in ("approved", "not_approved"):
        if word in words:
            return value(word)
    return MISSING


def approved_on(inputs: Inputs) -> Known:
    """The earliest date on which a version of the plan was approved."""
    approved = [v for v in inputs.submission.plan.versions if v.approval.value == "approved"]
    dates = [d for d in (date_of(version.approved_on).value for version in approved) if isinstance(d, date)]
    return value(min(dates)) if dates else MISSING


def _due(inputs: Inputs) -> list[int] | None:
    approval, on = approved_on(inputs).value, inputs.submission.cover.evaluation_date.value
    if not isinstance(approval, date) or not isinstance(on, date):
        return None
    first = max(int(inputs.pack.parameter("first_progress_year")), approval.year)
    return [year for year in range(first, inputs.pack.years[-1] + 1) if date(year, 12, 31) < on]


def _years_due(inputs: Inputs) -> Known:
    due = _due(inputs)
    return MISSING if due is None else value(len(due))


def _years_reported(inputs: Inputs) -> Known:
    due = _due(inputs)
    if due is None:
        return MISSING
    filed: dict[int | None, set[object]] = {}
    for row in inputs.submission.progress:
        filed.setdefault(whole(row.year), set()).add(row.filed.value)
    said = [filed.get(year, set()) - {None} for year in due]
    return value(sum("yes" in words for words in said)) if all(said) else MISSING


_PLAN = {
    "parts_present": _parts_present,
    "approval": _approval,
    "approved_on": approved_on,
    "years_due": _years_due,
    "years_reported": _years_reported,
}


def answer(inputs: Inputs, rule: Rule) -> Known:
    """The answer to a manual check: a strict majority of the experts, or the assessor's."""
    ruling = inputs.judgements.not_applicable.get(rule.id)
    if ruling is not None and ruling.accepted.value == "yes" and rule.not_applicable:
        return NOT_APPLICABLE
    given = [o.answer for o in opinions(inputs, rule)]
    words = Counter(str(entry.value) for entry in given)
    if rule.manual is None or not words:
        return MISSING
    if rule.manual.by == "assessor":
        return value(next(iter(words))) if len(words) == 1 else DISPUTED
    if len(given) < _fewest(inputs.pack):
        return MISSING
    word, count = words.most_common(1)[0]
    return value(word) if 2 * count > len(given) else DISPUTED


def opinions(inputs: Inputs, rule: Rule) -> list[Opinion]:
    """The opinions that carry an answer."""
    return [o for o in inputs.judgements.opinions.get(rule.id, ()) if o.answer.present]


def _fewest(pack: Pack) -> Fraction:
    return Fraction(pack.parameter("expert_opinions_min"))


def days(start: Known, end: Known) -> Known:
    """Days between two dates."""
    if (lacking := blocked(start, end)) is not None:
        return lacking
    if not isinstance(start.value, date) or not isinstance(end.value, date):
        return MISSING
    return value((end.value - start.value).days)
