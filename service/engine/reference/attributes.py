"""The built-in attributes of an indicator and of a raw quantity, once more."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import pairwise

from service.engine.reference.inputs import Inputs
from service.engine.reference.intervals import inside
from service.engine.reference.known import (
    MISSING,
    Known,
    blocked,
    deviation,
    given_absent,
    of_entry,
    parts_of,
    ratio,
    text,
    yes_no,
)
from service.engine.reference.values import Values
from service.rulelang.tables import Interval
from service.vocabulary.entry import Entry
from service.vocabulary.state import State

_SLIPS = tuple(Fraction(10) ** power for power in (4, -4, 3, -3, 8, -8, 2, -2))
_SEPARATORS = re.compile(r"[、，,;；]")


class OfIndicator(dict[str, Known]):
    """The attributes of an indicator, each worked out when it is read; KeyError when there is none of that name."""

    __slots__ = ("_values",)

    def __init__(self, values: Values) -> None:
        self._values = values

    def __missing__(self, name: str) -> Known:
        make = INDICATOR[name]
        known = self[name] = self._values.told.get(name) or make(self._values)
        return known


class OfQuantity(dict[str, Known]):
    """The attributes of a raw quantity, each worked out when it is read; KeyError when there is none of that name."""

    __slots__ = ("_code", "_inputs")

    def __init__(self, inputs: Inputs, code: str) -> None:
        self._inputs, self._code = inputs, code

    def __missing__(self, name: str) -> Known:
        make = QUANTITY[name]
        known = self[name] = self._inputs.told_of(self._code).get(name) or make(self._inputs, self._code)
        return known


def _change(base: Known, actual: Known) -> Known:
    if (lacking := blocked(base, actual)) is not None:
        return lacking
    (before, part), (after, other) = base.parts, actual.parts
    return MISSING if before == 0 else ratio(after * part - before * other, abs(before) * other)


def _magnitude(stated: Known, plausible: Interval | None) -> Known:
    if plausible is None or not stated.present:
        return MISSING if plausible is None else stated
    if inside(stated.number, plausible):
        return text("in_band")
    return text("slip" if any(inside(stated.number * f, plausible) for f in _SLIPS) else "outside")


def _label(written: Entry, matches: bool) -> Known:
    if not written.present:
        return of_entry(written)
    return text("matches" if matches else "mismatch")


def _within_rounding(v: Values, stated: Known, computed: Known) -> Known:
    if (lacking := blocked(stated, computed)) is not None:
        return lacking
    places = v.indicator.digits + (2 if v.indicator.unit == "%" else 0)
    (written, part), (found, other) = stated.parts, computed.parts
    return yes_no(abs(written * other - found * part) * 2 * 10**places <= part * other)


def _largest_jump(v: Values) -> Known:
    row, until = v.row, v.inputs.year
    if row is None or until is None:
        return MISSING
    reported = [parts_of(row.actuals[year]) for year in sorted(row.actuals) if year <= until]
    largest: tuple[int, int] | None = None
    for (old, part), (new, other) in pairwise([parts for parts in reported if not isinstance(parts, State)]):
        jump, base = abs(new * part - old * other), abs(old) * other
        if old != 0 and (largest is None or jump * largest[1] > largest[0] * base):
            largest = jump, base
    return ratio(*largest) if largest else MISSING


def _share_of_base(v: Values) -> Known:
    if not v.indicator.bounded_by:
        return MISSING
    bound = v.inputs.quantity_at_base(v.indicator.bounded_by, v.code)
    if (lacking := blocked(v.actual, bound)) is not None:
        return lacking
    (top, part), (base, other) = v.actual.parts, bound.parts
    return MISSING if base == 0 else ratio(top * other, part * base)


def _unit_label(v: Values) -> Known:
    return MISSING if v.row is None else _label(v.row.unit_label, v.row.unit_matches)


def _amendment(v: Values, kind: str) -> Known:
    rows = v.inputs.amendments(v.code, kind)
    if not rows:
        return text("none")
    return text("approved" if all(map(v.inputs.approved, rows)) else "unapproved")


def _reading(v: Values) -> Known:
    changes = (v.inputs.in_force(v.code, kind) for kind in ("base", "target"))
    entries = [change.new.entry for change in changes if change is not None]
    if v.row is not None:
        entries += [v.row.base, v.row.target.entry]
        entries += [entry for year, entry in v.row.actuals.items() if year == v.inputs.year]
    rough = any(entry.reading is not None and entry.reading.approximate for entry in entries)
    return text("approximate" if rough else "exact")


def _statement(v: Values) -> Known:
    """Contradictory where the word on the state does not go with what is stated."""
    if v.row is None:
        return text("consistent")
    match v.row.state.value:
        case "not_applicable":
            contradictory = v.stated.present or not v.row.reason.present
        case "missing":
            contradictory = v.stated.present
        case "value":
            contradictory = not v.stated.present
        case _:
            contradictory = False
    return text("contradictory" if contradictory else "consistent")


def _evidence(v: Values) -> Known:
    written = str(v.row.evidence.value) if v.row and v.row.evidence.present else ""
    numbers = {part.strip() for part in _SEPARATORS.split(written)} - {""}
    if not numbers:
        return text("absent")
    return text("given" if numbers <= v.inputs.listed_evidence else "unlisted")


def _explanation(v: Values) -> Known:
    return given_absent(v.row is not None and v.row.explanation.present)


def _quantity_base(inputs: Inputs, code: str) -> Known:
    return inputs.told_of(code).get("base") or inputs.quantity(code, inputs.cover_base_year)


def _quantity_actual(inputs: Inputs, code: str) -> Known:
    return inputs.told_of(code).get("actual") or inputs.quantity(code, inputs.year)


def _external_deviation(inputs: Inputs, code: str) -> Known:
    external = inputs.told_of(code).get("external") or inputs.external(code)
    return deviation(_quantity_actual(inputs, code), external)


def _quantity_magnitude(inputs: Inputs, code: str) -> Known:
    return _magnitude(inputs.stated_quantity(code, inputs.year), inputs.pack.catalogue.quantities[code].plausible)


def _quantity_label(inputs: Inputs, code: str) -> Known:
    row = inputs.submission.quantities.get(code)
    return MISSING if row is None else _label(row.unit_label, row.unit_matches)


INDICATOR: Mapping[str, Callable[[Values], Known]] = {
    "base": lambda v: v.base,
    "target": lambda v: v.target,
    "actual": lambda v: v.actual,
    "attainment": lambda v: v.attainment,
    "stated_deviation": lambda v: deviation(v.stated, v.recomputed),
    "within_rounding": lambda v: _within_rounding(v, v.stated, v.recomputed),
    "base_deviation": lambda v: deviation(v.stated_base, v.recomputed_base),
    "base_within_rounding": lambda v: _within_rounding(v, v.stated_base, v.recomputed_base),
    "largest_jump": _largest_jump,
    "change_from_base": lambda v: _change(v.base, v.actual),
    "share_of_base": _share_of_base,
    "magnitude": lambda v: _magnitude(v.stated, v.indicator.plausible),
    "unit_label": _unit_label,
    "explanation": _explanation,
    "base_amendment": lambda v: _amendment(v, "base"),
    "target_amendment": lambda v: _amendment(v, "target"),
    "reading": _reading,
    "statement": _statement,
    "evidence": _evidence,
}
"""Every built-in attribute of an indicator."""

QUANTITY: Mapping[str, Callable[[Inputs, str], Known]] = {
    "base": _quantity_base,
    "actual": _quantity_actual,
    "external": lambda inputs, code: inputs.external(code),
    "external_deviation": _external_deviation,
    "change_from_base": lambda inputs, code: _change(_quantity_base(inputs, code), _quantity_actual(inputs, code)),
    "magnitude": _quantity_magnitude,
    "unit_label": _quantity_label,
}
"""Every built-in attribute of a raw quantity."""
