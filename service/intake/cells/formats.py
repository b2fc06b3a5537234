"""What a number format puts on the screen for a stored number: the figure, the words around it, or nothing."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from service.vocabulary.exact import plain

# ECMA-376 part 1, 18.8.31; `!` is the escape that East Asian Excel and WPS write (0!.0, shows 万).
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|[_*](?P<skipped>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<digit>General|G/通用格式|[0#?])|(?P<exponent>[eE][+-])|(?P<sign>.)",
    re.DOTALL | re.IGNORECASE,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?[0-9]+(?:\.[0-9]+)?)")
_CURRENCY = re.compile(r"\$([^-]*)")
_COMPARISONS: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    "<=": operator.le, ">=": operator.ge, "<>": operator.ne, "<": operator.lt, ">": operator.gt, "=": operator.eq,
}  # fmt: skip
_POINTS = frozenset(".．点")
_NO_WORDS = frozenset((*"-+():¥￥", "CNY", "RMB"))
_DASHES = frozenset("-‐‑‒–—―─－ ")
_MINUS = frozenset("-−－(（")
_SEPARATORS = frozenset(("", "'", "’"))
_SECTIONS = 3


@dataclass(frozen=True, slots=True)
class Shown:
    """A `stored` number as its format shows it, but for rounding.

    `figure` with `percent` signs stands between the words `before` and `after`. It is smaller than the number by ten
    to the power `scaled` (0, shows thousands). Not `visible`: only the words stand there, perhaps none. `padded` is to
    how many digits zeros fill it up (0000). `inserted` is what the format draws between the digits; not `sign_kept`:
    a number below zero looks like one above, or the other way round.
    """

    stored: Decimal
    figure: Decimal
    percent: int = 0
    before: str = ""
    after: str = ""
    scaled: int = 0
    visible: bool = True
    padded: int = 0
    inserted: str = ""
    sign_kept: bool = True

    @property
    def worded(self) -> bool:
        """Whether there are words beside the figure."""
        return bool(self.before or self.after)

    @property
    def text(self) -> str:
        """What stands on the screen, all digits of it."""
        return f"{self.before}{plain(self.figure) + '%' * self.percent if self.visible else ''}{self.after}"

    @property
    def as_text(self) -> str:
        """The same as a name or number of something is read: with its leading zeros, and never nothing."""
        if not self.visible or self.scaled:
            return plain(self.stored)
        return f"{self.before}{plain(self.figure).zfill(self.padded)}{'%' * self.percent}{self.after}"


@dataclass(frozen=True, slots=True)
class _Section:
    """One section of a format; `applies` is its condition in brackets, if it has one, `optional` whether it shows no
    digit of a zero, `minus` whether it draws one in front, `marked` whether sign or colour tell what is below zero."""

    percent: int = 0
    before: str = ""
    after: str = ""
    scaled: int = 0
    visible: bool = True
    padded: int = 0
    inserted: str = ""
    optional: bool = False
    minus: bool = False
    marked: bool = False
    applies: tuple[str, Decimal] | None = None
    for_text: bool = False


def shown_as(number_format: str, value: Decimal) -> Shown:
    """How a cell of this format shows a number. A zero shown as a dash (accounting formats) counts as visible."""
    sections = _sections(number_format)
    if not sections:
        return Shown(value, value)
    chosen = _chosen(sections, value)
    dash = not value and chosen.before and _DASHES.issuperset(chosen.before)
    if dash:
        return Shown(value, value)
    figure = value.scaleb(2 * chosen.percent - chosen.scaled)
    if chosen.scaled:
        figure = figure.normalize()
    return Shown(
        value,
        figure,
        chosen.percent,
        chosen.before,
        chosen.after,
        chosen.scaled,
        chosen.visible and bool(value or not chosen.optional),
        chosen.padded,
        chosen.inserted,
        _keeps_sign(sections, chosen, value),
    )


def _keeps_sign(sections: tuple[_Section, ...], chosen: _Section, value: Decimal) -> bool:
    """Whether what is below zero can be told from what is above. Programs differ about sections with conditions."""
    worded = chosen.before or chosen.after
    if not value or worded or not chosen.visible or any(section.applies for section in sections):
        return True
    return not chosen.minus if value > 0 else len(sections) == 1 or chosen.marked


@lru_cache(maxsize=256)
def _sections(number_format: str) -> tuple[_Section, ...]:
    """The sections for numbers; none where the format says nothing about them (General, @)."""
    if number_format in ("", "General", "@"):
        return ()
    found = [_section(tokens) for tokens in _split(number_format)][:_SECTIONS]
    while found and found[-1].for_text:
        found.pop()
    return tuple(found)


def _split(number_format: str) -> Iterator[list[tuple[str, str]]]:
    tokens: list[tuple[str, str]] = []
    for match in _TOKEN.finditer(number_format):
        kind = match.lastgroup or ""
        if (kind, match[0]) == ("sign", ";"):
            yield tokens
            tokens = []
        else:
            tokens.append((kind, match[kind]))
    yield tokens


def _section(tokens: list[tuple[str, str]]) -> _Section:
    applies = next((condition for kind, text in tokens if kind == "bracket" and (condition := _condition(text))), None)
    places = [place for place, (kind, _) in enumerate(tokens) if kind == "digit"]
    if not places:
        for_text = ("sign", "@") in tokens
        return _Section(before=_words(tokens), visible=False, applies=applies, for_text=for_text)
    first, last = places[0], places[-1]
    return _Section(
        tokens.count(("sign", "%")),
        _words(tokens[:first]),
        _words(tokens[last + 1 :]),
        _scaled(tokens, first, last),
        padded=0 if ("sign", ".") in tokens else tokens.count(("digit", "0")),
        inserted="".join(word for word in _drawn(tokens[first:last]) if word not in _SEPARATORS | _POINTS),
        optional=all(tokens[place][1] == "#" for place in places),
        minus=_draws_minus(tokens[:first]),
        marked=_draws_minus(tokens) or any(kind == "bracket" and _is_colour(text) for kind, text in tokens),
        applies=applies,
    )


def _condition(bracket: str) -> tuple[str, Decimal] | None:
    match = _CONDITION.fullmatch(bracket)
    return (match[1], Decimal(match[2])) if match else None


def _words(tokens: list[tuple[str, str]]) -> str:
    """The words among some tokens: no signs, no 元, no space, which leave a figure as it is."""
    return "".join(word for word in _drawn(tokens) if word not in _NO_WORDS)


def _drawn(tokens: list[tuple[str, str]]) -> Iterator[str]:
    return (_word(kind, text).strip() for kind, text in tokens)


def _draws_minus(tokens: list[tuple[str, str]]) -> bool:
    return any(not _MINUS.isdisjoint(word) for word in _drawn(tokens))


def _is_colour(bracket: str) -> bool:
    return not bracket.startswith(("$", "DBNum", "NatNum"))


def _word(kind: str, text: str) -> str:
    if kind in ("quoted", "escaped"):
        return text
    if kind == "bracket":
        currency = _CURRENCY.match(text)
        return currency[1] if currency else ""
    return text if kind == "sign" and text not in ".,%/@" and not text.isdigit() else ""


def _scaled(tokens: list[tuple[str, str]], first: int, last: int) -> int:
    """By how many powers of ten the figure is smaller: three for a comma behind the digits, one for every digit behind
    a point that is only drawn."""
    point = next((place for place in range(first, last) if tokens[place] == ("sign", ".")), None)
    commas = _commas(tokens, last) + (_commas_before(tokens, point) if point is not None else 0)
    drawn = [place for place in range(first, last) if tokens[place][0] in ("quoted", "escaped")]
    drawn = [place for place in drawn if tokens[place][1].strip() in _POINTS]
    end = last + 1 if point is None else point
    behind = sum(kind == "digit" for kind, _ in tokens[drawn[0] : end]) if drawn else 0
    return 3 * commas + behind


def _commas(tokens: list[tuple[str, str]], last: int) -> int:
    count = 0
    while tokens[last + 1 + count : last + 2 + count] == [("sign", ",")]:
        count += 1
    return count


def _commas_before(tokens: list[tuple[str, str]], point: int) -> int:
    return _commas(tokens[:point][::-1], -1)


def _chosen(sections: tuple[_Section, ...], value: Decimal) -> _Section:
    if any(section.applies for section in sections):
        return next((one for one in sections if one.applies is None or _meets(one.applies, value)), sections[-1])
    if value < 0 and len(sections) > 1:
        return sections[1]
    return sections[2] if not value and len(sections) == _SECTIONS else sections[0]


def _meets(condition: tuple[str, Decimal], value: Decimal) -> bool:
    sign, bound = condition
    return _COMPARISONS[sign](value, bound)
