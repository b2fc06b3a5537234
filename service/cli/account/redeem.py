"""acceptance account redeem: set the password by a one-time code."""

from __future__ import annotations

from datetime import UTC, datetime

import typer

from service.cli.account.options import print_account
from service.cli.console import stopping_on
from service.cli.options import Lang
from service.settings import load_settings
from service.vocabulary.language import Language, Said
from service.workflow.accounts.redeem_code import redeem_code

_CODE = Said("一次性代码", "one-time code")
_PASSWORD = Said("新密码", "new password")
_AGAIN = Said("再输入一遍", "once more")
_SET = Said("已设置密码，可以登录：", "the password is set, and this account can be signed in to:")


def redeem(lang: Lang = Language.ZH) -> None:
    """用一次性代码设置密码；代码和密码从键盘输入，不写在命令里。"""
    code = typer.prompt(_CODE.told(lang), hide_input=True)
    password = typer.prompt(_PASSWORD.told(lang), hide_input=True, confirmation_prompt=_AGAIN.told(lang))
    with stopping_on(language=lang):
        account = redeem_code(load_settings(), code, password, datetime.now(UTC))
    print_account(_SET, account, lang)
