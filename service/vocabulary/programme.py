"""A planning period and its calendar: who reports what to whom, when, by which clause."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from service.vocabulary.language import Said
from service.vocabulary.writing import folded


class Party(StrEnum):
    """Who has a duty."""

    JURISDICTION = "jurisdiction"
    PARK = "park"

    @property
    def said(self) -> Said:
        """The word in both languages."""
        return _PARTIES[self]


_PARTIES = {
    Party.JURISDICTION: Said("主管地区", "jurisdiction"),
    Party.PARK: Said("园区管委会", "park management committee"),
}


class Covers(StrEnum):
    """What a report is about, seen from the year in which it is due."""

    PROGRAMME = "programme"
    SAME_YEAR = "same_year"
    YEAR_BEFORE = "year_before"


_YEAR = len("2022")
PROGRESS_REPORT = "report_progress"
"""The act in a park's case by which it reports the progress of a year."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """One time a duty is due. period: the year reported on (`2022`), or the programme's id for the whole of it."""

    duty: Duty
    period: str
    due: date

    @property
    def said(self) -> Said:
        """The year that is reported on; a whole programme goes by its number, which tells people nothing."""
        year = self.period
        return Said(f"{year} 年", year) if len(year) == _YEAR else Said("整个规划期", "whole programme")


@dataclass(frozen=True, slots=True)
class Duty:
    """What is to be filed. days: the due days, by year; wording: when the document says it is due; `source` and
    `reliability` are those of the day, which may be practice where the document names none; act: kind of the act in the
    park's case that meets it too, empty where none does."""

    id: str
    title: str
    clause: str
    who: Party
    to: str
    days: tuple[date, ...]
    covers: Covers
    wording: str
    source: str
    reliability: str
    act: str = ""

    def occasions(self, programme: str) -> tuple[Occasion, ...]:
        """Every time it is due, by day."""
        return tuple(Occasion(self, self._period(day, programme), day) for day in self.days)

    def _period(self, day: date, programme: str) -> str:
        if self.covers is Covers.PROGRAMME:
            return programme
        return str(day.year - (self.covers is Covers.YEAR_BEFORE))


@dataclass(frozen=True, slots=True)
class Programme:
    """id: `145`; start and end: first and last day; soon: how many days before its due day a duty is due soon."""

    id: str
    title: str
    start: date
    end: date
    duties: tuple[Duty, ...]
    soon: int

    def duty(self, duty_id: str) -> Duty | None:
        """The duty of that id, None where there is none."""
        return next((duty for duty in self.duties if duty.id == duty_id), None)

    def occasions(self) -> tuple[Occasion, ...]:
        """Every occasion of every duty, by due day."""
        found = (occasion for duty in self.duties for occasion in duty.occasions(self.id))
        return tuple(sorted(found, key=lambda occasion: (occasion.due, occasion.duty.id)))


def names_programme(word: str, names: Iterable[str]) -> bool:
    """Whether a word is one of the names of a programme, or part of one: 十四五 of “十四五”园区循环化改造."""
    return bool(word) and any(folded(word) in folded(name) for name in names)


@dataclass(frozen=True, slots=True)
class Filing:
    """A report that was handed in. park: id, empty where the jurisdiction itself reports; filed_on: the day it was
    handed in; document: its title or number."""

    programme: str
    duty: str
    period: str
    jurisdiction: str
    park: str
    filed_on: date
    document: str
