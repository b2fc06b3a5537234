"""acceptance account show: one account, its person and its sessions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from rich.markup import escape

from service.access.sessions import SessionRecord
from service.cli.account.options import Login
from service.cli.console import screen, stopping_on
from service.cli.options import Lang
from service.cli.person.table import described
from service.settings import load_settings
from service.vocabulary.day import moment
from service.vocabulary.language import Language, Said
from service.workflow.accounts.list_accounts import AccountDetail, show_account
from service.workflow.parks.registry_rules import place_names


def show(login: Login, lang: Lang = Language.ZH) -> None:
    """一个账号：人员、状态、动态口令、正在进行的会话。"""
    with stopping_on(language=lang):
        settings = load_settings()
        detail = show_account(settings, login, datetime.now(UTC))
    for said in _lines(detail, described(detail.line.person, lang, place_names(settings))):
        screen().print(escape(said.told(lang)))


def _lines(detail: AccountDetail, who: str) -> Iterator[Said]:
    account = detail.line.account
    yield Said(f"{account.login}　{detail.line.state.said.zh}", f"{account.login}  {detail.line.state.said.en}")
    yield Said(f"人员：{who}", f"person: {who}")
    yield Said(f"工号或电话：{account.identity}", f"staff or telephone number: {account.identity}")
    if by := detail.line.awaits:
        yield Said(f"一次性代码：待{by.label}放行", f"one-time code: awaits release by a {by.said.en}")
    if account.locked_until:
        until = moment(account.locked_until)
        yield Said(f"锁定至 {until.zh}", f"locked until {until.en}")
    left = detail.recovery_codes
    yield (
        Said(f"动态口令：已登记，剩 {left} 个恢复码", f"second factor: enrolled, {left} recovery codes left")
        if account.totp_on
        else Said("动态口令：无", "second factor: none")
    )
    yield from map(_session, detail.sessions)


def _session(one: SessionRecord) -> Said:
    start, used = moment(one.started_at), moment(one.used_at)
    ip = one.ip or "-"
    return Said(
        f"会话 {one.id}：{start.zh} 起，最近使用 {used.zh}，地址 {ip}",
        f"session {one.id}: since {start.en}, last used {used.en}, from {ip}",
    )
