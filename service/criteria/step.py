"""What a step is: its sentence with places for names and values, and the function that carries it out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from service.criteria.case import Case
from service.criteria.table import Table

_PLACE = re.compile(r"\{(\w+)\}")


class Kind(StrEnum):
    """假如, 当, 那么."""

    GIVEN = "given"
    WHEN = "when"
    THEN = "then"


class NotMet(AssertionError):  # noqa: N818 - what it is
    """A criterion does not hold: what was expected and what came out, in Chinese."""


@dataclass(frozen=True, slots=True)
class Step:
    """One sentence of the vocabulary. `text` has `{name}` where something varies; `tabled`: a table follows it."""

    kind: Kind
    text: str
    regex: str
    tabled: bool
    act: Callable[..., None]

    @property
    def places(self) -> tuple[str, ...]:
        """The names of what varies."""
        return tuple(_PLACE.findall(self.text))

    def arguments(self, sentence: str) -> Mapping[str, str] | None:
        """What stands in the places of a sentence; None when it is another sentence."""
        found = re.fullmatch(self.regex, sentence)
        return found.groupdict() if found else None

    def perform(self, case: Case, arguments: Mapping[str, str], table: Table | None) -> None:
        """Carry the step out.

        Raises:
            Mistake: a name, word or value there is none of, or a table too many or too few.
            NotMet: what the step expects did not come about.
        """
        if self.tabled:
            self.act(case, **arguments, table=Table.under(self.text, table))
        else:
            Table.refuse(self.text, table)
            self.act(case, **arguments)


def given(text: str, tabled: bool = False) -> Callable[[Callable[..., None]], Step]:
    """The function becomes the step that states something."""
    return _step(Kind.GIVEN, text, tabled)


def when(text: str) -> Callable[[Callable[..., None]], Step]:
    """The function becomes the step that judges."""
    return _step(Kind.WHEN, text, tabled=False)


def then(text: str) -> Callable[[Callable[..., None]], Step]:
    """The function becomes the step that expects something."""
    return _step(Kind.THEN, text, tabled=False)


def _step(kind: Kind, text: str, tabled: bool) -> Callable[[Callable[..., None]], Step]:
    return lambda act: Step(kind, text, _pattern(text), tabled, act)


def _pattern(text: str) -> str:
    """A place holds anything but quotation marks; of several ways to read a sentence the longest first place counts."""
    literal = re.split(_PLACE, text)
    return "".join(f"(?P<{part}>[^“”]+)" if odd % 2 else re.escape(part) for odd, part in enumerate(literal))
