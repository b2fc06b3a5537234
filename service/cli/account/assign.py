"""acceptance account assign: the account acts as another entry of its owner, in another role or place."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from service.cli.account.options import Login, Namesake, print_account
from service.cli.console import stopping_on
from service.cli.options import Lang
from service.settings import load_settings
from service.vocabulary.language import Language, Said
from service.workflow.accounts.change_account import Change, assign_account


def assign(
    login: Login,
    who: Annotated[str, typer.Argument(metavar="编号或姓名", help="以新的角色、地区登记的同一个人")],
    namesake: Namesake = "",
    lang: Lang = Language.ZH,
) -> None:
    """变动岗位：账号改属同一个人以新角色、新地区登记的条目，会话全部结束。"""
    with stopping_on(language=lang):
        account = assign_account(load_settings(), Change(login, "", datetime.now(UTC)), who, namesake)
    print_account(Said("已改变账号", "changed the account"), account, lang)
