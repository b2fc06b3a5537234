"""acceptance account redeem: set the password by a one-time code."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import typer

from service.cli.account.options import print_account
from service.cli.console import stop, stopping_on
from service.cli.options import Lang
from service.settings import load_settings
from service.vocabulary.language import Language, Said
from service.workflow.accounts.redeem_code import redeem_code

_CODE = Said("一次性代码", "one-time code")
_PASSWORD = Said("新密码", "new password")
_AGAIN = Said("再输入一遍", "once more")
_DIFFERENT = Said("两次输入的密码不同；请重新输入", "the two passwords differ; enter them again")
_SET = Said("已设置密码，可以登录：", "the password is set, and this account can be signed in to:")


def redeem(lang: Lang = Language.ZH) -> None:
    """用一次性代码设置密码；代码和密码从键盘输入（或从标准输入逐行读取），不写在命令里。"""
    code, password = _typed(lang) if sys.stdin.isatty() else _piped(lang)
    with stopping_on(language=lang):
        account = redeem_code(load_settings(), code, password, datetime.now(UTC))
    print_account(_SET, account, lang)


def _typed(lang: Language) -> tuple[str, str]:
    code = typer.prompt(_CODE.told(lang), hide_input=True)
    return code, typer.prompt(_PASSWORD.told(lang), hide_input=True, confirmation_prompt=_AGAIN.told(lang))


def _piped(lang: Language) -> tuple[str, str]:
    """One line each, the password twice or once: there is no screen on which anything could be seen."""
    code, password, again = (sys.stdin.readline().rstrip("\r\n") for _ in range(3))
    if again and again != password:
        stop(_DIFFERENT.told(lang))
    return code.strip(), password
