"""The rounds of a case: the first evaluation, each re-evaluation, and what each has led to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from service.casework.acts.application import Apply
from service.casework.acts.carrying_out import OpenReevaluation
from service.casework.acts.decision import DecideAppeal, Issue
from service.casework.acts.evaluation import DraftDecision, Evaluate
from service.casework.case import Case, Recorded
from service.vocabulary.language import Said

A = TypeVar("A")
FIRST = 1
"""The number of the first round, and of the act that began it: the case was opened then."""


@dataclass(frozen=True, slots=True)
class Round:
    """One round, counted from 1. began: the number of the act that began it; appealed: an appeal that was upheld began
    it; evaluated, drafted, issued: the last of each in it, None while there is none."""

    number: int
    began: int
    appealed: bool
    evaluated: Recorded[Evaluate] | None
    drafted: Recorded[DraftDecision] | None
    issued: Recorded[Issue] | None

    @property
    def said(self) -> Said:
        """What the round is called."""
        if self.number == FIRST:
            return Said("首次评价", "first evaluation")
        if self.appealed:
            return Said(f"申诉成立后重新评价（第 {self.number} 轮）", f"after the appeal (round {self.number})")
        return Said(f"复评（第 {self.number} 轮）", f"re-evaluation (round {self.number})")


def rounds(case: Case) -> tuple[Round, ...]:
    """Every round of a case, in order, the present one last."""
    began = list(_beginnings(case))
    ends = [*(seq for seq, _ in began[1:]), case.version + 1]
    return tuple(
        Round(
            number,
            seq,
            appealed,
            _last(case.of(Evaluate, seq), end),
            _last(case.of(DraftDecision, seq), end),
            _last(case.of(Issue, seq), end),
        )
        for number, ((seq, appealed), end) in enumerate(zip(began, ends, strict=True), start=FIRST)
    )


def applied_by(case: Case) -> int:
    """The number of the act of the present application, 0 while there is none."""
    applied = case.last(Apply)
    return applied.seq if applied is not None else 0


def visit_began(case: Case) -> int:
    """The number of the act since which a site visit is the present one: that began the round, or the last application
    where that is later. What experts saw, judged and scored before the park withdrew is of another application."""
    return max(case.round_began, applied_by(case))


def _beginnings(case: Case) -> Iterator[tuple[int, bool]]:
    """The acts that lead from an issued decision to another evaluation; each with whether it is an appeal upheld."""
    upheld = [(one.seq, True) for one in case.of(DecideAppeal) if one.act.upheld]
    opened = [(one.seq, False) for one in case.of(OpenReevaluation)]
    yield from ((FIRST, False), *sorted([*upheld, *opened]))


def _last(found: tuple[Recorded[A], ...], end: int) -> Recorded[A] | None:
    """The last before the next round began."""
    within = [one for one in found if one.seq < end]
    return within[-1] if within else None
