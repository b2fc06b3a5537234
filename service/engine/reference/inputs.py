"""Base, target, actual and raw quantities of a park, found once more from its statements and the judgements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from service.engine.reference.known import DISPUTED, MISSING, NOT_APPLICABLE, Known, blocked, number_of, value, whole
from service.rulelang.catalogue import Formula, Indicator, Name, Number
from service.rulelang.pack import Pack, Rule
from service.vocabulary.judgements import Judgements
from service.vocabulary.submission import Amendment, IndicatorRow, Method, Submission, Target


@dataclass(frozen=True)
class Inputs:
    """One park's statements as numbers."""

    submission: Submission
    judgements: Judgements
    pack: Pack

    @property
    def year(self) -> int | None:
        """The evaluated year."""
        return whole(self.submission.cover.evaluated_year)

    def base_year(self, code: str) -> int | None:
        """The base year of an indicator, the cover's where its row states none."""
        row = self.submission.indicators.get(code)
        own = whole(row.base_year) if row else None
        return own if own is not None else whole(self.submission.cover.base_year)

    def quantity(self, code: str, year: int | None) -> Known:
        """A raw quantity in a year."""
        if year is None:
            return MISSING
        if (settled := self._disputed(code, year)) is not None:
            return settled
        row = self.submission.quantities.get(code)
        entry = row.values.get(year) if row else None
        return MISSING if entry is None else number_of(entry)

    def external(self, code: str) -> Known:
        """An outside body's figure for a raw quantity in the evaluated year."""
        figure = None if self.year is None else self.judgements.external.get((code, self.year))
        return MISSING if figure is None else number_of(figure.value)

    def excluded(self, code: str, rule: Rule | None) -> Known | None:
        """Not applicable or missing when the row says 不适用; None when it does not say so.

        With `rule`, the reason must be among those the rule accepts; without (another subject's value, a credibility
        rule) the assessor's acceptance is enough.
        """
        row = self.submission.indicators.get(code)
        if row is None or row.state.value != "not_applicable":
            return None
        if rule is not None and row.reason.value not in rule.not_applicable:
            return MISSING
        ruling = self.judgements.not_applicable.get(code)
        return NOT_APPLICABLE if ruling is not None and ruling.accepted.value == "yes" else MISSING

    def actual(self, code: str) -> Known:
        """The value of the evaluated year: ruled, computed from raw quantities, or stated."""
        year = self.year
        if year is None:
            return MISSING
        if (settled := self._disputed(code, year)) is not None:
            return settled
        row = self.submission.indicators.get(code)
        word = row.state.value if row else None
        if word == "disputed":
            return DISPUTED
        if word == "missing":
            return MISSING
        computed = self.recomputed(code, year)
        if computed.present or computed == DISPUTED:
            return computed
        return self.stated(code, year)

    def stated(self, code: str, year: int | None) -> Known:
        """The value the park wrote for a year."""
        row = self.submission.indicators.get(code)
        entry = row.actuals.get(year) if row and year is not None else None
        return MISSING if entry is None else number_of(entry)

    def recomputed(self, code: str, year: int | None) -> Known:
        """The catalogue's formula over the raw quantities of a year; missing without formula or divisor."""
        indicator = self.pack.catalogue.indicators[code]
        if indicator.formula is None:
            return MISSING
        return self._formula(indicator.formula, indicator, year)

    def base(self, code: str) -> Known:
        """The base value in force: 0 for an effect."""
        if self.pack.catalogue.indicators[code].kind == "effect":
            return value(0)
        year = self.base_year(code)
        if year is not None and (settled := self._disputed(code, year)) is not None:
            return settled
        if (amended := self._amended(code, "base")) is not None:
            return number_of(amended.entry)
        row = self.submission.indicators.get(code)
        if row is None:
            return self.recomputed(code, year)
        stated = number_of(row.base)
        return stated if stated.state is not MISSING.state else self.recomputed(code, year)

    def target(self, code: str) -> Known:
        """The target in force, in the indicator's unit."""
        row = self.submission.indicators.get(code)
        target = self._amended(code, "target") or (row.target if row else None)
        if target is None or target.method is Method.QUALITATIVE:
            return MISSING
        stated = number_of(target.entry)
        if target.method is Method.LEVEL or not stated.present:
            return stated
        base = self.base(code)
        return base if not base.present else value(base.number * (1 + stated.number))

    def amendments(self, code: str, kind: str) -> list[Amendment]:
        """Every amendment of a target or base value, in the order of the sheet."""
        rows = self.submission.plan.amendments
        return [row for row in rows if (row.kind.value, row.code.value) == (kind, code)]

    def indicator_row(self, code: str) -> IndicatorRow | None:
        """The row of an indicator, if the sheet has one."""
        return self.submission.indicators.get(code)

    def _amended(self, code: str, kind: str) -> Target | None:
        on = self.submission.cover.evaluation_date.value
        in_force = [row.new for row in self.amendments(code, kind) if _approved_by(row, on) and row.new.entry.present]
        return in_force[-1] if in_force else None

    def _disputed(self, code: str, year: int) -> Known | None:
        dispute = self.judgements.disputes.get((code, year))
        if dispute is None:
            return None
        established = number_of(dispute.established)
        return established if established.present else DISPUTED

    def _formula(self, formula: Formula, indicator: Indicator, year: int | None) -> Known:
        if isinstance(formula, Number):
            return value(Fraction(formula.value))
        if isinstance(formula, Name):
            at = self.base_year(indicator.code) if formula.at_base else year
            return self.quantity(indicator.raw[formula.alias], at)
        left = self._formula(formula.left, indicator, year)
        right = self._formula(formula.right, indicator, year)
        return blocked(left, right) or _operate(formula.operator, left.number, right.number)


def _operate(operator: str, left: Fraction, right: Fraction) -> Known:
    if operator == "/":
        return MISSING if right == 0 else value(left / right)
    return value({"+": left + right, "-": left - right, "*": left * right}[operator])


def _approved_by(row: Amendment, on: object) -> bool:
    approved_on = row.approved_on.value
    if row.approval.value != "approved" or not isinstance(approved_on, date) or not isinstance(on, date):
        return False
    return approved_on <= on
