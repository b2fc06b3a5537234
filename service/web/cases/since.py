"""What others did to a case since somebody looked: told beside what they were about to do themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from service.casework.act_words import said_of
from service.casework.acts.act import Act
from service.casework.acts.correction import DraftCorrection, SignCorrection
from service.casework.case import Case, Recorded
from service.casework.code_names import NO_NAMES
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


def acts_done(
    case: Case, since: int = 0, reader: Role | None = None, names: Mapping[str, str] = NO_NAMES
) -> tuple[ActDone, ...]:
    """The acts with a number above `since`, in order. reader: the role of whoever looks, see acts_seen(); names: of the
    codes that acts carry, see names_of_codes()."""
    return tuple(
        ActDone(one.seq, one.at, one.person.name, one.person.role.said, LABELS[type(one.act)], _words(case, one, names))
        for one in acts_seen(case, reader, since)
    )


def _words(case: Case, one: Recorded[Act], names: Mapping[str, str]) -> str:
    """Of a signature under a correction what it corrects: it says nothing of its own."""
    if isinstance(one.act, SignCorrection):
        drafted = [draft for draft in case.of(DraftCorrection) if draft.seq < one.seq]
        return said_of(drafted[-1].act)
    return said_of(one.act, names)
