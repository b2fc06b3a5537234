"""acceptance account: the group of commands."""

from __future__ import annotations

import typer

from service.cli.account.assign import assign
from service.cli.account.changing import disable, enable, end_sessions, release, unlock
from service.cli.account.create import create, first_admin
from service.cli.account.list_accounts import print_accounts
from service.cli.account.redeem import redeem
from service.cli.account.reset import reset
from service.cli.account.roles import roles
from service.cli.account.show import show

app = typer.Typer(help="登录账号：建立、列出、停用、解锁、重置。", no_args_is_help=True, add_completion=False)
app.command("first-admin")(first_admin)
app.command("create")(create)
app.command("redeem")(redeem)
app.command("list")(print_accounts)
app.command("show")(show)
app.command("disable")(disable)
app.command("enable")(enable)
app.command("unlock")(unlock)
app.command("reset")(reset)
app.command("release")(release)
app.command("assign")(assign)
app.command("end-sessions")(end_sessions)
app.command("roles")(roles)
