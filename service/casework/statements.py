"""What named people record item by item in a case: opinions, rulings, disputes, outside figures, recusals."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from service.vocabulary.canonical import canonical_json
from service.vocabulary.state import Attestor


@dataclass(frozen=True, slots=True)
class Signed:
    """Who recorded it, in which act of the case (its number, from 1)."""

    seq: int
    person_id: int
    person: str


@dataclass(frozen=True, slots=True)
class RecordedOpinion:
    """One person's answer to a manual check or gate, as an assessor or as an expert."""

    signed: Signed
    rule: str
    by: Attestor
    answer: str
    basis: str = ""


@dataclass(frozen=True, slots=True)
class RecordedClosing:
    """What became of a credibility question: accepted as verified, or upheld."""

    signed: Signed
    rule: str
    subject: str
    accepted: bool
    reason: str


@dataclass(frozen=True, slots=True)
class RecordedDispute:
    """A disputed value of an indicator or raw quantity. `established`: what was found instead, in the catalogue's unit
    (percent as a fraction), `raw` as it was written; None while nothing is established."""

    signed: Signed
    code: str
    year: int
    reason: str
    established: Decimal | None = None
    raw: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class RecordedFigure:
    """An outside body's figure for a raw quantity, in the catalogue's unit, `raw` as it was written."""

    signed: Signed
    code: str
    year: int
    value: Decimal
    raw: str
    unit: str
    source: str


@dataclass(frozen=True, slots=True)
class Waiver:
    """The accepted ruling that an indicator (code) or check (rule id) does not apply. It counts from the day it was
    granted until the day it expires, both included."""

    signed: Signed
    code: str
    reason: str
    granted_on: date
    expires_on: date

    def in_force(self, on: date) -> bool:
        """Whether it counts on a day."""
        return self.granted_on <= on <= self.expires_on


@dataclass(frozen=True, slots=True)
class Recusal:
    """回避: an expert who takes no part, in the checks and tasks named in `items`, or in all where none is named."""

    signed: Signed
    person_id: int
    person: str
    reason: str
    items: tuple[str, ...] = ()

    def covers(self, person_id: int, item: str) -> bool:
        """Whether it keeps that person from judging that item."""
        return person_id == self.person_id and (not self.items or item in self.items)


Statement = RecordedOpinion | RecordedClosing | RecordedDispute | RecordedFigure | Waiver | Recusal


def in_order(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """By the number of the act; what one act recorded stays in its order."""
    return tuple(sorted(statements, key=lambda statement: statement.signed.seq))


def case_document(case: str, statements: Sequence[Statement]) -> str:
    """The 案卷记录 as canonical JSON: the document in which the cells of recorded judgements stand."""
    kept = [{type(statement).__name__: statement} for statement in in_order(statements)]
    return canonical_json({"case": case, "statements": kept})


def document_digest(document: str) -> str:
    """SHA-256 of a document's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(document.encode()).hexdigest()
