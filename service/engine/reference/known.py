"""What the reference knows of one input: a state, and a value where there is one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache, partial
from typing import NamedTuple

from service.vocabulary.entry import Entry
from service.vocabulary.state import State

VALUE = State.VALUE

Parts = tuple[int, int]
"""A number as numerator and denominator, the denominator above 0, not always in lowest terms.

What takes several steps is worked out in these whole numbers: a Fraction made at each step costs more.
"""


class Known(NamedTuple):
    """`value` is None unless `state` is VALUE."""

    state: State
    value: Fraction | str | date | None = None

    @property
    def present(self) -> bool:
        """Whether there is a value."""
        return self.state is VALUE

    @property
    def number(self) -> Fraction:
        """The value of a number; TypeError for anything else."""
        if not isinstance(self.value, Fraction):
            raise TypeError(f"no number: {self.value!r}")
        return self.value

    @property
    def parts(self) -> Parts:
        """Numerator and denominator of a number; TypeError for anything else."""
        if not isinstance(self.value, Fraction):
            raise TypeError(f"no number: {self.value!r}")
        return self.value.as_integer_ratio()

    @property
    def day(self) -> date:
        """The value of a date; TypeError for anything else."""
        if not isinstance(self.value, date):
            raise TypeError(f"no date: {self.value!r}")
        return self.value


known_as = partial(tuple.__new__, Known)
"""Known(state, value) of both in one tuple, in half the time: a park has a thousand."""

MISSING = Known(State.MISSING)
NOT_APPLICABLE = Known(State.NOT_APPLICABLE)
DISPUTED = Known(State.DISPUTED)


def value(of: Fraction | int | date) -> Known:
    """A number or date known."""
    return known_as((VALUE, Fraction(of) if isinstance(of, int) else of))


def ratio(top: int, bottom: int) -> Known:
    """The number top ÷ bottom known; ZeroDivisionError when bottom is 0."""
    return known_as((VALUE, Fraction(top, bottom)))


@lru_cache(maxsize=4096)
def text(of: str) -> Known:
    """A word known."""
    return Known(VALUE, of)


@lru_cache(maxsize=4096)
def constant(of: Decimal) -> Known:
    """A number of the pack known."""
    return known_of(of.as_integer_ratio())


def yes_no(condition: bool) -> Known:
    """A truth as the words of the rule language."""
    return text("yes" if condition else "no")


def given_absent(condition: bool) -> Known:
    """Whether something was stated."""
    return text("given" if condition else "absent")


def of_entry(entry: Entry) -> Known:
    """What one cell states; a 不适用 written in place of a value is no accepted one."""
    stated = entry.value
    if isinstance(stated, str) and entry.state is VALUE:
        return text(stated)
    return Known(VALUE, stated) if isinstance(stated, date) and entry.state is VALUE else number_of(entry)


def number_of(entry: Entry) -> Known:
    """What one cell states where a number belongs."""
    stated = entry.value
    if entry.state is VALUE and isinstance(stated, Decimal):
        return known_as((VALUE, Fraction(*stated.as_integer_ratio())))
    return DISPUTED if entry.state is DISPUTED.state else MISSING


def date_of(entry: Entry) -> Known:
    """What one cell states where a date belongs."""
    if entry.state is VALUE and not isinstance(entry.value, date):
        return MISSING
    return of_entry(entry)


def parts_of(entry: Entry) -> Parts | State:
    """The number that one cell states; why there is none."""
    stated = entry.value
    if entry.state is VALUE and isinstance(stated, Decimal):
        return stated.as_integer_ratio()
    return entry.state if entry.state is DISPUTED.state else MISSING.state


def known_of(parts: Parts | State) -> Known:
    """The same with the number in lowest terms."""
    return known_as((parts, None) if isinstance(parts, State) else (VALUE, Fraction(*parts)))


def whole(known: Known) -> int | None:
    """A whole number such as a year, None when it is none."""
    return int(known.number) if known.present and known.number.denominator == 1 else None


def year_of(entry: Entry) -> int | None:
    """The whole number that one cell states, None when it states none."""
    parts = parts_of(entry)
    return parts[0] if not isinstance(parts, State) and parts[1] == 1 else None


def worst(known: Iterable[Known]) -> State:
    """The worst of several states; VALUE when there are none."""
    return max((k.state for k in known), key=lambda state: state.rank, default=VALUE)


def blocked(*known: Known) -> Known | None:
    """None when all have values, else the worst of their states."""
    for one in known:
        if one.state is not VALUE:
            return Known(worst(known))
    return None


def deviation(left: Known, right: Known) -> Known:
    """|left − right| ÷ |right|; with right 0: 0 when left is 0 too, else missing."""
    if (lacking := blocked(left, right)) is not None:
        return lacking
    (top, bottom), (base, part) = left.parts, right.parts
    if base == 0:
        return value(0) if top == 0 else MISSING
    return ratio(abs(top * part - base * bottom), bottom * abs(base))
