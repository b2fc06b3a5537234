"""The accounts, each with what stands in the way of signing in, narrowed by what the address says."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request, Response

from service.access.account import AccountState
from service.access.policy import roles_for
from service.access.use_cases import UseCase
from service.documents.list_workbook import Value
from service.transport.auth import Caller, Who
from service.transport.downloads import XLSX
from service.vocabulary.language import Language, Said
from service.vocabulary.writing import folded
from service.web.forms import Form, form_asked
from service.web.language import language_of
from service.web.list_file import ListFile, file_address, handed_out
from service.web.paging import Part, part_of
from service.web.rendering import render, shown_by
from service.web.screens import screens, shows
from service.web.tags import Tag
from service.workflow.accounts.list_accounts import AccountLine, list_accounts

router = screens("/accounts", "账号")
RELEASE = "release"
"""In place of a state: whose one-time code waits for a release."""


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One account; tag: its state; awaits: what its one-time code waits for, if it does."""

    line: AccountLine
    tag: Tag
    awaits: Said | None


@shown_by("accounts/list.html")
@dataclass(frozen=True, slots=True)
class AccountsPage:
    """form: the filters as the address has them; opens: whether this administrator opens accounts; waiting: how many
    codes this administrator has to release."""

    form: Form
    states: tuple[tuple[str, Said], ...]
    part: Part[AccountRow]
    opens: bool
    waiting: int
    export: str


@router.get("", **shows(UseCase.LIST_ACCOUNTS))
def show_list(request: Request, who: Who) -> Response:
    """Those who wait for a release stand first."""
    every, form = list_accounts(who.settings, who.at), _form(request)
    page = AccountsPage(
        form=form,
        states=_STATES,
        part=part_of(request, _rows(every, form)),
        opens=who.person.role in roles_for(UseCase.CREATE_ACCOUNT),
        waiting=sum(line.awaits is who.person.role for line in every),
        export=file_address(request, "/accounts/list.xlsx"),
    )
    return render(request, "accounts/list.html", page)


@router.get("/list.xlsx", **shows(UseCase.LIST_ACCOUNTS, summary="导出账号列表", answers=XLSX))
def export_list(request: Request, who: Who) -> Response:
    """All that fit the filter."""
    form, language = _form(request), language_of(request)
    rows = [_exported(row, language) for row in _rows(list_accounts(who.settings, who.at), form)]
    filters = [(said.told(language), form.text(name)) for name, said in _FIELDS.items() if form.text(name)]
    return handed_out(ListFile(_TITLE, _COLUMNS, rows, filters), who, language)


def may_see(who: Caller, use_case: UseCase) -> bool:
    """Whether the role of whoever asks may do it somewhere."""
    return who.person.role in roles_for(use_case)


def state_tag(line: AccountLine) -> Tag:
    """The state of an account as sign and word."""
    tone, sign = _LOOKS[line.state]
    return Tag(line.state.said, sign, tone)


def awaited(line: AccountLine) -> Said | None:
    """What the one-time code of an account waits for."""
    if line.awaits is None:
        return None
    return Said(f"代码待{line.awaits.label}放行", f"its code awaits release by a {line.awaits.said.en}")


_TITLE = Said("账号列表", "accounts")
_FIELDS = {"q": Said("登录名或姓名", "login or name"), "state": Said("状态", "state")}
_ALL = Said("全部", "all")
_STATES = (
    ("", _ALL),
    *((state.value, state.said) for state in AccountState),
    (RELEASE, Said("代码待放行", "code awaits release")),
)
_COLUMNS = (
    (Said("登录名", "login"), 20),
    (Said("姓名", "name"), 16),
    (Said("角色", "role"), 16),
    (Said("状态", "state"), 20),
    (Said("一次性代码", "one-time code"), 26),
    (Said("动态口令", "second factor"), 12),
    (Said("开立于", "created"), 20),
    (Said("最近使用", "last used"), 20),
)
_LOOKS = {
    AccountState.ACTIVE: ("", "✓"),
    AccountState.UNREDEEMED: ("rest", "○"),
    AccountState.LOCKED: ("near", "!"),
    AccountState.EXPIRED: ("near", "◔"),
    AccountState.DISABLED: ("rest", "–"),
}
_YES, _NO = Said("已登记", "enrolled"), Said("未登记", "not enrolled")


def _form(request: Request) -> Form:
    return form_asked(request, _FIELDS)


def _rows(every: tuple[AccountLine, ...], form: Form) -> list[AccountRow]:
    rows = [AccountRow(line, state_tag(line), awaited(line)) for line in every if _wanted(line, form)]
    return sorted(rows, key=lambda row: (row.awaits is None, row.line.account.login))


def _wanted(line: AccountLine, form: Form) -> bool:
    state, name = form.text("state"), folded(form.text("q"))
    if state == RELEASE and line.awaits is None:
        return False
    return state in ("", RELEASE, line.state.value) and (
        name in folded(line.account.login) or name in folded(line.person.name)
    )


def _exported(row: AccountRow, language: Language) -> tuple[Value, ...]:
    account, person = row.line.account, row.line.person
    awaits = row.awaits.told(language) if row.awaits else ""
    factor = (_YES if account.totp_on else _NO).told(language)
    state, role = row.line.state.said.told(language), person.role.said.told(language)
    return account.login, person.name, role, state, awaits, factor, account.created_at, account.used_at
