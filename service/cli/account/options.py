"""Arguments that several account commands share, and how an account and its code are told."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.markup import escape

from service.access.account import Account
from service.cli.console import screen
from service.vocabulary.day import moment
from service.vocabulary.language import Language, Said
from service.workflow.accounts.create_account import Issued

Login = Annotated[str, typer.Argument(metavar="登录名")]
NewLogin = Annotated[str, typer.Option("--login", metavar="登录名", help="登录时输入的名称，不含空格，不分大小写")]
Identity = Annotated[str, typer.Option("--identity", metavar="工号或电话", help="本人的工号或电话；一人只能有一个账号")]
Namesake = Annotated[
    str, typer.Option(metavar="理由", help="与管理员同名、而确是另一个人时，写明；管理员不得兼任其他角色")
]


def print_account(said: Said, account: Account, language: Language) -> None:
    """`已停用账号 zhangsan（评估员）`."""
    role = account.role.said.told(language)
    told = Said(f"{said.zh} {account.login}（{role}）", f"{said.en} {account.login} ({role})")
    screen().print(escape(told.told(language)))


def print_code(said: Said, issued: Issued, language: Language) -> None:
    """The account, its one-time code and what to do with it."""
    print_account(said, issued.account, language)
    until = moment(issued.expires_at)
    told = Said(
        f"一次性代码 {issued.code}\n请当面或电话告知本人，在 {until.zh} 之前用它设置密码"
        "（在本机运行 acceptance account redeem，或调用接口 POST /api/v1/accounts/redeem）；"
        "代码只显示这一次，只能用一次。",
        f"one-time code {issued.code}\ntell it to the person themselves; it sets the password once, until {until.en} "
        "(acceptance account redeem on this machine, or POST /api/v1/accounts/redeem). It is shown this once.",
    )
    screen().print(escape(told.told(language)))
