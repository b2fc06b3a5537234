"""The text of one table cell → a test: `>= 60%`, `[80..90)`, `"done", "trial"`, `not("cancelled")`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from service.authoring.nearest import listing, nearest, unknown
from service.authoring.problem import Mistake
from service.rulelang.pack import Parameter
from service.rulelang.parse.measures import Measure, as_measure, in_unit_of, refuse_full_width
from service.rulelang.tables import Attribute, Interval, NumberTest, Test, TextTest
from service.rulelang.words import value_in_words

_SEPARATOR = re.compile(r"(?<!\d),|,(?!\d{3}(?!\d))")
_COMPARED = re.compile(r"(>=|<=|>|<|=)\s*(\S.*)")
_RANGE = re.compile(r"([\[(])\s*(.*?)\s*\.\.\s*(.*?)\s*([\])])")
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_QUOTED = r'"[^"]*"'
_WORDS = re.compile(rf"(not\s*\(\s*)?({_QUOTED}(?:\s*,\s*{_QUOTED})*)\s*(\)?)")
_ALLOWED = ">= 60%、< 90%、= 0、[80..90)、(0..1] 这样的条件，几个之间用逗号"
_ODD = {"=>": ">=", "=<": "<=", "==": "=", "!=": "两个区间，如 < 5, > 5", "<>": "两个区间，如 < 5, > 5"}


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
        return Reading(_text_test(text.strip(), attribute), {})
    if attribute.kind != "number":
        title = attribute.title or attribute.name
        raise Mistake(
            "date-test",
            f"对日期“{title}”的条件“{text}”",
            "数或词语的条件",
            "先用 days 求出两个日期相隔的天数，再比较天数",
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
                "text-for-number", f"“{title}”是数，条件却是词语 {text}", _ALLOWED, "去掉内层引号，写成数的条件"
            )
        parts = [self._part(part.strip()) for part in _SEPARATOR.split(text)]
        ordered = sorted((interval for interval, _ in parts), key=_low_key)
        test = NumberTest(tuple(_joined(ordered, text)), ", ".join(tidy for _, tidy in parts))
        return Reading(test, self._used)

    def _part(self, text: str) -> tuple[Interval, str]:
        if hit := _RANGE.fullmatch(text):
            return self._range(text, hit)
        for odd, meant in _ODD.items():
            if text.startswith(odd):
                raise Mistake("bad-comparator", f"比较符“{odd}”（{text}）", ">= <= > < =", f"改成 {meant}")
        if hit := _COMPARED.fullmatch(text):
            value, tidy = self._operand(hit[2])
            return _compared(hit[1], value), f"{hit[1]} {tidy}"
        if text[:1] in ("[", "(") or text[-1:] in ("]", ")"):
            raise Mistake(
                "bad-interval", f"区间“{text}”", "两端之间用两个点，如 [80..90)、(0..1]", "写成 [下限..上限) 的样子"
            )
        value, tidy = self._operand(text)
        return _compared("=", value), tidy

    def _range(self, text: str, hit: re.Match[str]) -> tuple[Interval, str]:
        if not hit[2] or not hit[3]:
            raise Mistake(
                "bad-interval", f"缺一端的区间“{text}”", "两端都有的区间", "没有下限写 < 90，没有上限写 >= 80"
            )
        (low, low_text), (high, high_text) = self._operand(hit[2]), self._operand(hit[3])
        low_closed, high_closed = hit[1] == "[", hit[4] == "]"
        if low > high:
            repair = f"改成 {hit[1]}{high_text}..{low_text}{hit[4]}"
            raise Mistake("reversed-interval", f"上下限颠倒的区间“{text}”", "下限在前、上限在后", repair)
        if low == high and not (low_closed and high_closed):
            raise Mistake(
                "empty-interval", f"不含任何数的区间“{text}”", "至少含一个数的区间", "改正上下限，或写成 = 某数"
            )
        return Interval(low, low_closed, high, high_closed), f"{hit[1]}{low_text}..{high_text}{hit[4]}"

    def _operand(self, text: str) -> tuple[Decimal, str]:
        if _NAME.fullmatch(text):
            return self._parameter(text), text
        measure = as_measure(text)
        return in_unit_of(self._attribute, measure), measure.text

    def _parameter(self, name: str) -> Decimal:
        parameter = self._parameters.get(name)
        if parameter is None:
            titles = {n: p.title for n, p in self._parameters.items()}
            raise unknown("参数", name, titles, "改成 parameters.yaml 里的参数名，或直接写数", titles)
        measure = Measure(parameter.value, parameter.unit, f"{name}（参数）")
        try:
            value = in_unit_of(self._attribute, measure)
        except Mistake as mistake:
            found = f"{mistake.found}（参数 {name} 写在 {parameter.position}）"
            repair = f"{mistake.repair}；或换用别的参数"
            raise Mistake(mistake.code, found, mistake.allowed, repair) from None
        self._used[name] = value
        return value


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
                "overlapping-parts", f"几段互相重叠的条件“{text}”", "互不重叠的几段", "合并重叠的两段，或改正界限"
            )
    return joined


def _apart(left: Interval, right: Interval) -> bool:
    if left.high is None or right.low is None:
        return False
    return left.high < right.low or (left.high == right.low and not left.high_closed and not right.low_closed)


def _text_test(text: str, attribute: Attribute) -> TextTest:
    hit = _WORDS.fullmatch(text)
    if hit is None or bool(hit[1]) != bool(hit[3]):
        raise _no_words(text, attribute)
    words = [word.strip('"') for word in re.findall(_QUOTED, hit[2])]
    titles = word_titles(attribute.values)
    for word in words:
        if word not in attribute.values:
            raise unknown(attribute.title or attribute.name, word, attribute.values, "改成允许的词", titles)
    chosen = frozenset(attribute.values).difference(words) if hit[1] else frozenset(words)
    if not chosen:
        raise Mistake(
            "empty-words", f"排除了所有取值的条件“{text}”", "至少留下一个取值", "减少 not(…) 里的词，或删去这一行"
        )
    listed = ", ".join(f'"{word}"' for word in words)
    return TextTest(chosen, f"not({listed})" if hit[1] else listed)


def word_titles(values: Collection[str]) -> dict[str, str]:
    """Values → their Chinese words, where they differ."""
    return {value: label for value in values if (label := value_in_words(value)) != value}


def _no_words(text: str, attribute: Attribute) -> Mistake:
    title = attribute.title or attribute.name
    titles = word_titles(attribute.values)
    allowed = f"双引号里的词（{listing(attribute.values, titles)}），或 not(…)"
    bare = text.strip().strip('"“”')
    meant = bare if bare in attribute.values else nearest(bare, attribute.values, titles)
    shown = meant or (attribute.values[0] if attribute.values else "done")
    return Mistake(
        "unquoted-word",
        f"“{title}”的条件 {text}",
        allowed,
        f"""词语外面写两层引号：外单内双，例如 '"{shown}"'""",
        meant if meant != bare else "",
    )
