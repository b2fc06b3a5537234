"""Consultation, signatures, publicity, the issued document, appeals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from service.vocabulary.person import Department


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveOpinion:
    """会商: a department's opinion on the draft; document: number of its letter, if any."""

    kind: Literal["give_opinion"] = "give_opinion"
    department: Department
    agrees: bool
    opinion: str
    document: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A department signs; content: digest of the decision that the signer saw."""

    kind: Literal["sign"] = "sign"
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclineToSign:
    """A department does not sign; the case goes back to the evaluation."""

    kind: Literal["decline_to_sign"] = "decline_to_sign"
    content: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Publish:
    """公示 from the first to the last day, both included; where: the place or address."""

    kind: Literal["publish"] = "publish"
    first_day: date
    last_day: date
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LodgeObjection:
    """Somebody objects during publicity; evidence: digests of files."""

    kind: Literal["lodge_objection"] = "lodge_objection"
    objector: str
    objection: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleObjection:
    """An objection (number of the act) is dismissed, or upheld: then the case is evaluated again."""

    kind: Literal["settle_objection"] = "settle_objection"
    objection: int
    upheld: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """The decision is issued as a document with a number and a date."""

    kind: Literal["issue"] = "issue"
    document: str
    dated: date


@dataclass(frozen=True, slots=True, kw_only=True)
class LodgeAppeal:
    """The park appeals against the issued decision; evidence: digests of files."""

    kind: Literal["lodge_appeal"] = "lodge_appeal"
    grounds: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawAppeal:
    """The park takes back its appeal before it is decided, as if none had been lodged."""

    kind: Literal["withdraw_appeal"] = "withdraw_appeal"
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideAppeal:
    """The appeal is dismissed, or upheld: then the decision falls and the case is evaluated again in a new round."""

    kind: Literal["decide_appeal"] = "decide_appeal"
    upheld: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Close:
    """办结: nothing is left to do, the case goes to the archive."""

    kind: Literal["close"] = "close"
    note: str = ""
