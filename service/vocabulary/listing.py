"""Which parks a jurisdiction takes on for a programme: its principles and conditions, and what they gave for a park."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from service.vocabulary.language import Said


class Answer(StrEnum):
    """Whether something holds. Unknown is never no."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    @property
    def said(self) -> Said:
        """The word in both languages."""
        return _ANSWERS[self]


_ANSWERS = {
    Answer.YES: Said("是", "yes"),
    Answer.NO: Said("否", "no"),
    Answer.UNKNOWN: Said("尚未认定", "not determined"),
}


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of listing (条件) in the words of its document."""

    id: str
    text: str
    source: str
    reliability: str


@dataclass(frozen=True, slots=True)
class ListingTerms:
    """The principles and conditions by which a jurisdiction chooses its parks; jurisdiction is empty for those that
    stand where a jurisdiction has none of its own. document: title and number, issued: its date, None where it has
    none."""

    id: str
    programme: str
    jurisdiction: str
    title: str
    document: str
    issued: date | None
    principles: tuple[str, ...]
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Appraisal:
    """What was found of a park against the conditions. answers: condition id → answer; one without an answer is not
    determined. on and document: when and in what it was laid down, note: why a condition fails or stays open."""

    park: str
    programme: str
    answers: Mapping[str, Answer] = field(default_factory=dict)
    on: date | None = None
    document: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """Whether the jurisdiction took the park on its list (园区清单), why, when, by which document."""

    park: str
    programme: str
    listed: bool
    reason: str
    on: date
    document: str
