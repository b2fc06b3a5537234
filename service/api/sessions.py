"""Sign in, sign out, and the sessions of whoever is signed in."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import Depends, Response
from pydantic import Field

from service.access.proof import Offered
from service.access.sessions import SessionRecord
from service.access.use_cases import UseCase
from service.api.own_account import Me
from service.api.values import Given, Shown
from service.transport.auth import Configured, Who, now
from service.transport.cookies import drop_session, keep_session
from service.transport.declared import asks, routed
from service.transport.passwords import Code, Hashing, Login, Password, sparing
from service.workflow.accounts.own_sessions import end_own_session, end_own_sessions, own_sessions, sign_out
from service.workflow.accounts.sign_in import sign_in
from service.workflow.audit.origin import origin

router = routed("/sessions", "登录和会话")


class Credentials(Given):
    """How somebody shows who they are."""

    login: Login
    password: Password
    code: Code = ""
    cookie: Annotated[bool, Field(description="浏览器用：令牌放在 Cookie 里，不在应答里")] = False


class SessionOpened(Shown):
    """A new session. token: shown this once; null where it is in the cookie."""

    token: str | None = Field(repr=False, description="令牌，只出现这一次；之后放在 Authorization: Bearer 里")
    me: Me


class SessionShown(Shown):
    """One session that lasts."""

    id: int
    started_at: datetime
    used_at: datetime = Field(description="最近一次使用，精确到分钟")
    ends_at: datetime = Field(description="最迟结束的时刻")
    ip: str
    current: bool = Field(description="是不是本次会话")

    @classmethod
    def of(cls, record: SessionRecord, current: int) -> SessionShown:
        """As its owner sees it."""
        return cls(
            id=record.id,
            started_at=record.started_at,
            used_at=record.used_at,
            ends_at=record.ends_at,
            ip=record.ip,
            current=record.id == current,
        )


class SessionsEnded(Shown):
    """How many sessions have ended by this."""

    ended: int


@router.post("", status_code=201, dependencies=[Depends(sparing)], **asks(UseCase.SIGN_IN))
def open_session(given: Credentials, settings: Configured, hasher: Hashing, response: Response) -> SessionOpened:
    """登录名、密码（和动态口令）换一个会话。失败不说明是哪一项不对；连续失败会锁定账号。"""
    at = now()
    offered = Offered(password=given.password, code=given.code, ip=origin().ip)
    opened = sign_in(settings, given.login, offered, at, hasher)
    if given.cookie:
        keep_session(response, opened.token)
    return SessionOpened(token=None if given.cookie else opened.token, me=Me.of(opened.signed_in))


@router.get("", **asks(UseCase.MANAGE_OWN_SESSIONS, summary="本账号的会话"))
def list_sessions(who: Who) -> list[SessionShown]:
    """还有效的会话，早的在前。"""
    return [SessionShown.of(one, who.signed.session) for one in own_sessions(who.settings, who.signed, who.at)]


@router.delete("/current", status_code=204, **asks(UseCase.MANAGE_OWN_SESSIONS, summary="退出登录"))
def close_session(who: Who, response: Response) -> None:
    """结束本次会话，并清除浏览器里的数据。"""
    sign_out(who.settings, who.signed, who.at, origin().ip)
    drop_session(response)


@router.delete("/{session_id}", status_code=204, **asks(UseCase.MANAGE_OWN_SESSIONS, summary="结束本账号的一个会话"))
def end_session(session_id: int, who: Who) -> None:
    """如在别的机器上忘了退出。"""
    end_own_session(who.settings, who.signed, session_id, who.at, origin().ip)


@router.delete("", **asks(UseCase.MANAGE_OWN_SESSIONS, summary="结束本账号的全部会话"))
def end_every_session(who: Who) -> SessionsEnded:
    """包括本次会话。"""
    return SessionsEnded(ended=end_own_sessions(who.settings, who.signed, who.at, origin().ip))
