"""acceptance account disable, enable, unlock, release, end-sessions."""

from __future__ import annotations

from datetime import UTC, datetime

from rich.markup import escape

from service.cli.account.options import Login, Namesake, print_account
from service.cli.console import screen, stopping_on
from service.cli.options import Lang
from service.settings import load_settings
from service.vocabulary.language import Language, Said
from service.workflow.accounts import change_account
from service.workflow.accounts.change_account import Change


def disable(login: Login, lang: Lang = Language.ZH) -> None:
    """停用账号：不能再登录，会话全部结束。"""
    with stopping_on(language=lang):
        account = change_account.disable_account(load_settings(), _now(login))
    print_account(Said("已停用账号", "disabled the account"), account, lang)


def enable(login: Login, namesake: Namesake = "", lang: Lang = Language.ZH) -> None:
    """恢复已停用的、或久未使用而过期的账号。"""
    with stopping_on(language=lang):
        account = change_account.enable_account(load_settings(), _now(login), namesake)
    print_account(Said("已恢复账号", "enabled the account"), account, lang)


def unlock(login: Login, lang: Lang = Language.ZH) -> None:
    """解锁因连续失败而锁定的账号。"""
    with stopping_on(language=lang):
        account = change_account.unlock_account(load_settings(), _now(login))
    print_account(Said("已解锁账号", "unlocked the account"), account, lang)


def release(login: Login, lang: Lang = Language.ZH) -> None:
    """放行一个账号的一次性代码：经服务开立、重置的，另一位管理员放行之后才能用。"""
    with stopping_on(language=lang):
        account = change_account.release_account(load_settings(), _now(login))
    print_account(Said("已放行账号的一次性代码", "released the one-time code of the account"), account, lang)


def end_sessions(login: Login, lang: Lang = Language.ZH) -> None:
    """结束一个账号的全部会话。"""
    with stopping_on(language=lang):
        ended = change_account.end_sessions(load_settings(), _now(login))
    told = Said(f"已结束 {ended} 个会话", f"ended {ended} session{'' if ended == 1 else 's'}")
    screen().print(escape(told.told(lang)))


def _now(login: str) -> Change:
    return Change(login, "", datetime.now(UTC))
