"""What somebody has written down on site so far, item by item: a draft, which is no act yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from service.casework.case import Case
from service.casework.state import DECIDED, State


@dataclass(frozen=True, slots=True)
class Photo:
    """A file of evidence that lies with a draft. digest: SHA-256 of its content; size in bytes."""

    digest: str
    name: str
    media_type: str
    size: int

    @property
    def pictured(self) -> bool:
        """Whether a browser shows it as a picture."""
        return self.media_type.startswith("image/")


@dataclass(frozen=True, slots=True)
class SiteDraft:
    """What a person (id) has of one item: the answer chosen, what it rests on, the value found as typed, the files.
    writer: the name of the person, as on record.

    version: counts the savings of the item, whoever saved; after: the number of the last act on the item that had been
    seen.
    """

    item: str
    person: int
    answer: str
    basis: str
    value: str
    version: int
    after: int
    saved_at: datetime
    photos: tuple[Photo, ...] = ()
    writer: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing is written down, so that it counts for nothing."""
        return not (self.answer or self.basis or self.value or self.photos)

    def says(self, answer: str, basis: str, value: str) -> bool:
        """Whether it holds just these words: what is saved twice is saved once."""
        return (self.answer, self.basis, self.value) == (answer, basis, value)


_ENDED = (*DECIDED, State.CLOSED, State.WITHDRAWN)


def drafts_end(case: Case) -> bool:
    """Whether the last act of the case has ended a round, so that what was only a draft in it is nobody's any more."""
    return case.state in _ENDED or case.round_began == case.version
