"""acceptance account reset: a new one-time code for somebody who cannot get in."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from service.cli.account.options import Login, print_code
from service.cli.console import stopping_on
from service.cli.options import Lang
from service.settings import load_settings
from service.vocabulary.language import Language, Said
from service.workflow.accounts.change_account import Change, reset_account


def reset(
    login: Login,
    second_factor: Annotated[
        bool, typer.Option("--second-factor", help="同时解除动态口令（手机遗失时），登录后重新登记")
    ] = False,
    lang: Lang = Language.ZH,
) -> None:
    """重置账号：原密码作废，会话全部结束，得到新的一次性代码。"""
    with stopping_on(language=lang):
        issued = reset_account(load_settings(), Change(login, "", datetime.now(UTC)), second_factor)
    print_code(Said("已重置账号", "reset the account"), issued, lang)
