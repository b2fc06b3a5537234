"""Acts that ask for the password or code again: signatures, waivers granted, publicity, the issued document."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from service.access.use_cases import UseCase
from service.api.cases.acting import THE_CASE, acting, told
from service.api.cases.done import DoneShown
from service.api.cases.working import SeenGiven
from service.casework.acts.decision import DeclineToSign, Issue, Publish, Sign
from service.casework.acts.evaluation import GrantWaiver
from service.transport.auth import Who
from service.transport.declared import asks, routed
from service.transport.grave import asked_for
from service.workflow.cases.perform_act import perform_act
from service.workflow.cases.sign_decision import decline_to_sign, sign_decision

router = routed("/cases", "案卷")


class ConfirmedGiven(SeenGiven):
    """An act for which whoever asks has just confirmed their identity."""

    confirmation: str = Field(
        repr=False, min_length=1, description="再次确认身份得到的一次性凭证，限这一项办理原样使用"
    )


class SignatureGiven(ConfirmedGiven):
    """A signature."""

    content: str = Field(min_length=8, description="您看过的内容的摘要（content 接口的 digest）")


class RefusalGiven(SeenGiven):
    """A signature that is declined."""

    content: str = Field(min_length=8, description="您看过的内容的摘要（content 接口的 digest）")
    reason: str = Field(min_length=1, description="不予签署的理由")


class GrantGiven(ConfirmedGiven):
    """A waiver that is granted."""

    waiver: int = Field(ge=1, description="提出认定的办理记录序号")


class PublicityGiven(ConfirmedGiven):
    """公示."""

    first_day: date = Field(description="第一天")
    last_day: date = Field(description="最后一天")
    where: str = Field(min_length=1, description="公示的网址或地点")


class IssueGiven(ConfirmedGiven):
    """The document."""

    document: str = Field(min_length=1, description="文号")
    dated: date = Field(description="文件的日期")


@router.post("/{case_id}/signatures", **asks(UseCase.ACT_ON_CASE, of=THE_CASE, summary="会签"))
def sign(who: Who, case_id: str, body: SignatureGiven) -> DoneShown:
    """签署您看过的那一份内容。再次确认身份时 act 写 kind 为 sign 和同一个 content。"""
    with acting(who, Sign, body.seen) as case:
        asked = asked_for(Sign(content=body.content), who, body.seen, body.confirmation)
        return told(who, sign_decision(who.settings, case, body.content, asked))


@router.post("/{case_id}/refusals", **asks(UseCase.ACT_ON_CASE, of=THE_CASE, summary="不予签署"))
def decline(who: Who, case_id: str, body: RefusalGiven) -> DoneShown:
    """不予签署，案卷退回评价。"""
    with acting(who, DeclineToSign, body.seen) as case:
        return told(who, decline_to_sign(who.settings, case, body.content, body.reason, who.asked(body.seen)))


@router.post("/{case_id}/granted-waivers", **asks(UseCase.ACT_ON_CASE, of=THE_CASE, summary="同意不适用认定"))
def grant_waiver(who: Who, case_id: str, body: GrantGiven) -> DoneShown:
    """同意一项不适用认定。再次确认身份时 act 写 kind 为 grant_waiver 和同一个 waiver。"""
    with acting(who, GrantWaiver, body.seen) as case:
        act = GrantWaiver(waiver=body.waiver)
        return told(who, perform_act(who.settings, case, act, asked_for(act, who, body.seen, body.confirmation)))


@router.post("/{case_id}/publicity", **asks(UseCase.ACT_ON_CASE, of=THE_CASE, summary="公示"))
def publish(who: Who, case_id: str, body: PublicityGiven) -> DoneShown:
    """登记公示。再次确认身份时 act 写 kind 为 publish 和同样的 first_day、last_day、where。"""
    with acting(who, Publish, body.seen) as case:
        act = Publish(first_day=body.first_day, last_day=body.last_day, where=body.where)
        return told(who, perform_act(who.settings, case, act, asked_for(act, who, body.seen, body.confirmation)))


@router.post("/{case_id}/documents", **asks(UseCase.ACT_ON_CASE, of=THE_CASE, summary="发文"))
def issue(who: Who, case_id: str, body: IssueGiven) -> DoneShown:
    """发文，决定生效。再次确认身份时 act 写 kind 为 issue 和同样的 document、dated。"""
    with acting(who, Issue, body.seen) as case:
        act = Issue(document=body.document, dated=body.dated)
        return told(who, perform_act(who.settings, case, act, asked_for(act, who, body.seen, body.confirmation)))
