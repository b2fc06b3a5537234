"""Of the eligible parks, how many are listed, carry out the retrofit, are accepted: exact fractions, or a range where
eligibility is not determined."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from fractions import Fraction

from service.vocabulary.listing import Answer


@dataclass(frozen=True, slots=True)
class Standing:
    """One park: whether it is eligible, and how far it has come."""

    eligible: Answer
    listed: bool = False
    carried_out: bool = False
    accepted: bool = False


def further(park: Standing, other: Standing) -> Standing:
    """The park with how far another had come whose place it took; whether it is eligible is its own."""
    return Standing(
        park.eligible,
        park.listed or other.listed,
        park.carried_out or other.carried_out,
        park.accepted or other.accepted,
    )


@dataclass(frozen=True, slots=True)
class Rate:
    """reached ÷ eligible. undetermined: parks whose eligibility nobody has determined, of which `reached_undetermined`
    have come so far; low and high: what the rate is at least and at most however those turn out, both None where no
    park need be eligible; outside: parks that came so far without being eligible, which no rate counts."""

    eligible: int
    reached: int
    undetermined: int
    reached_undetermined: int
    outside: int

    @property
    def low(self) -> Fraction | None:
        """With every undetermined park eligible that has not come so far, and no other."""
        waiting = self.undetermined - self.reached_undetermined
        if self.eligible + waiting:
            return Fraction(self.reached, self.eligible + waiting)
        return self.high

    @property
    def high(self) -> Fraction | None:
        """With every undetermined park eligible that has come so far, and no other."""
        if self.eligible + self.reached_undetermined:
            return Fraction(self.reached + self.reached_undetermined, self.eligible + self.reached_undetermined)
        return Fraction(0) if self.undetermined else None

    @property
    def exact(self) -> Fraction | None:
        """The rate where the undetermined parks make no difference."""
        return self.low if self.low == self.high else None


@dataclass(frozen=True, slots=True)
class Coverage:
    """The three rates of one jurisdiction, or of several together."""

    listed: Rate
    carried_out: Rate
    accepted: Rate


def coverage(parks: Iterable[Standing]) -> Coverage:
    """The rates of these parks, each counted once."""
    counted = tuple(parks)
    return Coverage(
        _rate((park.eligible, park.listed) for park in counted),
        _rate((park.eligible, park.carried_out) for park in counted),
        _rate((park.eligible, park.accepted) for park in counted),
    )


def coverage_of_sets(
    eligible: Mapping[Answer, AbstractSet[str]],
    listed: AbstractSet[str],
    carried_out: AbstractSet[str],
    accepted: AbstractSet[str],
) -> Coverage:
    """The same as coverage(), of thousands of parks at once. eligible: their ids by answer; the others: those that have
    come so far, whichever else may be among them."""
    return Coverage(*(_rate_of_sets(eligible, reached) for reached in (listed, carried_out, accepted)))


def _rate_of_sets(eligible: Mapping[Answer, AbstractSet[str]], reached: AbstractSet[str]) -> Rate:
    yes, unknown, no = (eligible.get(answer, frozenset()) for answer in (Answer.YES, Answer.UNKNOWN, Answer.NO))
    return Rate(len(yes), len(yes & reached), len(unknown), len(unknown & reached), len(no & reached))


def _rate(parks: Iterable[tuple[Answer, bool]]) -> Rate:
    counts = dict.fromkeys(((answer, reached) for answer in Answer for reached in (True, False)), 0)
    for park in parks:
        counts[park] += 1
    return Rate(
        eligible=counts[Answer.YES, True] + counts[Answer.YES, False],
        reached=counts[Answer.YES, True],
        undetermined=counts[Answer.UNKNOWN, True] + counts[Answer.UNKNOWN, False],
        reached_undetermined=counts[Answer.UNKNOWN, True],
        outside=counts[Answer.NO, True],
    )
