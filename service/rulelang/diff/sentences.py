"""A region in words: who is concerned, from which outcome to which, and one input as an example writes it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from service.rulelang.diff.regions import ABSENT, BY_STATE, IMPOSSIBLE, Extent, Region
from service.rulelang.pack import Rule
from service.rulelang.tables import Attribute, Interval
from service.rulelang.words import number_in_words, value_in_words
from service.vocabulary.assessment import Recommendation
from service.vocabulary.exact import EXACT
from service.vocabulary.finding import Theme, Verdict
from service.vocabulary.language import Said

_ONE = Decimal(1)
_BEST_FIRST = (
    (Verdict.MET, Verdict.NEARLY_MET, Verdict.UNMET),
    (Verdict.OK, Verdict.QUESTION),
    (Recommendation.PASS, Recommendation.RECTIFY, Recommendation.REJECT),
)
PARKS, SCORES = Said("园区", "parks"), Said("", "")
"""Whom a region concerns: parks, or (a band of the rubric) nobody but the score it names."""

STRICTER, LOOSER = "stricter", "looser"


def where(region: Region) -> Said:
    """`完成率在 [90%, 92%)`; all columns that matter, nothing where none does."""
    told = [extent_in_words(extent) for extent in region.extents if not extent.anything]
    return Said("，且".join(extent.zh for extent in told), " and ".join(extent.en for extent in told))


def sentence(region: Region, theme: Theme | None, who: Said) -> Said:
    """`完成率在 [90%, 92%) 的园区由“基本达到”变为“未达到”`; no theme: outcomes are grades."""
    place, before, after = where(region), outcome_in_words(region.before, theme), outcome_in_words(region.after, theme)
    concerned = _concerned(place, who)
    return Said(f"{concerned.zh}由“{before.zh}”变为“{after.zh}”", f"{concerned.en}: {before.en} → {after.en}")


def inputs_in_words(regions: Iterable[Region], who: Said) -> Said:
    """`完成率 < 60% 的园区`, several regions one after the other; nothing for none."""
    told = [_concerned(where(region), who) for region in regions]
    return Said("；".join(one.zh for one in told), "; ".join(one.en for one in told))


def _concerned(place: Said, who: Said) -> Said:
    gap = " " if place.zh[-1:].isascii() else ""
    english = f"{who.en} with {place.en}" if who.en else place.en
    return Said(f"{place.zh}{gap}的{who.zh}", english) if place.zh else Said(f"所有{who.zh}", f"all {who.en}")


def outcome_in_words(outcome: str, theme: Theme | None) -> Said:
    """The word of an outcome on the screen; in English the code the rules use."""
    if outcome == IMPOSSIBLE:
        return Said("没有这种取值", "no such value")
    if outcome == BY_STATE and theme is Theme.DECISION:
        return Said(Recommendation.UNDETERMINED.value, "undetermined for lack of data")
    if outcome == BY_STATE:
        return Said("无法评价（按缺少数据的原因）", "not evaluable, by why the value is lacking")
    return Said(value_in_words(outcome), outcome)


def direction(region: Region) -> str:
    """STRICTER or LOOSER where both outcomes stand in one order, else empty."""
    for order in _BEST_FIRST:
        if region.before in order and region.after in order:
            return STRICTER if order.index(region.after) > order.index(region.before) else LOOSER
    return ""


def example(region: Region, rule: Rule) -> str:
    """The witness as a line under the later rule's `examples:`; empty where that rule knows no such input."""
    if region.after == IMPOSSIBLE:
        return ""
    given = ", ".join(f"{name}: {value if value == ABSENT else _quoted(value)}" for name, value in region.witness)
    return f"{{given: {{{given}}}, verdict: {region.after or by_state(rule)}}}"


def by_state(rule: Rule) -> str:
    """The outcome of a rule for want of a value."""
    if rule.theme is Theme.DECISION:
        return Recommendation.UNDETERMINED
    return Verdict.NOT_EVALUABLE if rule.manual is None else Verdict.MANUAL


def extent_in_words(extent: Extent) -> Said:
    """`完成率在 [90%, 92%)`, `核查结论为“符合”`, `完成率没有值`."""
    column = extent.column
    name = Said(column.title or column.name, column.name)
    if extent.absent:
        return Said(f"{name.zh}没有值", f"no {name.en}")
    if extent.interval is None:
        words = "或".join(f"“{value_in_words(word)}”" for word in extent.words)
        return Said(f"{name.zh}为{words}", f"{name.en} {' or '.join(extent.words)}")
    if (text := _range(extent.interval, column)) is None:
        return Said(f"{name.zh}有值", f"any {name.en}")
    return Said(f"{name.zh} {text}", f"{name.en} {text}") if text[0] not in "[(" else _inside(name, text)


def _inside(name: Said, text: str) -> Said:
    return Said(f"{name.zh}在 {text}", f"{name.en} in {text}")


def _quoted(value: str) -> str:
    return f'"{value}"'


def _range(interval: Interval, column: Attribute) -> str | None:
    """`[90%, 92%)`, `≥ 90%`, `= 6 项`; None for every number there is."""
    tight = _whole(interval) if column.whole else interval
    low = None if tight.low is None else number_in_words(tight.low, column.unit)
    high = None if tight.high is None else number_in_words(tight.high, column.unit)
    if low is None and high is None:
        return None
    if low is None:
        return f"{'≤' if tight.high_closed else '<'} {high}"
    if high is None:
        return f"{'≥' if tight.low_closed else '>'} {low}"
    if low == high:
        return f"= {low}"
    return f"{'[' if tight.low_closed else '('}{low}, {high}{']' if tight.high_closed else ')'}"


def _whole(interval: Interval) -> Interval:
    """The same whole numbers with ends that are among them."""
    low, high = interval.low, interval.high
    if low is not None:
        up = low.to_integral_value(ROUND_CEILING)
        low = EXACT.add(up, _ONE) if up == low and not interval.low_closed else up
    if high is not None:
        down = high.to_integral_value(ROUND_FLOOR)
        high = EXACT.subtract(down, _ONE) if down == high and not interval.high_closed else down
    return Interval(low, low is not None, high, high is not None)
