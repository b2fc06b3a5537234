"""The text of one table cell → a test: `>= 60%`, `[80..90)`, `"done", "trial"`, `not("cancelled")`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from service.authoring.nearest import unknown
from service.authoring.problem import English, Mistake
from service.rulelang.pack import Parameter
from service.rulelang.parse.measures import Measure, as_measure, in_unit_of, refuse_full_width
from service.rulelang.parse.word_tests import read_words
from service.rulelang.tables import Attribute, Interval, NumberTest, Test

_SEPARATOR = re.compile(r"(?<!\d),|,(?!\d{3}(?!\d))")
_COMPARED = re.compile(r"(>=|<=|>|<|=)\s*(\S.*)")
_RANGE = re.compile(r"([\[(])\s*(.*?)\s*\.\.\s*(.*?)\s*([\])])")
NAME = re.compile(r"[a-z][a-z0-9_]*")
"""How a parameter is named in a test."""
_ALLOWED = ">= 60%、< 90%、= 0、[80..90)、(0..1] 这样的条件，几个之间用逗号"
_ALLOWED_EN = "conditions such as >= 60%, < 90%, = 0, [80..90), (0..1], with commas between several"
_NUMBER = r"[+-]?[\d,]+(?:\.\d+)?%?"
_LOOSE_RANGE = re.compile(rf"[\[(]?\s*({_NUMBER})\s*(?:-|~|～|—|至|到|\.\.\.+)\s*({_NUMBER})\s*[\])]?")
_ODD = {
    "大于等于": ">=",
    "不低于": ">=",
    "小于等于": "<=",
    "不高于": "<=",
    "不超过": "<=",
    "大于": ">",
    "超过": ">",
    "小于": "<",
    "低于": "<",
    "=>": ">=",
    "=<": "<=",
    "==": "=",
    "!=": "两个区间，如 < 5, > 5",
    "<>": "两个区间，如 < 5, > 5",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A test with the parameters it uses, each with its value in the attribute's unit."""

    test: Test
    thresholds: Mapping[str, Decimal]


def parse_test(text: str, attribute: Attribute, parameters: Mapping[str, Parameter]) -> Test:
    """The test of `attribute` that a text states; thresholds are in the attribute's unit.

    Raises:
        Mistake: the text states no test of this attribute.
    """
    return read_test(text, attribute, parameters).test


def read_test(text: str, attribute: Attribute, parameters: Mapping[str, Parameter]) -> Reading:
    """Like parse_test, with the parameters used.

    Raises:
        Mistake: the text states no test of this attribute.
    """
    if attribute.kind == "text":
        return Reading(read_words(text.strip(), attribute), {})
    if attribute.kind != "number":
        title = attribute.title or attribute.name
        raise Mistake(
            "date-test",
            f"对日期“{title}”的条件“{text}”",
            "数或词语的条件",
            "先用 days 求出两个日期相隔的天数，再比较天数",
            en=English(
                f"the condition “{text}” on the date {attribute.name}",
                "a condition on a number or a word",
                "derive the days between two dates with days, and compare those",
            ),
        )
    return _NumberReader(attribute, parameters).read(text)


class _NumberReader:
    """Reads the number test of one cell."""

    def __init__(self, attribute: Attribute, parameters: Mapping[str, Parameter]) -> None:
        self._attribute = attribute
        self._parameters = parameters
        self._used: dict[str, Decimal] = {}

    def read(self, text: str) -> Reading:
        """The union of the parts between commas."""
        refuse_full_width(text)
        if '"' in text:
            title = self._attribute.title or self._attribute.name
            raise Mistake(
                "text-for-number",
                f"“{title}”是数，条件却是词语 {text}",
                _ALLOWED,
                "去掉内层引号，写成数的条件",
                en=English(
                    f"words {text} for the number {self._attribute.name}",
                    _ALLOWED_EN,
                    "drop the inner quotes and write a condition on a number",
                ),
            )
        parts = [self._part(part.strip()) for part in _SEPARATOR.split(text)]
        ordered = sorted((interval for interval, _ in parts), key=_low_key)
        test = NumberTest(tuple(_joined(ordered, text)), ", ".join(tidy for _, tidy in parts))
        return Reading(test, self._used)

    def _part(self, text: str) -> tuple[Interval, str]:
        if hit := _LOOSE_RANGE.fullmatch(text):
            raise _loose_range(text, hit[1], hit[2])
        if hit := _RANGE.fullmatch(text):
            return self._range(text, hit)
        for odd, meant in _ODD.items():
            if text.startswith(odd):
                raise Mistake(
                    "bad-comparator",
                    f"比较符“{odd}”（{text}）",
                    ">= <= > < =",
                    f"改成 {meant}",
                    en=English(f"the comparator “{odd}” ({text})", ">= <= > < =", f"write {meant}"),
                )
        if hit := _COMPARED.fullmatch(text):
            value, tidy = self._operand(hit[2])
            return _compared(hit[1], value), f"{hit[1]} {tidy}"
        if text[:1] in ("[", "(") or text[-1:] in ("]", ")"):
            raise Mistake(
                "bad-interval",
                f"区间“{text}”",
                "两端之间用两个点，如 [80..90)、(0..1]",
                "写成 [下限..上限) 的样子",
                en=English(
                    f"the interval “{text}”",
                    "two dots between the ends, such as [80..90), (0..1]",
                    "write it like [low..high)",
                ),
            )
        value, tidy = self._operand(text)
        return _compared("=", value), tidy

    def _range(self, text: str, hit: re.Match[str]) -> tuple[Interval, str]:
        if not hit[2] or not hit[3]:
            raise Mistake(
                "bad-interval",
                f"缺一端的区间“{text}”",
                "两端都有的区间",
                "没有下限写 < 90，没有上限写 >= 80",
                en=English(
                    f"the interval “{text}”, which lacks an end",
                    "an interval with both ends",
                    "write < 90 without lower end, >= 80 without upper end",
                ),
            )
        (low, low_text), (high, high_text) = self._operand(hit[2]), self._operand(hit[3])
        low_closed, high_closed = hit[1] == "[", hit[4] == "]"
        if low > high:
            repair = f"改成 {hit[1]}{high_text}..{low_text}{hit[4]}"
            raise Mistake(
                "reversed-interval",
                f"上下限颠倒的区间“{text}”",
                "下限在前、上限在后",
                repair,
                en=English(
                    f"the reversed interval “{text}”",
                    "lower end first, upper end second",
                    f"write {hit[1]}{high_text}..{low_text}{hit[4]}",
                ),
            )
        if low == high and not (low_closed and high_closed):
            raise Mistake(
                "empty-interval",
                f"不含任何数的区间“{text}”",
                "至少含一个数的区间",
                "改正上下限，或写成 = 某数",
                en=English(
                    f"the interval “{text}”, which holds no number",
                    "an interval with at least one number",
                    "correct the ends, or write = number",
                ),
            )
        return Interval(low, low_closed, high, high_closed), f"{hit[1]}{low_text}..{high_text}{hit[4]}"

    def _operand(self, text: str) -> tuple[Decimal, str]:
        if NAME.fullmatch(text):
            return self._parameter(text), text
        measure = as_measure(text)
        return in_unit_of(self._attribute, measure), measure.text

    def _parameter(self, name: str) -> Decimal:
        parameter = self._parameters.get(name)
        if parameter is None:
            titles = {n: p.title for n, p in self._parameters.items()}
            raise unknown(
                "参数",
                name,
                titles,
                "改成 parameters.yaml 里的参数名，或直接写数",
                titles,
                en=("parameter", "use a name of parameters.yaml, or write the number itself"),
            )
        measure = Measure(parameter.value, parameter.unit, f"{name}（参数）")
        try:
            value = in_unit_of(self._attribute, measure)
        except Mistake as mistake:
            found = f"{mistake.found}（参数 {name} 写在 {parameter.position}）"
            repair = f"{mistake.repair}；或换用别的参数"
            en = mistake.en and English(
                f"{mistake.en.found} (parameter {name} of {parameter.position})",
                mistake.en.allowed,
                f"{mistake.en.repair}, or use another parameter",
            )
            raise Mistake(mistake.code, found, mistake.allowed, repair, en=en) from None
        self._used[name] = value
        return value


def _loose_range(text: str, low: str, high: str) -> Mistake:
    """A range as people write it: `20%-50%`, `20~50`, three dots."""
    low = f"{low}%" if high.endswith("%") and not low.endswith("%") else low
    meant = f"[{low}..{high})"
    return Mistake(
        "bad-interval",
        f"区间“{text}”",
        "两端之间用两个点，方括号含这一端、圆括号不含，如 [80..90)、(0..1]",
        f"写成 {meant} 的样子",
        en=English(
            f"the interval “{text}”",
            "two dots between the ends; a square bracket includes its end, a round one does not",
            f"write it like {meant}",
        ),
    )


def _compared(sign: str, value: Decimal) -> Interval:
    if sign == "=":
        return Interval(value, True, value, True)
    if sign[0] == ">":
        return Interval(value, sign == ">=", None, False)
    return Interval(None, False, value, sign == "<=")


def _low_key(interval: Interval) -> tuple[bool, Decimal, bool]:
    low = interval.low
    return low is not None, low or Decimal(0), not interval.low_closed


def _joined(ordered: Iterable[Interval], text: str) -> list[Interval]:
    """Touching intervals as one.

    Raises:
        Mistake: two of them share a number.
    """
    joined: list[Interval] = []
    for interval in ordered:
        if not joined or _apart(joined[-1], interval):
            joined.append(interval)
        elif joined[-1].high == interval.low and joined[-1].high_closed != interval.low_closed:
            last = joined.pop()
            joined.append(Interval(last.low, last.low_closed, interval.high, interval.high_closed))
        else:
            raise Mistake(
                "overlapping-parts",
                f"几段互相重叠的条件“{text}”",
                "互不重叠的几段",
                "合并重叠的两段，或改正界限",
                en=English(
                    f"overlapping parts in the condition “{text}”",
                    "parts that do not overlap",
                    "join the two parts, or correct the ends",
                ),
            )
    return joined


def _apart(left: Interval, right: Interval) -> bool:
    if left.high is None or right.low is None:
        return False
    return left.high < right.low or (left.high == right.low and not left.high_closed and not right.low_closed)
