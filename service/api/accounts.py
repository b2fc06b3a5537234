"""Accounts, for the administrators who keep them: system opens and closes them, security unlocks and resets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Annotated

from fastapi import Depends, Path
from pydantic import Field, ValidationError, WrapValidator

from service.access.use_cases import UseCase
from service.api.people import Entry
from service.api.sessions import SessionsEnded, SessionShown
from service.api.values import Given, Labelled, Shown
from service.transport.auth import Configured, Who, now
from service.transport.declared import asks, routed
from service.transport.invalid_input import SaidError
from service.transport.passwords import Hashing, Login, Password, sparing
from service.vocabulary.language import Said
from service.workflow.accounts.change_account import (
    Change,
    assign_account,
    disable_account,
    enable_account,
    end_sessions,
    release_account,
    reset_account,
    unlock_account,
)
from service.workflow.accounts.create_account import Issued, NewAccount, create_account
from service.workflow.accounts.list_accounts import AccountLine, list_accounts, show_account
from service.workflow.accounts.redeem_code import redeem_code
from service.workflow.audit.origin import origin

router = routed("/accounts", "账号管理")
OfAccount = Annotated[str, Path(max_length=100, description="登录名", examples=["zhangsan"])]


def _on_record(given: object, read: Callable[[object], str | int]) -> str | int:
    try:
        return read(given)
    except ValidationError:
        raise SaidError(
            Said("须为人员编号或姓名，至多 50 字", "has to be the id or name of a person, of 50 characters at most")
        ) from None


OnRecord = Annotated[
    Annotated[str, Field(min_length=1, max_length=50)] | Annotated[int, Field(ge=1, le=2**31 - 1)],
    WrapValidator(_on_record),
]
"""A person on record, by name or by id: as a number, as everywhere, or as text."""


class AccountShown(Shown):
    """An account with its person and what stands in the way of signing in."""

    login: str = Field(description="登录名")
    identity: str = Field(description="工号或电话")
    person: Entry
    state: Labelled = Field(description="此刻的状态")
    awaits_release_by: Labelled | None = Field(description="一次性代码待哪一角色放行，没有的为 null")
    second_factor: bool = Field(description="是否登记了动态口令")
    created_at: datetime
    used_at: datetime = Field(description="最近一次登录或恢复")
    locked_until: datetime | None

    @classmethod
    def of(cls, line: AccountLine) -> AccountShown:
        """Nothing of it is secret."""
        account = line.account
        return cls(
            login=account.login,
            identity=account.identity,
            person=Entry.of(line.person),
            state=Labelled.of(line.state),
            awaits_release_by=Labelled.maybe(line.awaits),
            second_factor=account.totp_on,
            created_at=account.created_at,
            used_at=account.used_at,
            locked_until=account.locked_until,
        )


class AccountDetails(Shown):
    """The same with its sessions and the number of recovery codes that are left."""

    account: AccountShown
    sessions: list[SessionShown]
    recovery_codes: int = Field(description="还剩几个恢复码")


class AccountWanted(Given):
    """An account for somebody on record."""

    person: Annotated[OnRecord, Field(description="人员编号或姓名", examples=[7])]
    login: Login
    identity: Annotated[str, Field(min_length=1, max_length=50, description="本人的工号或电话", examples=["A0017"])]
    namesake: Annotated[str, Field(max_length=500, description="与管理员同名的是另一人时，写明理由")] = ""


class CodeIssued(Shown):
    """The one-time code by which the owner sets the password."""

    login: str
    code: str = Field(repr=False, description="一次性代码，只出现这一次；请当面或用可靠的方式交给本人")
    expires_at: datetime
    awaits_release_by: Labelled | None = Field(description="放行之后代码才能用；没有的为 null")

    @classmethod
    def of(cls, issued: Issued) -> CodeIssued:
        """Shown to whoever asked for it."""
        return cls(
            login=issued.account.login,
            code=issued.code,
            expires_at=issued.expires_at,
            awaits_release_by=Labelled.maybe(issued.awaits),
        )


class Reset(Given):
    """What is reset besides the password."""

    second_factor: Annotated[bool, Field(description="动态口令也要重新登记")] = False


class Assignment(Given):
    """Whose the account is to be."""

    person: Annotated[OnRecord, Field(description="同一人的新登记：编号或姓名")]
    namesake: Annotated[str, Field(max_length=500, description="与管理员同名的是另一人时，写明理由")] = ""


class Redeemed(Given):
    """A one-time code, and the password that its owner chooses."""

    code: Annotated[str, Field(repr=False, min_length=1, max_length=50, examples=["7KQ2M-3XW9P-RT5AB-1CD4E"])]
    new_password: Password


class LoginShown(Shown):
    """To which account the code belonged."""

    login: str


@router.post("/redeem", dependencies=[Depends(sparing)], **asks(UseCase.SIGN_IN, summary="用一次性代码设置密码"))
def redeem(given: Redeemed, settings: Configured, hasher: Hashing) -> LoginShown:
    """之后用登录名和这个密码登录。"""
    account = redeem_code(settings, given.code, given.new_password, now(), origin().ip, hasher)
    return LoginShown(login=account.login)


@router.get("", **asks(UseCase.LIST_ACCOUNTS))
def list_all(who: Who) -> list[AccountShown]:
    """按开立的先后排列。"""
    return [AccountShown.of(line) for line in list_accounts(who.settings, who.at)]


@router.post("", status_code=201, **asks(UseCase.CREATE_ACCOUNT, secret=True))
def create(given: AccountWanted, who: Who) -> CodeIssued:
    """给出一次性代码，安全管理员放行之后由本人设置密码，别人都不知道。"""
    wanted = NewAccount(login=given.login, identity=given.identity, namesake=given.namesake)
    return CodeIssued.of(create_account(who.settings, str(who.person.id), str(given.person), wanted, who.at))


@router.get("/{login}", **asks(UseCase.LIST_ACCOUNTS, summary="查看一个账号"))
def show(login: OfAccount, who: Who) -> AccountDetails:
    """连同还有效的会话。"""
    return _shown(who, login)


@router.post("/{login}/disable", **asks(UseCase.DISABLE_ACCOUNT, summary="停用账号"))
def disable(login: OfAccount, who: Who) -> AccountDetails:
    """不能再登录，会话随之结束。"""
    return _shown(who, disable_account(who.settings, _change(who, login)).login)


@router.post("/{login}/enable", **asks(UseCase.DISABLE_ACCOUNT, summary="恢复账号"))
def enable(login: OfAccount, who: Who) -> AccountDetails:
    """停用的，或久未使用而过期的，恢复使用。"""
    return _shown(who, enable_account(who.settings, _change(who, login)).login)


@router.post("/{login}/unlock", **asks(UseCase.UNLOCK_ACCOUNT))
def unlock(login: OfAccount, who: Who) -> AccountDetails:
    """此前的失败不再计数。"""
    return _shown(who, unlock_account(who.settings, _change(who, login)).login)


@router.post("/{login}/reset", **asks(UseCase.RESET_ACCOUNT, secret=True))
def reset(login: OfAccount, given: Reset, who: Who) -> CodeIssued:
    """原密码不再有效，会话结束；系统管理员放行之后，由本人用一次性代码设置新密码。"""
    return CodeIssued.of(reset_account(who.settings, _change(who, login), given.second_factor))


@router.post("/{login}/release", **asks(UseCase.RELEASE_ACCOUNT))
def release(login: OfAccount, who: Who) -> AccountDetails:
    """核实是本人申请之后办理；系统管理员开立的由安全管理员放行，安全管理员重置的由系统管理员放行。"""
    return _shown(who, release_account(who.settings, _change(who, login)).login)


@router.post("/{login}/assign", **asks(UseCase.ADD_PERSON, summary="账号改属同一人的新登记（换岗）"))
def assign(login: OfAccount, given: Assignment, who: Who) -> AccountDetails:
    """角色和范围从此以新登记为准，会话结束。"""
    return _shown(who, assign_account(who.settings, _change(who, login), str(given.person), given.namesake).login)


@router.delete("/{login}/sessions", **asks(UseCase.END_SESSIONS))
def end_all_sessions(login: OfAccount, who: Who) -> SessionsEnded:
    """如发现被人冒用。"""
    return SessionsEnded(ended=end_sessions(who.settings, _change(who, login)))


def _change(who: Who, login: str) -> Change:
    return Change(login, str(who.person.id), who.at)


def _shown(who: Who, login: str) -> AccountDetails:
    found = show_account(who.settings, login, who.at)
    return AccountDetails(
        account=AccountShown.of(found.line),
        sessions=[SessionShown.of(one, who.signed.session) for one in found.sessions],
        recovery_codes=found.recovery_codes,
    )
