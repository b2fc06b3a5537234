"""方案调整: which change of a base or target value counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from service.assessment.facts import dated, derived, stated
from service.assessment.views import IndicatorView
from service.vocabulary.fact import Fact
from service.vocabulary.submission import Amendment


@dataclass(frozen=True, slots=True)
class Amendments:
    """The changes of one kind for one indicator. `in_force`: the approved one approved last (of several on one day
    the last in the sheet); `operands`: what decided that."""

    all: tuple[Amendment, ...]
    approved: tuple[Amendment, ...]
    in_force: Amendment | None
    operands: tuple[Fact, ...]


_NONE = Amendments((), (), None, ())


def amendments(view: IndicatorView, kind: str) -> Amendments:
    """The changes of `kind` (base / target). Approved: stated as approved, on or before the evaluation date."""
    changes = view.situation.submission.plan.amendments
    code = view.indicator.code
    matched = tuple(a for a in changes if a.kind.value == kind and a.code.value == code)
    if not matched:
        return _NONE
    until = dated("评估日期", view.situation.submission.cover.evaluation_date)
    approved = tuple(a for a in matched if _approved(a, until))
    last = max(enumerate(approved), key=_when, default=None)
    operands = tuple(fact for a in matched for fact in _deciding(a))
    return Amendments(matched, approved, last[1] if last else None, (*operands, until))


def _approved(amendment: Amendment, until: Fact) -> bool:
    approved_on = dated("调整审核日期", amendment.approved_on).value
    if amendment.approval.value != "approved" or not isinstance(approved_on, date):
        return False
    return isinstance(until.value, date) and approved_on <= until.value


def _when(numbered: tuple[int, Amendment]) -> tuple[date, int]:
    number, amendment = numbered
    approved_on = amendment.approved_on.value
    assert isinstance(approved_on, date)
    return approved_on, number


def _deciding(amendment: Amendment) -> tuple[Fact, ...]:
    return (
        stated("调整审核意见", amendment.approval),
        dated("调整审核日期", amendment.approved_on),
        stated("调整对象", amendment.kind),
        stated("调整指标", amendment.code),
    )


def amendment_status(view: IndicatorView, kind: str, unchanged: Fact) -> Fact:
    """none, approved (all are) or unapproved. `unchanged` is the stated value that nothing amends."""
    changes = amendments(view, kind)
    name = f"{kind}_amendment"
    if not changes.all:
        return derived(name, "none", "", "方案调整中没有该指标的调整", (unchanged,))
    status = "approved" if len(changes.approved) == len(changes.all) else "unapproved"
    formula = f"共 {len(changes.all)} 次调整，审核同意 {len(changes.approved)} 次"
    return derived(name, status, "", formula, changes.operands)
