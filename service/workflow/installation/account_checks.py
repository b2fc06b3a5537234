"""Whether accounts can be run as 等保 asks: an account of each administrator, second factors, nothing left open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from service.access.account import AccountState
from service.documents.bundle.check import Check, fails, holds, noted
from service.settings import Settings
from service.vocabulary.person import ADMINISTRATORS, Role
from service.workflow.accounts.list_accounts import AccountLine, list_accounts
from service.workflow.accounts.profile import profile_of


def account_checks(settings: Settings, at: datetime) -> Iterator[Check]:
    """Of the accounts as they stand. That no account is there by default, and that nobody holds two of the three
    administrations, the database sees to itself."""
    profile = profile_of(settings)
    yield holds("profile", f"安全要求 {profile.name}", f"security profile {profile.name}")
    lines = [line for line in list_accounts(settings, at) if line.state is not AccountState.DISABLED]
    if not lines:
        yield noted(
            "accounts",
            "还没有账号，只能在本机用命令办理；第一位管理员用 acceptance account first-admin 建立",
            "there are no accounts yet, so only commands on this machine work; make the first administrator with "
            "acceptance account first-admin",
        )
        return
    yield from _administrators(lines)
    if bare := [line.account.login for line in lines if line.account.password_hash and not line.account.totp_on]:
        shown = ", ".join(bare[:5])
        yield noted(
            "second-factor",
            f"{len(bare)} 个账号没有动态口令（{shown}）；请本人在登录后登记",
            f"{len(bare)} accounts have no second factor ({shown}); their owners enrol one once signed in",
        )


def _administrators(lines: Sequence[AccountLine]) -> Iterator[Check]:
    there = {line.account.role for line in lines if line.account.password_hash}
    missing = [role for role in Role if role in ADMINISTRATORS and role not in there]
    if not missing:
        yield holds(
            "administrators",
            f"三类管理员各有账号，互不兼任；在用账号 {len(lines)} 个",
            f"each of the three administrations has an account of its own; accounts in use: {len(lines)}",
        )
        return
    zh, en = "、".join(role.label for role in missing), ", ".join(role.said.en for role in missing)
    yield fails(
        "administrators",
        f"没有可用账号的管理员：{zh}；请由系统管理员开立（acceptance account create），本人用一次性码设密码",
        f"administrations without a usable account: {en}; create them (acceptance account create), and let their "
        "owners set a password by the one-time code",
    )
