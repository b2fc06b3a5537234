"""更正: a clerical error of an issued decision is put right by a signed notice; the decision stays as it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from service.vocabulary.language import Said


class Place(StrEnum):
    """What of an issued document can be corrected. What it decides (conclusion, grade, score, items, deadlines) is not
    among it: that is changed on appeal or by another evaluation."""

    NUMBER = "number"
    DATED = "dated"
    NAMES = "names"
    GROUNDS = "grounds"
    SIGNERS = "signers"

    @property
    def said(self) -> Said:
        """The word in both languages."""
        return _PLACES[self]


_PLACES = {
    Place.NUMBER: Said("文号", "number of the document"),
    Place.DATED: Said("文件日期的写法", "date of the document as written"),
    Place.NAMES: Said("园区和规划期的名称", "name of the park or programme"),
    Place.GROUNDS: Said("依据的表述（方案、规则库、评价）", "what it rests on: plan, rule base, evaluation"),
    Place.SIGNERS: Said("签署人姓名的写法", "name of a signer as written"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftCorrection:
    """The words at a place of the issued decision that are wrong, what they should be, and why."""

    kind: Literal["draft_correction"] = "draft_correction"
    place: Place
    wrong: str
    right: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignCorrection:
    """A department that signed the decision signs its correction; content: digest of what the signer saw."""

    kind: Literal["sign_correction"] = "sign_correction"
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclineCorrection:
    """Such a department does not sign the correction, which has no effect then."""

    kind: Literal["decline_correction"] = "decline_correction"
    content: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawCorrection:
    """The drafted correction is taken back before all have signed it."""

    kind: Literal["withdraw_correction"] = "withdraw_correction"
    reason: str
