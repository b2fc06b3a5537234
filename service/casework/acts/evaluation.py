"""Assessments, waivers, the departure from a recommendation, the supplement notice and the draft of a decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from service.vocabulary.assessment import Recommendation
from service.vocabulary.assessment_summary import AssessmentSummary


@dataclass(frozen=True, slots=True, kw_only=True)
class PreAssess:
    """A first assessment before the site visit; basis: digest of what it was made from (evaluation_basis()); rules: of
    the kept rules it was made by."""

    kind: Literal["pre_assess"] = "pre_assess"
    summary: AssessmentSummary
    basis: str
    rules: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluate:
    """The assessment on which a decision can rest; basis, rules: as PreAssess; without_waivers: the same without any
    waiver, where there are."""

    kind: Literal["evaluate"] = "evaluate"
    summary: AssessmentSummary
    basis: str
    without_waivers: AssessmentSummary | None = None
    rules: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposeWaiver:
    """An indicator or rule is proposed not to apply; until: last day on which the waiver holds."""

    kind: Literal["propose_waiver"] = "propose_waiver"
    subject: str
    reason: str
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantWaiver:
    """A proposed waiver (number of the act) is signed by an approver and holds."""

    kind: Literal["grant_waiver"] = "grant_waiver"
    waiver: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RevokeWaiver:
    """A proposed or granted waiver (number of the act that proposed it) is refused or taken back."""

    kind: Literal["revoke_waiver"] = "revoke_waiver"
    waiver: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """The decision shall depart from the recommendation; until: last day on which this may be signed and issued."""

    kind: Literal["override"] = "override"
    decision: Recommendation
    grade: str
    reason: str
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestSupplement:
    """补正材料通知书: what is to be supplied, by when."""

    kind: Literal["request_supplement"] = "request_supplement"
    items: tuple[str, ...]
    deadline: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemToRectify:
    """One item to put right, with who does it and by when; reopens: the codes of the workbook that may change with
    it."""

    rule: str
    subject: str
    demand: str
    owner: str
    deadline: date
    reopens: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftDecision:
    """The decision is drafted for signature; items and deadline belong to 限期整改."""

    kind: Literal["draft_decision"] = "draft_decision"
    decision: Recommendation
    grade: str
    items: tuple[ItemToRectify, ...] = ()
    deadline: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SendBack:
    """The case is sent back a stage; a drafted decision falls, and signatures on it are void."""

    kind: Literal["send_back"] = "send_back"
    reason: str
