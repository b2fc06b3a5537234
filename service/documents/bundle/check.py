"""One thing that was checked of a bundle, and how it came out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from service.vocabulary.language import Said


class Outcome(StrEnum):
    """holds ✓; fails ✗; unchecked: it cannot be told, which is neither; noted: the reader should know it."""

    HOLDS = "holds"
    FAILS = "fails"
    UNCHECKED = "unchecked"
    NOTED = "noted"

    @property
    def mark(self) -> str:
        """The sign in front of the sentence."""
        return {"holds": "✓", "fails": "✗", "unchecked": "?", "noted": "·"}[self.value]


@dataclass(frozen=True, slots=True)
class Check:
    """`code` is a stable ASCII name of what was checked; `member` the file of the bundle it is about, if one."""

    code: str
    outcome: Outcome
    said: Said
    member: str = ""


def holds(code: str, zh: str, en: str, member: str = "") -> Check:
    """It is as it should be."""
    return Check(code, Outcome.HOLDS, Said(zh, en), member)


def fails(code: str, zh: str, en: str, member: str = "") -> Check:
    """It is not as it should be."""
    return Check(code, Outcome.FAILS, Said(zh, en), member)


def unchecked(code: str, zh: str, en: str, member: str = "") -> Check:
    """This program cannot tell."""
    return Check(code, Outcome.UNCHECKED, Said(zh, en), member)


def noted(code: str, zh: str, en: str, member: str = "") -> Check:
    """Nothing is wrong, but the reader should know."""
    return Check(code, Outcome.NOTED, Said(zh, en), member)


def overall(checks: Iterable[Check]) -> Outcome:
    """The worst: one failure fails the whole; else what cannot be told leaves the whole untold."""
    outcomes = {check.outcome for check in checks}
    return next((one for one in (Outcome.FAILS, Outcome.UNCHECKED) if one in outcomes), Outcome.HOLDS)
