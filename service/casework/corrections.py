"""The corrections of issued decisions: what each says, who signed it, and whether it has effect."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from service.casework.acts.correction import (
    DeclineCorrection,
    DraftCorrection,
    Place,
    SignCorrection,
    WithdrawCorrection,
)
from service.casework.acts.decision import Issue, Sign
from service.casework.case import Case, Recorded
from service.casework.decision_lines import decision_lines
from service.casework.state import DECIDED, State
from service.vocabulary.canonical import canonical_digest
from service.vocabulary.language import Said
from service.vocabulary.person import Department

CORRECTABLE = (*DECIDED, State.CLOSED)
"""While these last the decision is in effect, and what is written wrong in it can be corrected."""
_LINES = {Place.NAMES: ("park", "programme"), Place.GROUNDS: ("plan", "pack", "assessment")}


class CorrectionStatus(StrEnum):
    """How a correction stands. LAPSED: its decision fell or was followed by another round before all had signed."""

    PENDING = "pending"
    EFFECTIVE = "effective"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"

    @property
    def said(self) -> Said:
        """The word in both languages."""
        return _STATUSES[self]


_STATUSES = {
    CorrectionStatus.PENDING: Said("待签署，未生效", "to be signed, not in effect"),
    CorrectionStatus.EFFECTIVE: Said("已生效", "in effect"),
    CorrectionStatus.DECLINED: Said("不予签署，不生效", "declined, without effect"),
    CorrectionStatus.WITHDRAWN: Said("已撤回，不生效", "withdrawn, without effect"),
    CorrectionStatus.LAPSED: Said("原决定已不在有效期内，更正没有签完，不生效", "lapsed with its decision"),
}


@dataclass(frozen=True, slots=True)
class CorrectionContent:
    """All that a signature under a correction stands for. issued: number of the act that issued the decision, decision:
    digest of what was signed then; draft: number of the act that drafted the correction."""

    case: str
    park: str
    issued: int
    document: str
    dated: date
    decision: str
    draft: int
    place: Place
    wrong: str
    right: str
    reason: str


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction. number: from 1 among those of its decision in effect, 0 while it is not; departments: those that
    signed the decision; ended: how it came to nothing."""

    drafted: Recorded[DraftCorrection]
    issued: Recorded[Issue]
    content: CorrectionContent
    digest: str
    departments: tuple[Department, ...]
    signatures: tuple[Recorded[SignCorrection], ...]
    ended: Recorded[DeclineCorrection] | Recorded[WithdrawCorrection] | None
    status: CorrectionStatus
    number: int = 0

    @property
    def missing(self) -> tuple[Department, ...]:
        """The departments that have not signed it."""
        signed = {one.person.department for one in self.signatures}
        return tuple(one for one in self.departments if one not in signed)

    @property
    def dated(self) -> date | None:
        """The day it took effect, that of the last signature; None where it has none."""
        return self.signatures[-1].day if self.status is CorrectionStatus.EFFECTIVE else None


def corrections(case: Case) -> tuple[Correction, ...]:
    """Every correction ever drafted, in order."""
    found: list[Correction] = []
    for drafted in case.of(DraftCorrection):
        issued = [one for one in case.of(Issue) if one.seq < drafted.seq][-1]
        before = [one for one in found if one.issued == issued and one.status is CorrectionStatus.EFFECTIVE]
        found.append(_correction(case, drafted, issued, len(before) + 1))
    return tuple(found)


def corrections_in_effect(case: Case, issued: int) -> tuple[Correction, ...]:
    """Those of the decision that the act of this number issued, in the order of their numbers."""
    return tuple(
        one for one in corrections(case) if one.issued.seq == issued and one.status is CorrectionStatus.EFFECTIVE
    )


def pending_correction(case: Case) -> Correction | None:
    """The correction that is being signed; there is one at a time."""
    found = corrections(case)
    return found[-1] if found and found[-1].status is CorrectionStatus.PENDING else None


def correction_digest(case: Case) -> str:
    """Digest of what a signature under the pending correction would stand for, empty when none is pending."""
    pending = pending_correction(case)
    return pending.digest if pending is not None else ""


def texts_at(case: Case, place: Place) -> tuple[str, ...]:
    """What the decision in effect says at a place, read with its corrections; nothing while none is issued."""
    issued = case.last_of_round(Issue)
    if issued is None or case.state not in CORRECTABLE:
        return ()
    texts = _as_issued(case, issued, place)
    for one in corrections_in_effect(case, issued.seq):
        if one.content.place is place:
            texts = tuple(text.replace(one.content.wrong, one.content.right) for text in texts)
    return texts


def _as_issued(case: Case, issued: Recorded[Issue], place: Place) -> tuple[str, ...]:
    if place is Place.NUMBER:
        return (issued.act.document,)
    if place is Place.DATED:
        return (str(issued.act.dated),)
    if place is Place.SIGNERS:
        return tuple(one.person.name for one in _signed(case, issued))
    return tuple(one.value.zh for one in decision_lines(case, "") if one.name in _LINES[place])


def _signed(case: Case, issued: Recorded[Issue]) -> tuple[Recorded[Sign], ...]:
    """The signatures under what was issued: with the content that was signed last, which nothing has changed since."""
    given = [one for one in case.of(Sign) if one.seq < issued.seq]
    return tuple(one for one in given if one.act.content == given[-1].act.content)


def _correction(case: Case, drafted: Recorded[DraftCorrection], issued: Recorded[Issue], number: int) -> Correction:
    signed = _signed(case, issued)
    content = _content(case, drafted, issued, signed[-1].act.content)
    digest = canonical_digest(content)
    departments = tuple(dict.fromkeys(_department(one) for one in signed))
    signatures = tuple(one for one in case.of(SignCorrection, drafted.seq) if one.act.content == digest)
    declined = next((one for one in case.of(DeclineCorrection, drafted.seq) if one.act.content == digest), None)
    ended = declined or _withdrawn(case, drafted)
    status = CorrectionStatus.PENDING
    if {_department(one) for one in signatures} >= set(departments):
        status = CorrectionStatus.EFFECTIVE
    elif ended is not None:
        status = CorrectionStatus.DECLINED if ended is declined else CorrectionStatus.WITHDRAWN
    elif case.state not in CORRECTABLE or case.last_of_round(Issue) != issued:
        status = CorrectionStatus.LAPSED
    own = number if status is CorrectionStatus.EFFECTIVE else 0
    return Correction(drafted, issued, content, digest, departments, signatures, ended, status, own)


def _content(
    case: Case, drafted: Recorded[DraftCorrection], issued: Recorded[Issue], decision: str
) -> CorrectionContent:
    opened, act = case.opened, drafted.act
    return CorrectionContent(
        case=opened.case,
        park=opened.park,
        issued=issued.seq,
        document=issued.act.document,
        dated=issued.act.dated,
        decision=decision,
        draft=drafted.seq,
        place=act.place,
        wrong=act.wrong,
        right=act.right,
        reason=act.reason,
    )


def _withdrawn(case: Case, drafted: Recorded[DraftCorrection]) -> Recorded[WithdrawCorrection] | None:
    """The withdrawal before any other was drafted: there is one pending at a time."""
    later = [one.seq for one in case.of(DraftCorrection, drafted.seq)]
    before = later[0] if later else case.version + 1
    return next((one for one in case.of(WithdrawCorrection, drafted.seq) if one.seq < before), None)


def _department(one: Recorded[Sign] | Recorded[SignCorrection]) -> Department:
    department = one.person.department
    assert department is not None
    return department
