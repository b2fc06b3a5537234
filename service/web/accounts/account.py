"""One account: whose it is, whether it can be used, its sessions, and what this administrator may do to it now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fastapi import Request, Response

from service.access.account import AccountState
from service.access.policy import roles_for
from service.access.use_cases import UseCase
from service.transport.auth import Caller, Who
from service.vocabulary.language import Said
from service.vocabulary.person import Person, Role
from service.web.accounts.list import awaited, state_tag
from service.web.forms import Form
from service.web.language import joined
from service.web.rendering import render, shown_by
from service.web.screens import screens, shows
from service.web.tags import Tag
from service.workflow.accounts.list_accounts import AccountDetail, show_account
from service.workflow.people.list_people import list_people

router = screens("/accounts", "账号")
DISABLE, ENABLE, UNLOCK, RESET = "disable", "enable", "unlock", "reset"
RELEASE, END_SESSIONS, ASSIGN = "release", "end-sessions", "assign"
"""What is done to an account, beneath its address."""


@dataclass(frozen=True, slots=True)
class AccountAct:
    """One of them. effect: what comes of it; why: what stands in the way, None where it may be done now."""

    name: str
    label: Said
    effect: Said
    why: Said | None


@shown_by("accounts/account.html")
@dataclass(frozen=True, slots=True)
class AccountPage:
    """form: of the act that was refused, empty otherwise; entries: whose the account could become, of the same name."""

    detail: AccountDetail
    tag: Tag
    awaits: Said | None
    form: Form
    acts: tuple[AccountAct, ...]
    entries: tuple[tuple[str, Said], ...]

    @property
    def open(self) -> tuple[AccountAct, ...]:
        """What may be done now."""
        return tuple(act for act in self.acts if act.why is None)

    @property
    def barred(self) -> tuple[AccountAct, ...]:
        """What may not."""
        return tuple(act for act in self.acts if act.why is not None)


@router.get("/{login}", **shows(UseCase.LIST_ACCOUNTS, summary="查看一个账号"))
def show(request: Request, who: Who, login: str) -> Response:
    """With its sessions that last."""
    return render(request, "accounts/account.html", account_page(who, login, Form()))


def account_page(who: Caller, login: str, form: Form) -> AccountPage:
    """The page of an account, for whoever asks.

    Raises:
        Fault: there is none.
    """
    detail = show_account(who.settings, login, who.at)
    adds = who.person.role in roles_for(UseCase.ADD_PERSON)
    entries = tuple(_entries(who, detail.line.person)) if adds else ()
    return AccountPage(
        detail=detail,
        tag=state_tag(detail.line),
        awaits=awaited(detail.line),
        form=form,
        acts=tuple(_acts(detail, who.person, entries != ())),
        entries=entries,
    )


def _entries(who: Caller, of: Person) -> Iterator[tuple[str, Said]]:
    """Other entries of active people of the same name: the account moves to one when its owner changes posts."""
    for one in list_people(who.settings):
        if one.id != of.id and one.active and one.name == of.name:
            yield (
                str(one.id),
                Said(f"{one.id} {one.name}（{one.role.label}）", f"{one.id} {one.name} ({one.role.said.en})"),
            )


def _acts(detail: AccountDetail, by: Person, elsewhere: bool) -> Iterator[AccountAct]:
    """elsewhere: whether there is an entry that the account could move to."""
    own = detail.line.account.person == by.id
    for name, (use_case, label, effect) in ACTS.items():
        why = _not_theirs(use_case, by.role) or _not_now(name, detail, by.role)
        if why is None and own and name != END_SESSIONS:
            why = _OWN
        if why is None and name == ASSIGN and not elsewhere:
            why = _NO_ENTRY
        yield AccountAct(name, label, effect, why)


def _not_theirs(use_case: UseCase, role: Role) -> Said | None:
    roles = roles_for(use_case)
    if role in roles:
        return None
    names = joined([one.said for one in Role if one in roles])
    return Said(f"由{names.zh}办理", f"done by a {names.en}")


def _not_now(name: str, detail: AccountDetail, role: Role) -> Said | None:
    state, awaits = detail.line.state, detail.line.awaits
    if name == RELEASE:
        if awaits is None:
            return Said("没有待放行的代码", "no code awaits a release")
        return None if awaits is role else Said(f"由{awaits.label}放行", f"released by a {awaits.said.en}")
    if name == END_SESSIONS and not detail.sessions:
        return Said("没有正在进行的会话", "no session lasts")
    wanted, why = _STATES.get(name, (tuple(AccountState), _OWN))
    return None if state in wanted else why


_NO_ENTRY = Said("没有同名的其他登记，请先登记人员", "there is no other entry of that name; put one on record first")
_OWN = Said("是您自己的账号，请另一位管理员办理", "it is your own account; another administrator has to do this")
_USED = tuple(state for state in AccountState if state is not AccountState.DISABLED)
_STATES = {
    DISABLE: (_USED, Said("已经停用", "it is disabled already")),
    ENABLE: (
        (AccountState.DISABLED, AccountState.EXPIRED),
        Said("没有停用，也没有过期", "it is neither disabled nor expired"),
    ),
    UNLOCK: ((AccountState.LOCKED,), Said("没有锁定", "it is not locked")),
    RESET: (_USED, Said("已经停用，先恢复", "it is disabled; enable it first")),
}
ACTS = {
    RELEASE: (
        UseCase.RELEASE_ACCOUNT,
        Said("放行一次性代码", "release the one-time code"),
        Said(
            "先核实确是本人申请；放行之后，本人用代码设置密码",
            "first make sure that its owner asked for it; then they set a password by the code",
        ),
    ),
    UNLOCK: (
        UseCase.UNLOCK_ACCOUNT,
        Said("解锁", "unlock"),
        Said("此前的失败不再计数", "failures until now count no more"),
    ),
    ENABLE: (
        UseCase.DISABLE_ACCOUNT,
        Said("恢复使用", "enable"),
        Said("原来的密码仍然有效", "the password of before works again"),
    ),
    DISABLE: (
        UseCase.DISABLE_ACCOUNT,
        Said("停用", "disable"),
        Said(
            "不能再登录，会话随即结束；可以恢复", "nobody can sign in to it, its sessions end; it can be enabled again"
        ),
    ),
    END_SESSIONS: (
        UseCase.END_SESSIONS,
        Said("结束全部会话", "end all sessions"),
        Said("如怀疑被人冒用；可以重新登录", "where somebody else may use it; its owner can sign in again"),
    ),
    RESET: (
        UseCase.RESET_ACCOUNT,
        Said("重置密码", "reset the password"),
        Said(
            "原密码作废，会话结束，得到新的一次性代码；由系统管理员放行",
            "the password counts no more, the sessions end, and a new one-time code is made; a system administrator "
            "releases it",
        ),
    ),
    ASSIGN: (
        UseCase.ADD_PERSON,
        Said("变动岗位", "assign to another post"),
        Said(
            "账号改属同一个人的另一条登记，角色和范围随之改变，会话结束",
            "the account becomes another entry's of the same person, with its role and place; the sessions end",
        ),
    ),
}
