"""Base, target, actual and attainment of an indicator, each by its ladder of sources, once more."""

from __future__ import annotations

from fractions import Fraction

from service.engine.reference.inputs import Inputs
from service.engine.reference.known import DISPUTED, MISSING, NOT_APPLICABLE, Known, blocked, number_of, ratio, value
from service.engine.reference.once import cached
from service.vocabulary.submission import Method

Reasons = tuple[str, ...] | None
"""The reasons for 不适用 a rule accepts; None where an assessor's acceptance is enough."""


class Values:
    """One indicator of a park, as a rule with these reasons sees it: its row, if the sheet has one, its catalogue entry
    and what an example states in place of its attributes."""

    def __init__(self, inputs: Inputs, code: str, reasons: Reasons = None) -> None:
        self.inputs, self.code, self.reasons = inputs, code, reasons
        self.row = inputs.row(code)
        self.indicator = inputs.pack.catalogue.indicators[code]
        self.told = inputs.told_of(code)

    @cached
    def stated(self) -> Known:
        """What the park wrote for the evaluated year."""
        return self.inputs.stated(self.code)

    @cached
    def stated_base(self) -> Known:
        """What the park wrote for the base value."""
        return self.inputs.stated_base(self.code)

    @cached
    def recomputed(self) -> Known:
        """What the raw quantities of the evaluated year come to."""
        return self.inputs.recomputed(self.code, at_base=False)

    @cached
    def recomputed_base(self) -> Known:
        """What the raw quantities of the base year come to."""
        return self.inputs.recomputed(self.code, at_base=True)

    @cached
    def base(self) -> Known:
        """The base value in force: 0 for an effect."""
        told = self.told.get("base")
        if told is not None:
            return told
        if self.indicator.kind == "effect":
            return self._excluded or value(0)
        settled = self.inputs.disputed(self.code, self.inputs.base_year(self.code))
        return settled or self._excluded or self._own_base()

    @cached
    def target(self) -> Known:
        """The target in force, in the indicator's unit."""
        return self.told.get("target") or self._excluded or self._own_target()

    @cached
    def actual(self) -> Known:
        """The value of the evaluated year: ruled, computed from raw quantities, or stated."""
        if (told := self.told.get("actual")) is not None:
            return told
        if self.inputs.year is None:
            return MISSING
        settled = self.inputs.disputed(self.code, self.inputs.year)
        return settled or self._excluded or self._own_actual()

    @cached
    def attainment(self) -> Known:
        """How far the target is reached, by the catalogue's method."""
        method, goal, reached = self.indicator.attainment.method, self.target, self.actual
        if method == "progress" and self.indicator.kind == "effect":
            return blocked(goal, reached) or _quotient(reached.number, goal.number)
        if method == "progress":
            if (lacking := blocked(self.base, goal, reached)) is not None:
                return lacking
            if self._better(goal.number, self.base.number):
                return _progress(self.base, goal, reached)
            method = self.indicator.attainment.if_target_not_better_than_base
        return blocked(goal, reached) or self._against_target(method, goal.number, reached.number)

    def _against_target(self, method: str, goal: Fraction, reached: Fraction) -> Known:
        if method == "level":
            return self._level(goal, reached)
        if self.indicator.better == "higher":
            return _quotient(reached, goal)
        if reached < 0 or goal < 0:
            return MISSING
        return self._level(goal, reached) if reached == 0 else _quotient(goal, reached)

    def _level(self, goal: Fraction, reached: Fraction) -> Known:
        return value(1 if reached == goal or self._better(reached, goal) else 0)

    def _better(self, left: Fraction, right: Fraction) -> bool:
        return left > right if self.indicator.better == "higher" else left < right

    @cached
    def _excluded(self) -> Known | None:
        """Not applicable or missing when the row says 不适用; None when it does not say so."""
        if self.row is None or not self.inputs.excused(self.code):
            return None
        if self.reasons is not None and self.row.reason.value not in self.reasons:
            return MISSING
        ruling = self.inputs.judgements.not_applicable.get(self.code)
        return NOT_APPLICABLE if ruling is not None and ruling.accepted.value == "yes" else MISSING

    def _own_base(self) -> Known:
        if (amended := self.inputs.in_force(self.code, "base")) is not None:
            return number_of(amended.new.entry) if amended.new.method is Method.LEVEL else MISSING
        return self.recomputed_base if self.stated_base == MISSING else self.stated_base

    def _own_target(self) -> Known:
        row, amended = self.row, self.inputs.in_force(self.code, "target")
        if row is None and amended is None:
            return MISSING
        target = amended.new if amended is not None else row.target  # type: ignore[union-attr]
        stated = number_of(target.entry)
        if not stated.present or target.method is Method.LEVEL:
            return stated
        if target.method is Method.QUALITATIVE:
            return MISSING
        return blocked(self.base) or value(self.base.number * (1 + stated.number))

    def _own_actual(self) -> Known:
        word = self.row.state.value if self.row else None
        if word in ("disputed", "missing"):
            return DISPUTED if word == "disputed" else MISSING
        return self.stated if self.recomputed == MISSING else self.recomputed


def _quotient(reached: Fraction, goal: Fraction) -> Known:
    if goal <= 0:
        return MISSING
    (top, bottom), (other, part) = reached.as_integer_ratio(), goal.as_integer_ratio()
    return ratio(top * part, bottom * other)


def _progress(base: Known, goal: Known, reached: Known) -> Known:
    """(base − reached) ÷ (base − goal)."""
    (start, start_part), (end, end_part), (now, now_part) = base.parts, goal.parts, reached.parts
    return ratio((start * now_part - now * start_part) * end_part, (start * end_part - end * start_part) * now_part)
