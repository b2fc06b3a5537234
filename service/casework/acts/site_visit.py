"""What is seen, judged and scored on site."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from service.vocabulary.later import Later


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordJudgement:
    """One person's answer to one manual check (rule id); evidence: digests of files."""

    kind: Literal["record_judgement"] = "record_judgement"
    item: str
    answer: str
    basis: str = ""
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportJudgements:
    """A 核查记录 is taken in. workbook: digest of the file; items: the rules, codes and subjects of questions on
    which it differs from the one before it; rules: digest of the kept rules it was read by."""

    kind: Literal["import_judgements"] = "import_judgements"
    workbook: str
    items: tuple[str, ...]
    rules: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreItem:
    """An expert's score of one item, on the scale of the procedure."""

    kind: Literal["score_item"] = "score_item"
    item: str
    score: Decimal
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recuse:
    """回避: an expert (person id, and the name by which a 核查记录 knows them) takes no part, in the items named or in
    all where none is named; what this person scored and judged there no longer counts."""

    kind: Literal["recuse"] = "recuse"
    expert: int
    expert_name: str = ""
    reason: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifiedValue:
    """A raw quantity of a year as a third party found it, in the catalogue's unit (percent as a fraction), `raw` as it
    was written."""

    code: str
    year: int
    value: Decimal
    raw: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordVerification:
    """第三方核查: an organisation attests values; report: digest of its report, made_on a day with a conclusion."""

    kind: Literal["record_verification"] = "record_verification"
    organisation: str
    report: str
    values: tuple[VerifiedValue, ...]
    made_on: Later[date | None] = None
    conclusion: Later[str] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishSiteVisit:
    """The site visit is over; leader: head of the group; members: who else took part; confirmed: the reported values
    that were found to be true, as `code/year`."""

    kind: Literal["finish_site_visit"] = "finish_site_visit"
    visited_on: date
    leader: str
    members: Later[tuple[str, ...]] = ()
    confirmed: Later[tuple[str, ...]] = ()
