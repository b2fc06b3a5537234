"""Exact comparisons of two facts: relative deviation, relative change, bands of plausible values."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial

from service.assessment.facts import blocked, derived, divided_by_zero, stated, without
from service.assessment.working import Working
from service.rulelang.tables import Interval
from service.vocabulary.entry import Entry
from service.vocabulary.exact import EXACT, ZERO, Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.state import MISSING

_SLIPS = tuple((sign * power, Quotient(Decimal(1).scaleb(sign * power))) for power in (4, 3, 8, 2) for sign in (1, -1))
"""Powers of ten by which units are mixed up (万, kg–t, 亿, percent), in the order in which they are tried."""


def deviation(name: str, left: Fact, right: Fact, others: tuple[Fact, ...] = ()) -> Fact:
    """|left − right| ÷ |right| as a fraction; both 0: 0; only right 0: missing."""
    lacking = blocked(name, "%", (left, right), others)
    if lacking is not None:
        return lacking
    operands, number, base = (left, right, *others), left.number, right.number
    if not base:
        return _against_zero(name, left, right, operands)
    value = number.off(base)
    working = Working("|{} − {}| ÷ |{}|", (left, right, right), value, "%")
    return derived(name, value, "%", working, operands)


def _against_zero(name: str, left: Fact, right: Fact, operands: tuple[Fact, ...]) -> Fact:
    if left.number:
        return without(name, MISSING, "%", divided_by_zero("比较的基准为零，无法计算相对偏差", right), operands)
    return derived(name, ZERO, "%", "两者均为零，偏差为 0%", operands)


def change(name: str, now: Fact, before: Fact) -> Fact:
    """(now − before) ÷ |before| as a fraction; missing when before is 0."""
    lacking = blocked(name, "%", (now, before))
    if lacking is not None:
        return lacking
    if not before.number:
        return without(name, MISSING, "%", divided_by_zero("基期值为零，无法计算变化率", before), (now, before))
    value = (now.number - before.number) / abs(before.number)
    working = Working("({} − {}) ÷ |{}|", (now, before, before), value, "%")
    return derived(name, value, "%", working, (now, before))


def within(interval: Interval, value: Quotient) -> bool:
    """Whether the value lies in the interval."""
    if interval.low is not None:
        order = _order(value, interval.low)
        if order < 0 or (order == 0 and not interval.low_closed):
            return False
    if interval.high is not None:
        order = _order(value, interval.high)
        if order > 0 or (order == 0 and not interval.high_closed):
            return False
    return True


def _order(value: Quotient, bound: Decimal) -> int:
    return int(value.numerator.compare(EXACT.multiply(bound, value.denominator)))


def magnitude(plausible: Interval | None, reported: Fact, others: tuple[Fact, ...]) -> Fact:
    """in_band, slip (a power of ten brings it into the band) or outside."""
    name = "magnitude"
    if plausible is None:
        return without(name, MISSING, "", "指标目录没有规定合理区间")
    lacking = blocked(name, "", (reported,), others)
    if lacking is not None:
        return lacking
    operands = (reported, *others)
    value = reported.number
    if within(plausible, value):
        return derived(name, "in_band", "", "在合理区间内", operands)
    power = slipped(value, partial(within, plausible))
    if power is None:
        return derived(name, "outside", "", "超出合理区间", operands)
    note = f"填报值乘以 10 的 {power} 次方后落入合理区间"
    return derived(name, "slip", "", Working(f"{{}} × 10^{power}", (reported,)), operands, note)


def slipped(value: Quotient, fits: Callable[[Quotient], bool]) -> int | None:
    """The first power of ten that makes a value fit, None where none does."""
    return next((power for power, factor in _SLIPS if fits(value * factor)), None)


def label(written: Entry, matches: bool, unit: str) -> Fact:
    """matches or mismatch, missing where no unit is written."""
    source = stated("填报单位", written)
    if not source.present:
        return without("unit_label", source.state, "", source.note, (source,))
    formula = f"填报单位 {source.value}，指标目录单位 {unit}"
    return derived("unit_label", "matches" if matches else "mismatch", "", formula, (source,))


def unlabelled(name: str) -> Fact:
    """The label of what has no row."""
    return without("unit_label", MISSING, "", f"评估工作簿中没有{name}")
