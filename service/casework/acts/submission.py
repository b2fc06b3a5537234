"""The workbook that arrives, and the questions that the data check asks about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from service.casework.acts.site_visit import Later
from service.vocabulary.assessment_summary import OpenQuestion


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedPlan:
    """A plan version with its approval as the workbook states it; empty or None where it states nothing; place:
    `sheet!cell`."""

    version: str
    approved: bool
    authority: str = ""
    document: str = ""
    decided_on: date | None = None
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedAmendment:
    """A target or base value that the workbook calls amended with approval: the new value as written, and as a number
    in the catalogue's unit (percent as a fraction), None where it is none; place: `sheet!cell`."""

    what: Literal["target", "base"]
    code: str
    new: str
    value: Decimal | None = None
    document: str = ""
    decided_on: date | None = None
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedChange:
    """A project that the workbook calls cancelled or replaced with approval; place: `sheet!cell`."""

    project: str
    replaced: bool
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportSubmission:
    """A workbook is taken in.

    workbook: digest of the file; submission: digest of what it says; rules: of the kept rules it was read by; previous:
    of the submission it was compared with, empty for the first; changed: the codes that differ from it; problems:
    values that could not be used; questions: what the credibility rules ask about it; grounds: the digest of the values
    that each of them was asked of, in their order, none where that was not kept yet; plans: all versions, in the order
    of the workbook; amendments and changes: those that it calls approved; projects: the names of all.
    """

    kind: Literal["import_submission"] = "import_submission"
    workbook: str
    submission: str
    pack: str
    evaluation_date: date
    plans: tuple[StatedPlan, ...] = ()
    amendments: tuple[StatedAmendment, ...] = ()
    changes: tuple[StatedChange, ...] = ()
    projects: tuple[str, ...] = ()
    previous: str = ""
    changed: tuple[str, ...] = ()
    problems: int = 0
    rules: str = ""
    questions: tuple[OpenQuestion, ...] = ()
    grounds: Later[tuple[str, ...]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerQuestion:
    """The park answers a question; evidence: digests of files."""

    kind: Literal["answer_question"] = "answer_question"
    rule: str
    subject: str
    answer: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptAnswer:
    """The answer settles the question."""

    kind: Literal["accept_answer"] = "accept_answer"
    rule: str
    subject: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectAnswer:
    """The answer does not settle the question, which stays open."""

    kind: Literal["reject_answer"] = "reject_answer"
    rule: str
    subject: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeValue:
    """A value of an indicator or raw quantity is disputed; established: the value found, in the catalogue's unit
    (percent as a fraction), `raw` as it was written; None while nothing is established."""

    kind: Literal["dispute_value"] = "dispute_value"
    code: str
    year: int
    reason: str
    established: Decimal | None = None
    raw: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishDataCheck:
    """The data check is over."""

    kind: Literal["finish_data_check"] = "finish_data_check"
    note: str = ""
