"""案卷: a case is its acts, with the state and the round that they have led to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Generic, TypeVar

from service.casework.acts.act import Act
from service.casework.acts.application import OpenCase
from service.casework.state import State
from service.vocabulary.day import day_of
from service.vocabulary.person import Person

A = TypeVar("A")


@dataclass(frozen=True, slots=True)
class Recorded(Generic[A]):
    """One act as it stands in the case: its number from 1, who did it (as this person was then), when (UTC), under
    which procedure (digest), and the digest of all this together with the digest of the act before it."""

    seq: int
    act: A
    person: Person
    at: datetime
    procedure: str
    digest: str

    @property
    def day(self) -> date:
        """The day on the offices' calendar."""
        return day_of(self.at)


@dataclass(frozen=True, slots=True)
class Case:
    """What the acts have led to. `round` counts from 1; `round_began` is the number of the act that began it (1 for the
    first). Everything else is asked of the acts."""

    acts: tuple[Recorded[Act], ...]
    state: State
    round: int = 1
    round_began: int = 1
    _by_kind: Mapping[type, tuple[Recorded[Act], ...]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def opened(self) -> OpenCase:
        """Park, jurisdiction, city and programme."""
        act = self.acts[0].act
        assert isinstance(act, OpenCase)
        return act

    @property
    def version(self) -> int:
        """The number of acts: what a caller must have seen to add the next."""
        return len(self.acts)

    def numbered(self, seq: int) -> Recorded[Act] | None:
        """The act of that number, None when there is none."""
        return self.acts[seq - 1] if 1 <= seq <= len(self.acts) else None

    def of(self, kind: type[A], since: int = 0) -> tuple[Recorded[A], ...]:
        """The recorded acts of a kind with a number above `since`, in order."""
        found = self._by_kind.get(kind, ())
        return tuple(one for one in found if one.seq > since)  # type: ignore[misc]

    def last(self, kind: type[A], since: int = 0) -> Recorded[A] | None:
        """The last recorded act of a kind with a number above `since`, None when there is none."""
        found = self._by_kind.get(kind, ())
        return found[-1] if found and found[-1].seq > since else None  # type: ignore[return-value]

    def of_round(self, kind: type[A]) -> tuple[Recorded[A], ...]:
        """The recorded acts of a kind in the present round."""
        return self.of(kind, self.round_began)

    def last_of_round(self, kind: type[A]) -> Recorded[A] | None:
        """The last recorded act of a kind in the present round, None when there is none."""
        return self.last(kind, self.round_began)


def after(case: Case | None, recorded: Recorded[Act], state: State, opens_round: bool) -> Case:
    """The case with one more act."""
    kind = type(recorded.act)
    if case is None:
        return Case((recorded,), state, _by_kind={kind: (recorded,)})
    by_kind = {**case._by_kind, kind: (*case._by_kind.get(kind, ()), recorded)}
    round_, began = (case.round + 1, recorded.seq) if opens_round else (case.round, case.round_began)
    return Case((*case.acts, recorded), state, round_, began, by_kind)
