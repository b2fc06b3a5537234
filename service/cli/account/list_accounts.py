"""acceptance account list: the accounts and what stands in the way of signing in."""

from __future__ import annotations

from datetime import UTC, datetime

from rich.markup import escape
from rich.table import Table

from service.cli.console import screen, stopping_on
from service.cli.options import Lang
from service.settings import load_settings
from service.vocabulary.day import moment
from service.vocabulary.language import Language, Said
from service.workflow.accounts.list_accounts import AccountLine, list_accounts

_NONE = Said(
    "还没有账号；请用 acceptance account first-admin 建立第一位管理员的账号",
    "there is no account; create the first administrator's with acceptance account first-admin",
)
_HEADINGS = (
    Said("登录名", "login"),
    Said("姓名", "name"),
    Said("角色", "role"),
    Said("人员编号", "person"),
    Said("动态口令", "second factor"),
    Said("状态", "state"),
    Said("最近登录或恢复", "last signed in or enabled"),
)
_FACTOR = {True: Said("已登记", "enrolled"), False: Said("无", "none")}


def print_accounts(lang: Lang = Language.ZH) -> None:
    """列出全部账号，包括已停用的。"""
    with stopping_on(language=lang):
        lines = list_accounts(load_settings(), datetime.now(UTC))
    if not lines:
        screen().print(_NONE.told(lang))
        return
    table = Table(*(heading.told(lang) for heading in _HEADINGS))
    for line in lines:
        table.add_row(*map(escape, cells(line, lang)))
    screen().print(table)


def cells(line: AccountLine, language: Language) -> tuple[str, ...]:
    """One text a heading."""
    return (
        line.account.login,
        line.person.name,
        line.person.role.said.told(language),
        str(line.person.id),
        _FACTOR[line.account.totp_on].told(language),
        line.state.said.told(language),
        moment(line.account.used_at).told(language),
    )
