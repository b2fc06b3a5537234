"""更正: the corrections of issued decisions, and the signature under one, which asks for password and code again."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from service.access.use_cases import UseCase
from service.api.cases.acting import THE_CASE, acting, told
from service.api.cases.deciding import ConfirmedGiven
from service.api.cases.done import DoneShown
from service.api.persons import PersonShown
from service.api.values import Digest, Labelled, Shown
from service.casework.acts.correction import SignCorrection
from service.casework.corrections import Correction, CorrectionStatus, corrections
from service.transport.auth import Who
from service.transport.declared import asks, routed
from service.transport.grave import asked_for
from service.vocabulary.person import Role
from service.workflow.cases.read_case import read_case
from service.workflow.cases.sign_correction import sign_correction

router = routed("/cases", "案卷")


class CorrectionShown(Shown):
    """One correction."""

    act: int = Field(description="拟定更正的办理记录序号")
    issued: int = Field(description="所更正决定的发文的办理记录序号")
    document: str = Field(description="所更正决定的文号")
    number: int = Field(description="这一决定的第几号更正；未生效的为 0")
    status: Labelled = Field(description="待签署、已生效、不予签署、已撤回或未签完")
    place: Labelled = Field(description="更正决定书的哪一处")
    wrong: str = Field(description="错误的文字")
    right: str = Field(description="更正后的文字")
    reason: str = Field(description="理由")
    digest: Digest = Field(description="签署更正时照写为 content")
    dated: date | None = Field(description="生效的日期，未生效的为 null")
    signed_by: list[PersonShown] = Field(description="已签署的人")
    missing: list[Labelled] = Field(description="尚待哪些部门签署")

    @classmethod
    def of(cls, one: Correction) -> CorrectionShown:
        """The correction as it stands."""
        act = one.drafted.act
        return cls(
            act=one.drafted.seq,
            issued=one.issued.seq,
            document=one.issued.act.document,
            number=one.number,
            status=Labelled.of(one.status),
            place=Labelled.of(act.place),
            wrong=act.wrong,
            right=act.right,
            reason=act.reason,
            digest=one.digest,
            dated=one.dated,
            signed_by=[PersonShown.of(signed.person) for signed in one.signatures],
            missing=[Labelled.of(department) for department in one.missing],
        )


class CorrectionsShown(Shown):
    """The corrections of a case in order."""

    version: int = Field(description="办理记录的条数；办理时照写为 seen")
    corrections: list[CorrectionShown] = Field(description="各项更正；园区填报员只见已生效的")


class CorrectionSignatureGiven(ConfirmedGiven):
    """A signature under a correction."""

    content: str = Field(min_length=8, description="您看过的更正的摘要（corrections 接口的 digest）")


@router.get("/{case_id}/corrections", **asks(UseCase.READ_CASE, of=THE_CASE, summary="查看已发文决定的更正"))
def show_corrections(who: Who, case_id: str) -> CorrectionsShown:
    """文字、文号等笔误的更正；原决定不改动。"""
    case = read_case(who.settings, who.found.id)
    inside = who.person.role is not Role.SUBMITTER
    told_of = [one for one in corrections(case) if inside or one.status is CorrectionStatus.EFFECTIVE]
    return CorrectionsShown(version=case.version, corrections=[CorrectionShown.of(one) for one in told_of])


@router.post("/{case_id}/correction-signatures", **asks(UseCase.ACT_ON_CASE, of=THE_CASE, summary="签署更正"))
def sign(who: Who, case_id: str, body: CorrectionSignatureGiven) -> DoneShown:
    """签署您看过的那一份更正。再次确认身份时 act 写 kind 为 sign_correction 和同一个 content。"""
    with acting(who, SignCorrection, body.seen) as case:
        asked = asked_for(SignCorrection(content=body.content), who, body.seen, body.confirmation)
        return told(who, sign_correction(who.settings, case, body.content, asked))
