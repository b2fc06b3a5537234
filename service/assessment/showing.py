"""Numbers, dates and codes as people read them; what is printed never contradicts a comparison."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache

from service.rulelang.catalogue import Indicator, Quantity
from service.rulelang.pack import Pack
from service.rulelang.tables import NumberTest, Table
from service.rulelang.words import value_in_words
from service.vocabulary.exact import EXACT, Quotient, shown_digits
from service.vocabulary.fact import Fact
from service.vocabulary.state import State

PLACES = 2
"""Places at which a number without an end is printed where nothing else is declared."""

_MOST = 30
_SLOT = re.compile(r"\{([^{}]+)\}")

_UNANSWERED = {State.MISSING: "尚未认定", State.DISPUTED: "意见不一致"}


@lru_cache(maxsize=4096)
def slots(template: str) -> tuple[str, ...]:
    """The names in braces, each once, in order."""
    return tuple(dict.fromkeys(_SLOT.findall(template)))


def show(
    value: Fact | Quotient,
    unit: str = "",
    digits: int = PLACES,
    thresholds: Iterable[Decimal] = (),
) -> str:
    """A fact or number for a reader: `90%`, `1,234.5 tce`, `2025-12-31`, `缺失`.

    A finite decimal is printed as typed (zeros beyond `digits` places dropped), any other number with `digits`
    places, or as many more as it takes to stand to each threshold as the full value does. Thresholds are in the
    unit of the value (percent as a fraction).
    """
    if isinstance(value, Fact):
        if value.state is not State.VALUE:
            return state_in_words(value)
        unit = unit or value.unit
        if not isinstance(value.value, Quotient):
            return _word(value.value)
        value = value.value
    text, _ = figure(value, unit, digits, thresholds)
    return text if unit in ("", "%") else f"{text} {unit}"


def printed(value: Quotient, unit: str, digits: int = PLACES, thresholds: Iterable[Decimal] = ()) -> Quotient:
    """The number that show() prints; percent as a fraction."""
    if value.denominator == 1:
        return value
    shift = 2 if unit == "%" else 0
    scaled = Quotient(EXACT.scaleb(value.numerator, shift), value.denominator)
    number, _ = _printed(scaled, digits, tuple(EXACT.scaleb(mark, shift) for mark in thresholds))
    return Quotient(EXACT.scaleb(number, -shift))


def state_in_words(fact: Fact) -> str:
    """The state of a fact without a value; of an answer, what that means for it."""
    return _UNANSWERED.get(fact.state, fact.state.label) if fact.name == "answer" else fact.state.label


def _word(value: str | date | None) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return value_in_words(str(value))


def figure(value: Quotient, unit: str, digits: int = PLACES, thresholds: Iterable[Decimal] = ()) -> tuple[str, bool]:
    """(the number in `unit` as text, whether that is its full value); the unit itself only for percent."""
    group = "" if unit == "年" else ","
    if value.denominator == 1:
        number = value.numerator
        if unit != "%":
            return _as_typed(number, digits, group), True
        return _as_typed(number.scaleb(2, EXACT), digits, group) + "%", True
    if unit == "%":
        value = Quotient(EXACT.scaleb(value.numerator, 2), value.denominator)
        marks = [EXACT.scaleb(mark, 2) for mark in thresholds]
        text, exact = _digits(value, digits, marks, group)
        return text + "%", exact
    return _digits(value, digits, thresholds, group)


def _digits(value: Quotient, digits: int, thresholds: Iterable[Decimal], group: str) -> tuple[str, bool]:
    number, exact = _printed(value, digits, tuple(thresholds))
    return _as_typed(number, 0 if exact else _MOST, group), exact


def _printed(value: Quotient, digits: int, marks: tuple[Decimal, ...]) -> tuple[Decimal, bool]:
    """Half to even at the fewest places (≥ digits) that contradict no mark and make no whole number of what is none;
    where no places are declared, only no 0."""
    top, bottom = value.integers()
    places = digits
    while True:
        number, exact = _half_to_even(top, bottom, places)
        if exact:
            return number, True
        if marks:
            wanted = shown_digits(value, places, marks, _MOST)
            number, _ = _half_to_even(top, bottom, wanted)
            places = wanted
        if number % 1 or (number and not places) or places >= _MOST:
            return number, False
        places += 1


def _as_typed(number: Decimal, digits: int, group: str) -> str:
    text = format(number, group + "f")
    head, point, tail = text.partition(".")
    if tail and tail[-1] == "0":
        while len(tail) > digits and tail[-1] == "0":
            tail = tail[:-1]
        text = head + point + tail if tail else head
    return text[1:] if number == 0 and text[0] == "-" else text


def _half_to_even(top: int, bottom: int, places: int) -> tuple[Decimal, bool]:
    """(top ÷ bottom rounded once to `places`, whether nothing remained)."""
    scaled, rest = divmod(abs(top) * 10**places, bottom)
    if 2 * rest > bottom or (2 * rest == bottom and scaled % 2):
        scaled += 1
    return Decimal(-scaled if top < 0 else scaled).scaleb(-places), rest == 0


def thresholds(table: Table, name: str) -> tuple[Decimal, ...]:
    """Every bound that a table's tests compare an attribute with."""
    tests = (row.tests.get(name) for row in table.rows)
    intervals = (i for test in tests if isinstance(test, NumberTest) for i in test.intervals)
    bounds = (bound for i in intervals for bound in (i.low, i.high) if bound is not None)
    return tuple(dict.fromkeys(bounds))


def catalogue_entry(pack: Pack, subject: str) -> Indicator | Quantity | None:
    """The indicator or quantity a subject key names; None for any other subject."""
    kind, _, code = subject.partition(":")
    if kind == "indicator":
        return pack.catalogue.indicators[code]
    return pack.catalogue.quantities[code] if kind == "quantity" else None


def show_attribute(fact: Fact, table: Table, about: Indicator | Quantity | None = None) -> str:
    """A fact as a reader of this table's verdict should see it; numbers in the subject's unit with its places."""
    digits = about.digits if about and fact.unit == about.unit != "%" else PLACES
    return show(fact, fact.unit, digits, thresholds(table, fact.name))
