"""What others did to a case since somebody looked: told beside what they were about to do themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from service.casework.act_words import said_of
from service.casework.case import Case
from service.casework.labels import LABELS
from service.casework.park_view import acts_seen
from service.vocabulary.language import Said
from service.vocabulary.person import Role


@dataclass(frozen=True, slots=True)
class ActDone:
    """One act on record: its number, who did it and when, what it is called, and the words it carries."""

    seq: int
    at: datetime
    person: str
    role: Said
    label: Said
    words: str


def acts_done(case: Case, since: int = 0, reader: Role | None = None) -> tuple[ActDone, ...]:
    """The acts with a number above `since`, in order. reader: the role of whoever looks, see acts_seen()."""
    return tuple(
        ActDone(one.seq, one.at, one.person.name, one.person.role.said, LABELS[type(one.act)], said_of(one.act))
        for one in acts_seen(case, reader, since)
    )
