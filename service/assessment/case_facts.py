"""What the gates and the decision read of the whole case: score, completeness, grade, triggered gates."""

from __future__ import annotations

from collections.abc import Callable

from service.assessment.facts import derived, without
from service.assessment.situation import CaseSummary, Situation
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.state import MISSING


def case_fact(situation: Situation, name: str) -> Fact:
    """One attribute of the case; KeyError when there is none of that name.

    No operands: score, completeness and grade rest on score lines, reject and withhold on gate findings; the trace
    of the assessment follows those.
    """
    unit, read, formula = CASE[name]
    value = None if situation.summary is None else read(situation.summary)
    if value is None:
        return without(name, MISSING, unit, "本阶段尚未算出")
    return derived(name, value, unit, formula, ())


def _count(number: int | None) -> Quotient | None:
    return None if number is None else Quotient.of(number)


CASE: dict[str, tuple[str, Callable[[CaseSummary], Quotient | str | None], str]] = {
    "completeness": ("%", lambda summary: summary.completeness, "见评分表"),
    "score": ("分", lambda summary: summary.score, "见评分表"),
    "grade": ("", lambda summary: summary.grade, "见评分表"),
    "reject": ("", lambda summary: _count(summary.reject), "触发不予通过的否决项数"),
    "withhold": ("", lambda summary: _count(summary.withhold), "触发无法判定的否决项数"),
}
"""Every attribute of the case: name → unit, how it is read, where it comes from."""
