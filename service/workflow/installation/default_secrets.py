"""An installation in use does not start while somebody can sign in with a password that everybody knows."""

from __future__ import annotations

from service.access.hashing import HASHER, Hasher
from service.settings import Settings, variables
from service.storage import accounts
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.workflow.demo.cast import PASSWORD, PREFIX
from service.workflow.installation.open_database import opened


def require_own_secrets(settings: Settings, hasher: Hasher = HASHER) -> None:
    """Return only if no account has the password of the demonstration, or this is one.

    Raises:
        Fault: it names the first account that has. StorageError: see opened.
    """
    if settings.demo:
        return
    with opened(settings) as database, database.reading() as session:
        known = [one for one in accounts.everyone(session) if one.login.startswith(PREFIX)]
    for account in known:
        if account.disabled_at is None and hasher.verify(PASSWORD, account.password_hash).right:
            raise _default(account.login)


def _default(login: str) -> Fault:
    variable = variables()["demo"]
    return Fault(
        "default-secrets",
        Said(
            f"账号“{login}”用的是演示的密码，人人都知道，所以没有启动；数据文件夹若是演示用的，请换成正式的，"
            f"或把环境变量 {variable} 设为 true 以演示方式启动；否则请停用这个账号，或重置它的密码",
            f"the account “{login}” has the password of the demonstration, which everybody knows, so nothing was "
            f"started; use another data folder, set {variable} to true for a demonstration, or disable the account",
        ),
    )
