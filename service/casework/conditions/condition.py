"""A named condition: of the case as it stands, of one attempted act, or of who attempts it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from service.casework.case import Case
from service.casework.procedure import Procedure
from service.vocabulary.day import day_of
from service.vocabulary.language import Said
from service.vocabulary.person import Person, is_among

A = TypeVar("A")


@dataclass(frozen=True, slots=True)
class Standing:
    """A case as it stands on a day."""

    case: Case
    procedure: Procedure
    today: date


@dataclass(frozen=True, slots=True)
class Attempt(Generic[A]):
    """An act that somebody wants to do; `before` is None when a case is to be opened."""

    before: Case | None
    act: A
    person: Person
    at: datetime
    procedure: Procedure

    @property
    def case(self) -> Case:
        """The case there is."""
        assert self.before is not None
        return self.before

    @property
    def today(self) -> date:
        """The day on the offices' calendar."""
        return day_of(self.at)

    @property
    def standing(self) -> Standing:
        """The case as it stands before the act."""
        return Standing(self.case, self.procedure, self.today)


@dataclass(frozen=True, slots=True)
class CaseCondition:
    """What must hold of the case, whatever the act says: it can be told beforehand what still blocks."""

    name: str
    said: Said
    unmet: Callable[[Standing], Iterable[Said]]

    def reasons(self, attempt: Attempt[Any]) -> Iterator[Said]:
        """Why it does not hold; nothing when it does."""
        yield from self.unmet(attempt.standing)


@dataclass(frozen=True, slots=True)
class ActCondition:
    """What must hold of an act and of the person who does it."""

    name: str
    said: Said
    unmet: Callable[[Attempt[Any]], Iterable[Said]]

    def reasons(self, attempt: Attempt[Any]) -> Iterator[Said]:
        """Why it does not hold; nothing when it does."""
        yield from self.unmet(attempt)


@dataclass(frozen=True, slots=True)
class PersonCondition:
    """Who may not do an act for what they did before, whatever their role: it can be told beforehand who. barred: of a
    case, under an act as it is tried; None for the act: whatever it says. why: with `{name}` for who tries it."""

    name: str
    said: Said
    barred: Callable[[Standing, Any], Iterable[Person]]
    why: Said

    def reasons(self, attempt: Attempt[Any]) -> Iterator[Said]:
        """Why it does not hold; nothing when it does."""
        if is_among(attempt.person, self.barred(attempt.standing, attempt.act)):
            yield self.told(attempt.person)

    def told(self, person: Person) -> Said:
        """Why it does not hold of somebody who is barred."""
        return Said(self.why.zh.format(name=person.name), self.why.en.format(name=person.name))


Condition = CaseCondition | ActCondition | PersonCondition


def of_case(zh: str, en: str) -> Callable[[Callable[[Standing], Iterable[Said]]], CaseCondition]:
    """Make a condition of a function that yields the reasons why a case does not meet it; the texts say the rule."""

    def made(unmet: Callable[[Standing], Iterable[Said]]) -> CaseCondition:
        return CaseCondition(unmet.__name__, Said(zh, en), unmet)

    return made


def of_act(zh: str, en: str) -> Callable[[Callable[[Attempt[Any]], Iterable[Said]]], ActCondition]:
    """Make a condition of a function that yields the reasons why an act does not meet it; the texts say the rule."""

    def made(unmet: Callable[[Attempt[Any]], Iterable[Said]]) -> ActCondition:
        return ActCondition(unmet.__name__, Said(zh, en), unmet)

    return made


def of_person(zh: str, en: str, why: Said) -> Callable[[Callable[[Standing, Any], Iterable[Person]]], PersonCondition]:
    """Make a condition of a function that yields those who may not do an act; the texts say the rule."""

    def made(barred: Callable[[Standing, Any], Iterable[Person]]) -> PersonCondition:
        return PersonCondition(barred.__name__, Said(zh, en), barred, why)

    return made


def told(field: str, zh: str, en: str) -> ActCondition:
    """The condition that a text of the act is not blank."""

    def unmet(attempt: Attempt[Any]) -> Iterator[Said]:
        if not getattr(attempt.act, field).strip():
            yield Said(f"没有写明{zh}；请补上", f"{en} is missing; add it")

    return ActCondition(f"told_{field}", Said(f"写明{zh}", f"{en} is given"), unmet)
