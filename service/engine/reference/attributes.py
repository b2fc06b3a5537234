"""The built-in attributes of an indicator and of a raw quantity, once more."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise

from service.engine.reference.inputs import Inputs
from service.engine.reference.known import (
    MISSING,
    Known,
    blocked,
    given_absent,
    number_of,
    value,
    whole,
    yes_no,
)
from service.rulelang.catalogue import Indicator
from service.rulelang.pack import Rule
from service.rulelang.tables import Interval
from service.vocabulary.finding import Theme

_SLIPS = tuple(Fraction(10) ** power for power in (4, -4, 3, -3, 8, -8, 2, -2))
_SEPARATORS = re.compile(r"[、，,;；\s]+")


def of_indicator(inputs: Inputs, code: str, name: str, rule: Rule | None) -> Known:
    """One attribute of an indicator. `rule`: the rule whose own subject it is, None for a reference from elsewhere."""
    indicator = inputs.pack.catalogue.indicators[code]
    about_values = name in ("base", "target", "actual", "attainment", "change_from_base", "share_of_base")
    strict = rule if rule is not None and rule.theme is not Theme.CREDIBILITY else None
    if about_values and (excluded := inputs.excluded(code, strict)) is not None:
        return excluded
    return _INDICATOR[name](inputs, indicator)


def of_quantity(inputs: Inputs, code: str, name: str) -> Known:
    """One attribute of a raw quantity."""
    return _QUANTITY[name](inputs, code)


def _attainment(inputs: Inputs, indicator: Indicator) -> Known:
    target, actual = inputs.target(indicator.code), inputs.actual(indicator.code)
    base = inputs.base(indicator.code)
    method = indicator.attainment.method
    if method == "progress":
        if (lacking := blocked(base, target, actual)) is not None:
            return lacking
        if indicator.kind == "effect":
            return value(actual.number / target.number) if target.number > 0 else MISSING
        if _better(indicator, target.number, base.number, or_equal=False):
            return value((base.number - actual.number) / (base.number - target.number))
        method = indicator.attainment.if_target_not_better_than_base
    if (lacking := blocked(target, actual)) is not None:
        return lacking
    return _against_target(indicator, method, target.number, actual.number)


def _against_target(indicator: Indicator, method: str, target: Fraction, actual: Fraction) -> Known:
    reached = value(1 if _better(indicator, actual, target, or_equal=True) else 0)
    if method == "level":
        return reached
    if indicator.better == "higher":
        return value(actual / target) if target > 0 else MISSING
    if actual < 0 or target < 0:
        return MISSING
    return reached if actual == 0 else value(target / actual)


def _better(indicator: Indicator, left: Fraction, right: Fraction, or_equal: bool) -> bool:
    if left == right:
        return or_equal
    return left > right if indicator.better == "higher" else left < right


def deviation(left: Known, right: Known) -> Known:
    """|left − right| ÷ |right|; with right 0: 0 when left is 0 too, else missing."""
    if (lacking := blocked(left, right)) is not None:
        return lacking
    if right.number == 0:
        return value(0) if left.number == 0 else MISSING
    return value(abs(left.number - right.number) / abs(right.number))


def _within_rounding(indicator: Indicator, stated: Known, computed: Known) -> Known:
    if (lacking := blocked(stated, computed)) is not None:
        return lacking
    places = indicator.digits + (2 if indicator.unit == "%" else 0)
    return yes_no(abs(stated.number - computed.number) <= Fraction(1, 2 * 10**places))


def _at_evaluated(inputs: Inputs, indicator: Indicator) -> tuple[Known, Known]:
    year = inputs.year
    return inputs.stated(indicator.code, year), inputs.recomputed(indicator.code, year)


def _at_base(inputs: Inputs, indicator: Indicator) -> tuple[Known, Known]:
    row = inputs.indicator_row(indicator.code)
    stated = number_of(row.base) if row else MISSING
    return stated, inputs.recomputed(indicator.code, inputs.base_year(indicator.code))


def _largest_jump(inputs: Inputs, indicator: Indicator) -> Known:
    row, year = inputs.indicator_row(indicator.code), inputs.year
    if row is None or year is None:
        return MISSING
    reported = [number_of(row.actuals[y]) for y in sorted(row.actuals) if y <= year]
    series = [known.number for known in reported if known.present]
    jumps = [abs(new - old) / abs(old) for old, new in pairwise(series) if old != 0]
    return value(max(jumps)) if jumps else MISSING


def _change(base: Known, actual: Known) -> Known:
    if (lacking := blocked(base, actual)) is not None:
        return lacking
    return MISSING if base.number == 0 else value((actual.number - base.number) / abs(base.number))


def _share_of_base(inputs: Inputs, indicator: Indicator) -> Known:
    if not indicator.bounded_by:
        return MISSING
    bound = inputs.quantity(indicator.bounded_by, inputs.base_year(indicator.code))
    actual = inputs.actual(indicator.code)
    if (lacking := blocked(actual, bound)) is not None:
        return lacking
    return MISSING if bound.number == 0 else value(actual.number / bound.number)


def _magnitude(stated: Known, plausible: Interval | None) -> Known:
    if plausible is None or not stated.present:
        return MISSING if plausible is None else stated
    if _inside(stated.number, plausible):
        return value("in_band")
    return value("slip" if any(_inside(stated.number * f, plausible) for f in _SLIPS) else "outside")


def _inside(number: Fraction, interval: Interval) -> bool:
    low, high = interval.low, interval.high
    above = low is None or number > low or (number == low and interval.low_closed)
    below = high is None or number < high or (number == high and interval.high_closed)
    return above and below


def _unit_label(inputs: Inputs, indicator: Indicator) -> Known:
    row = inputs.indicator_row(indicator.code)
    if row is None or not row.unit_label.present:
        return MISSING
    return value("matches" if row.unit_matches else "mismatch")


def _amendment(inputs: Inputs, indicator: Indicator, kind: str) -> Known:
    rows = inputs.amendments(indicator.code, kind)
    if not rows:
        return value("none")
    return value("approved" if all(row.approval.value == "approved" for row in rows) else "unapproved")


def _reading(inputs: Inputs, indicator: Indicator) -> Known:
    row = inputs.indicator_row(indicator.code)
    if row is None:
        return value("exact")
    entries = [row.base, row.target.entry, *(e for y, e in row.actuals.items() if y == inputs.year)]
    rough = any(entry.reading is not None and entry.reading.approximate for entry in entries)
    return value("approximate" if rough else "exact")


def _statement(inputs: Inputs, indicator: Indicator) -> Known:
    row = inputs.indicator_row(indicator.code)
    if row is None:
        return value("consistent")
    word, has_value = row.state.value, inputs.stated(indicator.code, inputs.year).present
    clash = word in ("not_applicable", "missing") and has_value
    clash = clash or (word == "not_applicable" and not row.reason.present)
    clash = clash or (word == "value" and not has_value)
    return value("contradictory" if clash else "consistent")


def _evidence(inputs: Inputs, indicator: Indicator) -> Known:
    row = inputs.indicator_row(indicator.code)
    written = str(row.evidence.value) if row and row.evidence.present else ""
    numbers = [part for part in _SEPARATORS.split(written) if part]
    listed = {str(line.number.value) for line in inputs.submission.evidence if line.number.present}
    if not numbers:
        return value("absent")
    return value("given" if all(number in listed for number in numbers) else "unlisted")


def _explanation(inputs: Inputs, indicator: Indicator) -> Known:
    row = inputs.indicator_row(indicator.code)
    return given_absent(row is not None and row.explanation.present)


def _quantity_base(inputs: Inputs, code: str) -> Known:
    return inputs.quantity(code, whole(inputs.submission.cover.base_year))


def _quantity_actual(inputs: Inputs, code: str) -> Known:
    return inputs.quantity(code, inputs.year)


def _quantity_stated(inputs: Inputs, code: str) -> Known:
    row = inputs.submission.quantities.get(code)
    entry = row.values.get(inputs.year) if row and inputs.year is not None else None
    return MISSING if entry is None else number_of(entry)


def _quantity_label(inputs: Inputs, code: str) -> Known:
    row = inputs.submission.quantities.get(code)
    if row is None or not row.unit_label.present:
        return MISSING
    return value("matches" if row.unit_matches else "mismatch")


_INDICATOR: dict[str, Callable[[Inputs, Indicator], Known]] = {
    "base": lambda i, c: i.base(c.code),
    "target": lambda i, c: i.target(c.code),
    "actual": lambda i, c: i.actual(c.code),
    "attainment": _attainment,
    "stated_deviation": lambda i, c: deviation(*_at_evaluated(i, c)),
    "within_rounding": lambda i, c: _within_rounding(c, *_at_evaluated(i, c)),
    "base_deviation": lambda i, c: deviation(*_at_base(i, c)),
    "base_within_rounding": lambda i, c: _within_rounding(c, *_at_base(i, c)),
    "largest_jump": _largest_jump,
    "change_from_base": lambda i, c: _change(i.base(c.code), i.actual(c.code)),
    "share_of_base": _share_of_base,
    "magnitude": lambda i, c: _magnitude(i.stated(c.code, i.year), c.plausible),
    "unit_label": _unit_label,
    "explanation": _explanation,
    "base_amendment": lambda i, c: _amendment(i, c, "base"),
    "target_amendment": lambda i, c: _amendment(i, c, "target"),
    "reading": _reading,
    "statement": _statement,
    "evidence": _evidence,
}

_QUANTITY: dict[str, Callable[[Inputs, str], Known]] = {
    "base": _quantity_base,
    "actual": _quantity_actual,
    "external": lambda i, c: i.external(c),
    "external_deviation": lambda i, c: deviation(_quantity_actual(i, c), i.external(c)),
    "change_from_base": lambda i, c: _change(_quantity_base(i, c), _quantity_actual(i, c)),
    "magnitude": lambda i, c: _magnitude(_quantity_stated(i, c), i.pack.catalogue.quantities[c].plausible),
    "unit_label": _quantity_label,
}
