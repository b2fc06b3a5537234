"""What a park and its judges state, found once more by code and year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from service.engine.reference.known import (
    MISSING,
    Known,
    Parts,
    constant,
    date_of,
    known_of,
    number_of,
    parts_of,
    year_of,
)
from service.engine.reference.once import cached
from service.rulelang.catalogue import Formula, Name, Number
from service.rulelang.pack import Pack
from service.vocabulary.judgements import Judgements
from service.vocabulary.state import State
from service.vocabulary.submission import Amendment, IndicatorRow, Submission


class _When(NamedTuple):
    """The year of a formula's quantities, and what an example calls a quantity of that year."""

    name: str
    year: int | None


@dataclass(frozen=True, eq=False)
class Inputs:
    """One park's statements. `told` is what an example of a rule states in their place, by `code.attribute`."""

    submission: Submission
    judgements: Judgements
    pack: Pack
    told: Mapping[str, Known] = field(default_factory=dict)

    @cached
    def year(self) -> int | None:
        """The evaluated year."""
        return year_of(self.submission.cover.evaluated_year)

    @cached
    def cover_base_year(self) -> int | None:
        """The base year of the plan."""
        return year_of(self.submission.cover.base_year)

    def base_year(self, code: str) -> int | None:
        """The base year of an indicator, the cover's where its row states none."""
        row = self.row(code)
        own = year_of(row.base_year) if row else None
        return own if own is not None else self.cover_base_year

    def row(self, code: str) -> IndicatorRow | None:
        """The row of an indicator, if the sheet has one."""
        return self.submission.indicators.get(code)

    def excused(self, code: str) -> bool:
        """Whether the row of an indicator says 不适用."""
        row = self.row(code)
        return row is not None and row.state.value == "not_applicable"

    def told_of(self, code: str) -> Mapping[str, Known]:
        """What an example states of an indicator or raw quantity, by the names of its attributes."""
        if not self.told:
            return self.told
        own = f"{code}."
        return {name.removeprefix(own): known for name, known in self.told.items() if name.startswith(own)}

    def parameter(self, name: str) -> Known:
        """A number of the pack, missing when it has none of that name."""
        found = self.pack.parameters.get(name)
        return MISSING if found is None else constant(found.value)

    def disputed(self, code: str, year: int | None) -> Known | None:
        """None where nothing is disputed, else what was established, else disputed."""
        settled = self._settled(code, year)
        return None if settled is None else known_of(settled)

    def quantity(self, code: str, year: int | None) -> Known:
        """A raw quantity in a year."""
        return known_of(self._raw(code, year))

    def stated_quantity(self, code: str, year: int | None) -> Known:
        """What the sheet says of a raw quantity in a year."""
        return known_of(self._stated_raw(code, year))

    def external(self, code: str) -> Known:
        """An outside body's figure for a raw quantity in the evaluated year."""
        figure = None if self.year is None else self.judgements.external.get((code, self.year))
        return MISSING if figure is None else number_of(figure.value)

    def stated(self, code: str) -> Known:
        """What the park wrote for an indicator in the evaluated year."""
        row = self.row(code)
        entry = row.actuals.get(self.year) if row and self.year is not None else None
        return MISSING if entry is None else number_of(entry)

    def stated_base(self, code: str) -> Known:
        """What the park wrote for an indicator's base value."""
        row = self.row(code)
        return number_of(row.base) if row else MISSING

    def recomputed(self, code: str, at_base: bool) -> Known:
        """The catalogue's formula over raw quantities of the evaluated year, or all of them of the base year.

        Missing without formula, without a quantity, or where it divides by zero.
        """
        indicator = self.pack.catalogue.indicators[code]
        if indicator.formula is None:
            return MISSING
        base = _When("base", self.base_year(code))
        found = self._formula(indicator.formula, indicator.raw, base if at_base else _When("actual", self.year), base)
        return MISSING if found is State.NOT_APPLICABLE else known_of(found)

    def quantity_at_base(self, code: str, indicator: str) -> Known:
        """A raw quantity in the base year of an indicator."""
        return self.told_of(code).get("base") or self.quantity(code, self.base_year(indicator))

    def amendments(self, code: str, kind: str) -> Sequence[Amendment]:
        """Every change of the base value or target of an indicator, in the order of the sheet."""
        return self._amendments.get((kind, code), ())

    @cached
    def _amendments(self) -> Mapping[tuple[object, object], Sequence[Amendment]]:
        found: dict[tuple[object, object], list[Amendment]] = {}
        for row in self.submission.plan.amendments:
            found.setdefault((row.kind.value, row.code.value), []).append(row)
        return found

    def in_force(self, code: str, kind: str) -> Amendment | None:
        """The change approved last, by the evaluation date; of several on one day the last in the sheet."""
        last: tuple[date, Amendment] | None = None
        for row in self.amendments(code, kind):
            if self.approved(row):
                on = date_of(row.approved_on).day
                last = (on, row) if last is None or on >= last[0] else last
        return last[1] if last else None

    @cached
    def listed_evidence(self) -> Set[str]:
        """The numbers in the list of evidence."""
        return {str(line.number.value).strip() for line in self.submission.evidence if line.number.present}

    def approved(self, row: Amendment) -> bool:
        """Whether a change is stated as approved on or before the evaluation date."""
        on, until = date_of(row.approved_on), date_of(self.submission.cover.evaluation_date)
        return row.approval.value == "approved" and on.present and until.present and on.day <= until.day

    def _formula(self, formula: Formula, raw: Mapping[str, str], now: _When, base: _When) -> Parts | State:
        if isinstance(formula, Name):
            return self._told_or_raw(raw[formula.alias], base if formula.at_base else now)
        if isinstance(formula, Number):
            return formula.value.as_integer_ratio()
        left, right = self._formula(formula.left, raw, now, base), self._formula(formula.right, raw, now, base)
        if isinstance(left, State):
            return max(left, right, key=_rank) if isinstance(right, State) else left
        return right if isinstance(right, State) else _operate(formula.operator, left, right)

    def _told_or_raw(self, code: str, when: _When) -> Parts | State:
        told = self.told_of(code).get(when.name) if self.told else None
        if told is None:
            return self._raw(code, when.year)
        return told.parts if told.present else told.state

    def _raw(self, code: str, year: int | None) -> Parts | State:
        if (code, year) in self.judgements.disputes and (settled := self._settled(code, year)) is not None:
            return settled
        return self._stated_raw(code, year)

    def _stated_raw(self, code: str, year: int | None) -> Parts | State:
        row = self.submission.quantities.get(code)
        entry = row.values.get(year) if row and year is not None else None
        return State.MISSING if entry is None else parts_of(entry)

    def _settled(self, code: str, year: int | None) -> Parts | State | None:
        dispute = None if year is None else self.judgements.disputes.get((code, year))
        if dispute is None:
            return None
        established = parts_of(dispute.established)
        return State.DISPUTED if isinstance(established, State) else established


def _rank(state: State) -> int:
    return state.rank


def _operate(operator: str, left: Parts, right: Parts) -> Parts | State:
    (top, bottom), (other, part) = left, right
    match operator:
        case "/" if other == 0:
            return State.MISSING
        case "/":
            sign = 1 if other > 0 else -1
            return sign * top * part, bottom * abs(other)
        case "*":
            return top * other, bottom * part
        case "+":
            return top * part + other * bottom, bottom * part
        case "-":
            return top * part - other * bottom, bottom * part
    raise KeyError(operator)
