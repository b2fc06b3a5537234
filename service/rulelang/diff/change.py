"""What has changed besides regions of a table: said in two languages, with how grave it is for the version."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

from service.authoring.position import Position
from service.vocabulary.language import Said

Places = tuple[Position | None, Position | None]
"""Where something stands before and after."""


class Placed(Protocol):
    """Anything that knows where it is written."""

    @property
    def position(self) -> Position:
        """File, line and column."""


def places(before: Placed | None, after: Placed | None) -> Places:
    """Where both sides are written."""
    return (before.position if before else None, after.position if after else None)


NOTHING = Said("", "")


def alike(text: str) -> Said:
    """A text that is the same in every language: a name, a number, what an author wrote."""
    return Said(text, text)


class Level(IntEnum):
    """What a difference means for the version: nothing; wording only; some input is judged or scored differently; what
    is judged at all, or how a conclusion is reached, is another."""

    NONE = 0
    WORDING = 1
    JUDGEMENT = 2
    SCHEME = 3


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs. `kind` is a stable ASCII name; `before` and `after` are empty where a side has nothing;
    `note` says what follows; `places` are where the two sides say it."""

    kind: str
    level: Level
    what: Said
    before: Said = NOTHING
    after: Said = NOTHING
    note: Said = NOTHING
    places: Places = (None, None)


def highest(levels: Iterable[Level]) -> Level:
    """The gravest of several levels; NONE when there are none."""
    return max(levels, default=Level.NONE)
