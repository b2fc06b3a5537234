"""核查记录: what assessors and experts found and attest, as against what the park states."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from service.vocabulary.entry import Entry


@dataclass(frozen=True, slots=True)
class Opinion:
    """One person's answer to one manual check. `answer` is one of the check's answers, or missing; `basis` what it
    rests on, where the sheet asks for that."""

    person: str
    answer: Entry
    basis: Entry | None = None


@dataclass(frozen=True, slots=True)
class Ruling:
    """An assessor's yes/no on one matter, with the reason: acceptance of an N/A reason, closing of a question. `about`
    is what it was made on: the 存疑编号 of the question (service/assessment/question_code.py), or the park's reason;
    None where it is held to its matter otherwise."""

    accepted: Entry
    reason: Entry
    person: Entry
    about: Entry | None = None


@dataclass(frozen=True, slots=True)
class Dispute:
    """A disputed value of an indicator or raw quantity for a year; `established` is the value found, if any, and
    `person` who found it."""

    code: str
    year: int
    reason: Entry
    established: Entry
    person: Entry | None = None


@dataclass(frozen=True, slots=True)
class ExternalFigure:
    """A figure of an outside body for a raw quantity and year, in the catalogue's unit, with its source."""

    code: str
    year: int
    value: Entry
    source: Entry


@dataclass(frozen=True, slots=True)
class Judgements:
    """Everything one 核查记录 states, with what is recorded item by item in the case. `digest` is the SHA-256 of the
    file's bytes, `case` that of the 案卷记录 document; each empty when there is none.

    opinions: rule id → opinions in sheet order. not_applicable: indicator code or rule id → ruling.
    closed_questions: (rule id, subject) → ruling; `accepted` yes means the question is answered. `accepted` is yes or
    no everywhere. `checked_on` and `leader` stand on the cover: day of the site visit, head of the group.
    """

    digest: str = ""
    park: str = ""
    opinions: Mapping[str, tuple[Opinion, ...]] = field(default_factory=dict)
    not_applicable: Mapping[str, Ruling] = field(default_factory=dict)
    disputes: Mapping[tuple[str, int], Dispute] = field(default_factory=dict)
    external: Mapping[tuple[str, int], ExternalFigure] = field(default_factory=dict)
    closed_questions: Mapping[tuple[str, str], Ruling] = field(default_factory=dict)
    checked_on: Entry | None = None
    leader: Entry | None = None
    case: str = ""


NO_JUDGEMENTS = Judgements()
