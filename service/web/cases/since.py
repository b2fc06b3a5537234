"""What others did to a case since somebody looked: told beside what they were about to do themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from service.casework.act_words import said_of
from service.casework.case import Case
from service.casework.labels import LABELS
from service.vocabulary.language import Said


@dataclass(frozen=True, slots=True)
class ActDone:
    """One act on record: its number, who did it and when, what it is called, and the words it carries."""

    seq: int
    at: datetime
    person: str
    role: Said
    label: Said
    words: str


def acts_done(case: Case, since: int = 0) -> tuple[ActDone, ...]:
    """The acts with a number above `since`, in order."""
    return tuple(
        ActDone(one.seq, one.at, one.person.name, one.person.role.said, LABELS[type(one.act)], said_of(one.act))
        for one in case.acts[max(0, since) :]
    )
