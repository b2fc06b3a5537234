"""Figures over the parks of a programme: each park counts once, whatever cases, rounds and years it has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple, Protocol, TypeVar

from service.casework.state import State
from service.vocabulary.exact import Quotient, shortest
from service.vocabulary.units import InexactConversion, finite

_SHOWN = 10
"""Places of a number that no decimal is equal to."""


class HasEvaluation(Protocol):
    """What a case tells by which its evaluation counts or not."""

    @property
    def park(self) -> str:
        """The id of its park."""

    @property
    def formal(self) -> bool:
        """Whether its last evaluation counts: one made before the site visit is not verified yet."""


C = TypeVar("C", bound=HasEvaluation)


class Concluded(NamedTuple):
    """What the last evaluation of a case came to. seq: of its act; visited: whether it was made after the site
    visit."""

    id: str
    park: str
    seq: int
    recommendation: str
    grade: str
    visited: bool

    @property
    def formal(self) -> bool:
        """As of HasEvaluation."""
        return self.visited


class CaseStanding(NamedTuple):
    """What the overview asks of a case. carried_out, accepted: days, None where that has not come; recommendation:
    empty before the first evaluation; visited: whether the last evaluation was made after the site visit."""

    id: str
    park: str
    park_name: str
    state: State
    round: int
    due: date | None
    carried_out: date | None
    accepted: date | None
    recommendation: str
    grade: str
    visited: bool

    @property
    def formal(self) -> bool:
        """As of HasEvaluation."""
        return self.visited and self.recommendation != ""


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of one indicator in `unit`: of so many parks; lacking: how many parks it lacks."""

    code: str
    unit: str
    amount: Fraction
    parks: int
    lacking: int


def counting(cases: Iterable[C], active: Collection[str], before: Mapping[str, tuple[str, ...]]) -> tuple[C, ...]:
    """The cases whose last evaluation counts, each once: of every active park its own; of a park that is no more only
    where none of those that took its place has one of its own. before: as of Registered."""
    formal = {case.park: case for case in cases if case.formal}
    inherited: dict[str, bool] = {}
    for heir, gone in before.items():
        for park in gone:
            inherited[park] = inherited.get(park, True) and heir not in formal
    return tuple(case for park, case in formal.items() if park in active or inherited.get(park, False))


def concerned(listed: Collection[str], counted: Iterable[HasEvaluation]) -> frozenset[str]:
    """The parks of which a sum needs a number: those on the list, and those whose evaluation counts."""
    return frozenset(listed) | {case.park for case in counted}


def covered(park: str, having: Collection[str], before: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a number of the park is there: its own, or those of all the parks whose place it took."""
    gone = before.get(park, ())
    return park in having or (bool(gone) and all(one in having for one in gone))


def uncovered(
    needing: AbstractSet[str], having: AbstractSet[str], before: Mapping[str, tuple[str, ...]]
) -> frozenset[str]:
    """Those that are not covered(), of thousands of parks at once."""
    stood_for = {heir for heir, gone in before.items() if gone and having >= set(gone)}
    return frozenset(needing - having - stood_for)


def total(code: str, unit: str, values: Mapping[str, Fraction], lacking: int) -> Total:
    """values: by park, in the unit."""
    return Total(code, unit, exact_sum(values.values()), len(values), lacking)


def exact_sum(amounts: Iterable[Fraction]) -> Fraction:
    """Those with the same denominator first: thousands of amounts have few."""
    tops: Counter[int] = Counter()
    for one in amounts:
        tops[one.denominator] += one.numerator
    return sum((Fraction(top, bottom) for bottom, top in tops.items()), Fraction(0))


def exact_text(amount: Fraction) -> str:
    """All its digits; one without a last digit is rounded, and says so."""
    try:
        return shortest(finite(amount))
    except InexactConversion:
        return f"≈{(Quotient.of(amount.numerator) / Quotient.of(amount.denominator)).rounded(_SHOWN)}"


def by_conclusion(cases: Iterable[Concluded]) -> dict[tuple[str, str], int]:
    """How many came to each conclusion and grade, the most first."""
    counts = Counter((case.recommendation, case.grade) for case in cases)
    return dict(sorted(counts.items(), key=lambda one: (-one[1], one[0])))


def overdue_cases(cases: Iterable[CaseStanding], today: date) -> Iterator[CaseStanding]:
    """Those that wait for something beyond its day."""
    return (case for case in cases if case.due is not None and case.due < today)
