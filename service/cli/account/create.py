"""acceptance account create, first-admin: an account, and the one-time code by which its owner sets the password."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from service.cli.account.options import Identity, Namesake, NewLogin, print_code
from service.cli.console import stopping_on
from service.cli.options import Lang
from service.cli.person.options import read_role
from service.settings import load_settings
from service.vocabulary.language import Language, Said
from service.vocabulary.person import Role
from service.workflow.accounts.create_account import NewAccount, create_account
from service.workflow.accounts.first_administrator import first_administrator

_CREATED = Said("已开立账号", "created the account")


def create(
    who: Annotated[str, typer.Argument(metavar="编号或姓名", help="已登记的人员")],
    login: NewLogin,
    identity: Identity,
    namesake: Namesake = "",
    lang: Lang = Language.ZH,
) -> None:
    """为一位已登记的人员开立账号，得到一次性代码。"""
    wanted = NewAccount(login=login, identity=identity, namesake=namesake)
    with stopping_on(language=lang):
        issued = create_account(load_settings(), "", who, wanted, datetime.now(UTC))
    print_code(_CREATED, issued, lang)


def first_admin(
    name: Annotated[str, typer.Argument(metavar="姓名")],
    login: NewLogin,
    identity: Identity,
    role: Annotated[
        str, typer.Option(metavar="角色", help="security_admin（安全）、system_admin（系统）或 audit_admin（审计）")
    ] = Role.SECURITY_ADMIN.value,
    namesake: Namesake = "",
    lang: Lang = Language.ZH,
) -> None:
    """登记第一位安全（或系统、审计）管理员并开立账号，得到一次性代码；这一角色已有在用的账号时拒绝。"""
    wanted, acts_as = NewAccount(login=login, identity=identity, namesake=namesake), read_role(role)
    with stopping_on(language=lang):
        issued = first_administrator(load_settings(), name, acts_as, wanted, datetime.now(UTC))
    print_code(_CREATED, issued, lang)
