"""What the reference knows of one input: a state, and a value where there is one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from service.vocabulary.entry import Entry
from service.vocabulary.state import State


class Known(NamedTuple):
    """`value` is None unless `state` is VALUE."""

    state: State
    value: Fraction | str | date | None = None

    @property
    def present(self) -> bool:
        """Whether there is a value."""
        return self.state is State.VALUE

    @property
    def number(self) -> Fraction:
        """The value of a number; TypeError for anything else."""
        if not isinstance(self.value, Fraction):
            raise TypeError(f"no number: {self.value!r}")
        return self.value

    @property
    def day(self) -> date:
        """The value of a date; TypeError for anything else."""
        if not isinstance(self.value, date):
            raise TypeError(f"no date: {self.value!r}")
        return self.value


MISSING = Known(State.MISSING)
NOT_APPLICABLE = Known(State.NOT_APPLICABLE)
DISPUTED = Known(State.DISPUTED)


def value(of: Fraction | int | date) -> Known:
    """A number or date known."""
    return Known(State.VALUE, Fraction(of) if isinstance(of, int) else of)


@lru_cache(maxsize=4096)
def text(of: str) -> Known:
    """A word known."""
    return Known(State.VALUE, of)


def yes_no(condition: bool) -> Known:
    """A truth as the words of the rule language."""
    return text("yes" if condition else "no")


def given_absent(condition: bool) -> Known:
    """Whether something was stated."""
    return text("given" if condition else "absent")


def of_entry(entry: Entry) -> Known:
    """What one cell states; a 不适用 written in place of a value is no accepted one."""
    if entry.state is State.VALUE:
        return Known(State.VALUE, Fraction(entry.value) if isinstance(entry.value, Decimal) else entry.value)
    return DISPUTED if entry.state is State.DISPUTED else MISSING


def number_of(entry: Entry) -> Known:
    """What one cell states where a number belongs."""
    return _of_type(entry, Decimal)


def date_of(entry: Entry) -> Known:
    """What one cell states where a date belongs."""
    return _of_type(entry, date)


def whole(known: Known) -> int | None:
    """A whole number such as a year, None when it is none."""
    return int(known.number) if known.present and known.number.denominator == 1 else None


def worst(known: Iterable[Known]) -> State:
    """The worst of several states; VALUE when there are none."""
    return max((k.state for k in known), key=lambda state: state.rank, default=State.VALUE)


def blocked(*known: Known) -> Known | None:
    """None when all have values, else the worst of their states."""
    for one in known:
        if one.state is not State.VALUE:
            return Known(worst(known))
    return None


def deviation(left: Known, right: Known) -> Known:
    """|left − right| ÷ |right|; with right 0: 0 when left is 0 too, else missing."""
    if (lacking := blocked(left, right)) is not None:
        return lacking
    if right.number == 0:
        return value(0) if left.number == 0 else MISSING
    return value(abs(left.number - right.number) / abs(right.number))


def _of_type(entry: Entry, kind: type) -> Known:
    if entry.state is State.VALUE and not isinstance(entry.value, kind):
        return MISSING
    return of_entry(entry)
