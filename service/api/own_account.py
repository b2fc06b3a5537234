"""Whoever is signed in: who they are, what they may do, their password, second factor and confirmations."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import Depends
from pydantic import Field

from service.access.policy import POLICY
from service.access.proof import Offered
from service.access.sessions import SignedIn
from service.access.use_cases import UseCase
from service.api.people import Entry
from service.api.values import Given, Labelled, Shown
from service.transport.auth import Who
from service.transport.declared import asks, routed
from service.transport.grave import GraveAct, confirmed
from service.transport.passwords import Code, Hashing, Password, sparing_own
from service.workflow.accounts.change_password import change_password
from service.workflow.accounts.confirm import confirm
from service.workflow.accounts.enrol_second_factor import begin_enrolment, finish_enrolment, new_recovery_codes
from service.workflow.audit.origin import origin

router = routed("/me", "本人账号")
_CODES = "恢复码，只出现这一次；验证器丢失时每个可用一次"


class Me(Shown):
    """Who is signed in. may: every use case their role may ask for, within their own jurisdiction, city or park."""

    person: Entry
    login: str = Field(description="登录名")
    session: int = Field(description="本次会话的编号")
    session_ends_at: datetime = Field(description="本次会话最迟结束的时刻")
    password_set_at: datetime | None = Field(
        description="密码最近一次由本人更改或用一次性代码设置的时刻；不是本人所为的，请立即联系安全管理员"
    )
    needs: list[Labelled] = Field(description="在办理其他事项之前必须先做的")
    may: list[str] = Field(description="角色可以办理的用例，限于本人的地区、城市或园区")

    @classmethod
    def of(cls, signed: SignedIn) -> Me:
        """As on record at this moment."""
        mine = (asking for asking, right in POLICY.items() if signed.person.role in right.roles)
        return cls(
            person=Entry.of(signed.person),
            login=signed.login,
            session=signed.session,
            session_ends_at=signed.ends_at,
            password_set_at=signed.password_set_at,
            needs=[Labelled.of(need) for need in signed.needs],
            may=sorted(asking.value for asking in mine if isinstance(asking, UseCase)),
        )


class Proof(Given):
    """The password once more, and the code where there is a second factor."""

    password: Password
    code: Code = ""

    def offered(self) -> Offered:
        """With the address it comes from."""
        return Offered(password=self.password, code=self.code, ip=origin().ip)


class NewPassword(Proof):
    """The password to be, after the proof of who asks."""

    new_password: Password


class ToConfirm(Proof):
    """The act that is to be confirmed, and on which case."""

    case: Annotated[str, Field(min_length=1, max_length=100, description="案卷编号", examples=["zhejiang-2026-0001"])]
    act: GraveAct


class Confirmation(Shown):
    """For exactly that act on that case, once, until then."""

    token: str = Field(repr=False, description="确认，只出现这一次；随该项办理一起提交")
    expires_at: datetime


class EnrolmentShown(Shown):
    """What to put into an authenticator."""

    secret: str = Field(repr=False, description="手工输入用的密钥")
    uri: str = Field(repr=False, description="otpauth 地址")
    svg: str = Field(repr=False, description="二维码（SVG）")


class EnrolmentCode(Given):
    """What the authenticator shows for the new secret."""

    code: Annotated[
        str, Field(repr=False, min_length=6, max_length=6, description="验证器上的六位数字", examples=["123456"])
    ]


class RecoveryCodes(Shown):
    """Shown once."""

    recovery_codes: list[str] = Field(repr=False, description=_CODES)


@router.get("", **asks(UseCase.READ_OWN_ACCOUNT, summary="本人、角色和权限"))
def read_me(who: Who) -> Me:
    """以此刻的登记为准。"""
    return Me.of(who.signed)


@router.put(
    "/password", status_code=204, dependencies=[Depends(sparing_own)], **asks(UseCase.CHANGE_OWN_PASSWORD, secret=True)
)
def set_password(given: NewPassword, who: Who, hasher: Hashing) -> None:
    """本账号的其他会话随之结束。"""
    change_password(who.settings, who.signed, given.offered(), given.new_password, who.at, hasher)


@router.post(
    "/totp",
    dependencies=[Depends(sparing_own)],
    **asks(UseCase.ENROL_OWN_TOTP, summary="开始登记动态口令", secret=True),
)
def begin_totp(given: Proof, who: Who, hasher: Hashing) -> EnrolmentShown:
    """给出新的密钥；原有的在新密钥得到验证之前继续有效。"""
    enrolment = begin_enrolment(who.settings, who.signed, given.offered(), who.at, hasher)
    return EnrolmentShown(secret=enrolment.secret, uri=enrolment.uri, svg=enrolment.svg)


@router.put(
    "/totp",
    dependencies=[Depends(sparing_own)],
    **asks(UseCase.ENROL_OWN_TOTP, summary="完成登记动态口令", secret=True),
)
def finish_totp(given: EnrolmentCode, who: Who) -> RecoveryCodes:
    """从此新密钥生效，本账号的其他会话结束。"""
    codes = finish_enrolment(who.settings, who.signed, given.code, who.at, origin().ip)
    return RecoveryCodes(recovery_codes=list(codes))


@router.post(
    "/recovery-codes",
    dependencies=[Depends(sparing_own)],
    **asks(UseCase.ENROL_OWN_TOTP, summary="换一批恢复码", secret=True),
)
def renew_recovery_codes(given: Proof, who: Who, hasher: Hashing) -> RecoveryCodes:
    """原来的恢复码不再有效。"""
    codes = new_recovery_codes(who.settings, who.signed, given.offered(), who.at, hasher)
    return RecoveryCodes(recovery_codes=list(codes))


@router.post(
    "/confirmations",
    status_code=201,
    dependencies=[Depends(sparing_own)],
    **asks(UseCase.CONFIRM_IDENTITY, secret=True),
)
def confirm_identity(given: ToConfirm, who: Who, hasher: Hashing) -> Confirmation:
    """会签、同意不适用认定、公示、发文之前再确认一次身份：act 写明要办的这一项（kind 和全部内容），随后照原样办理。
    有一个字段不同就不能办；一次有效。"""
    what = confirmed(given.act, given.case)
    grant = confirm(who.settings, who.signed, given.offered(), what, who.at, hasher)
    return Confirmation(token=grant.token, expires_at=grant.expires_at)
