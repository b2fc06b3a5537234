"""Attempts that break one condition and nothing else, and how that is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from service.casework.acts.act import Act
from service.casework.conditions.condition import Attempt
from service.casework.perform import Refused, perform
from service.casework.transitions import TRANSITIONS
from service.vocabulary.person import Person
from tests.casework.builders import PEOPLE, Walk


@dataclass(frozen=True)
class Violation:
    """An act that nobody may do as it is tried here, the conditions it breaks, and a word that the reason must have."""

    act: type[Act]
    breaks: tuple[str, ...]
    says: str
    made: Callable[[], tuple[Walk, Act, Person | None]]

    def __str__(self) -> str:
        return f"{self.act.__name__}-{'-'.join(self.breaks)}"


def show(violation: Violation) -> None:
    """The act breaks just these conditions, is refused for that, with both languages, and leaves the case alone."""
    there, act, person = violation.made()
    assert type(act) is violation.act
    row, who, before = TRANSITIONS[violation.act], person or PEOPLE[TRANSITIONS[violation.act].roles[0]], there.case
    assert there.case is None or there.now.state in row.states
    assert who.role in row.roles
    attempt = Attempt(there.case, act, who, there.at, there.procedure)
    broken = {condition.name: tuple(condition.reasons(attempt)) for condition in row.conditions}
    assert [name for name, reasons in broken.items() if reasons] == list(violation.breaks)
    with pytest.raises(Refused) as refused:
        perform(there.case, act, who, there.at, there.procedure)
    assert violation.says in str(refused.value)
    assert all(reason.en and reason.zh for reason in refused.value.reasons)
    assert there.case == before


def blank(there: Walk, act: Act, field: str) -> tuple[Walk, Act, Person | None]:
    """The act with one text left blank."""
    return there, replace(act, **{field: " "}), None  # type: ignore[arg-type]
