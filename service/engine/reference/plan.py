"""What the plan, the cover and the people say: six parts, approval, reports due, answers to manual checks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from service.engine.reference.inputs import Inputs
from service.engine.reference.known import (
    DISPUTED,
    MISSING,
    NOT_APPLICABLE,
    Known,
    blocked,
    date_of,
    of_entry,
    text,
    value,
    whole,
    year_of,
)
from service.rulelang.pack import Rule
from service.vocabulary.state import Attestor
from service.vocabulary.submission import ProgressRow


def plan_value(inputs: Inputs, name: str) -> Known:
    """`plan.<name>`; KeyError when there is none of that name."""
    make = PLAN[name]
    return inputs.told.get(f"plan.{name}") or inputs.told.get(name) or make(inputs)


def _parts_present(inputs: Inputs) -> Known:
    stated = {part.code: of_entry(part.present) for part in inputs.submission.plan.parts}
    answers = [stated.get(code, MISSING) for code in inputs.pack.parts]
    return blocked(*answers) or value(sum(answer.value == "yes" for answer in answers))


def _approval(inputs: Inputs) -> Known:
    words = [version.approval.value for version in inputs.submission.plan.versions]
    return next((text(word) for word in ("approved", "not_approved") if word in words), MISSING)


def approved_on(inputs: Inputs) -> Known:
    """The earliest date on which a version of the plan was approved; every approved version needs a date."""
    return plan_value(inputs, "approved_on")


def _approved_on(inputs: Inputs) -> Known:
    approved = [v for v in inputs.submission.plan.versions if v.approval.value == "approved"]
    dates = [date_of(version.approved_on) for version in approved]
    if not dates:
        return MISSING
    return blocked(*dates) or value(min(known.day for known in dates))


def _due(inputs: Inputs) -> list[int] | Known:
    """The years for which a report is due; why that cannot be said."""
    approval, until = approved_on(inputs), date_of(inputs.submission.cover.evaluation_date)
    first = inputs.parameter("first_progress_year")
    if (lacking := blocked(approval, until, first)) is not None:
        return lacking
    first_year = whole(first)
    if first_year is None:
        return MISSING
    span = range(max(first_year, approval.day.year), inputs.pack.years[-1] + 1)
    return [year for year in span if date(year, 12, 31) < until.day]


def _years_due(inputs: Inputs) -> Known:
    due = _due(inputs)
    return due if isinstance(due, Known) else value(len(due))


def _years_reported(inputs: Inputs) -> Known:
    due = _due(inputs)
    if isinstance(due, Known):
        return due
    said = [_filed(inputs.submission.progress, year) for year in due]
    return value(said.count({"yes"})) if all(words in ({"yes"}, {"no"}) for words in said) else MISSING


def _filed(reports: tuple[ProgressRow, ...], year: int) -> set[object]:
    return {row.filed.value for row in reports if year_of(row.year) == year and row.filed.present}


PLAN: Mapping[str, Callable[[Inputs], Known]] = {
    "parts_present": _parts_present,
    "approval": _approval,
    "approved_on": _approved_on,
    "years_due": _years_due,
    "years_reported": _years_reported,
}
"""Every attribute of the plan."""

PARK: Mapping[str, Callable[[Inputs], Known]] = {"region": lambda inputs: of_entry(inputs.submission.cover.region)}
"""Every attribute of the park."""


def park_value(inputs: Inputs, name: str) -> Known:
    """`park.<name>`; KeyError when there is none of that name."""
    return PARK[name](inputs)


def answer(inputs: Inputs, rule: Rule) -> Known:
    """The answer to a manual check: a strict majority of the experts, or the assessor's."""
    ruling = inputs.judgements.not_applicable.get(rule.id)
    if ruling is not None and ruling.accepted.value == "yes" and rule.not_applicable:
        return NOT_APPLICABLE
    given = answers(inputs, rule)
    if rule.manual is None or rule.manual.by == "assessor":
        return _agreed(given)
    fewest = inputs.parameter("expert_opinions_min")
    if not fewest.present or len(given) < fewest.number:
        return MISSING
    return next((text(word) for word in set(given) if 2 * given.count(word) > len(given)), DISPUTED)


def answers(inputs: Inputs, rule: Rule) -> list[str]:
    """What those who may answer said, where it is one of the answers the check knows."""
    if rule.manual is None:
        return []
    entitled = Attestor.EXPERT if rule.manual.by == "expert" else Attestor.ASSESSOR
    return [
        str(opinion.answer.value)
        for opinion in inputs.judgements.opinions.get(rule.id, ())
        if opinion.answer.attested_by is entitled and opinion.answer.value in rule.manual.answers
    ]


def _agreed(given: Sequence[str]) -> Known:
    if not given:
        return MISSING
    return text(given[0]) if given.count(given[0]) == len(given) else DISPUTED


def days(start: Known, end: Known) -> Known:
    """Days between two dates."""
    return blocked(start, end) or value((end.day - start.day).days)
