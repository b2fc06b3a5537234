"""Whether the sealing key that is there opens what the database keeps sealed: the secrets of second factors."""

from __future__ import annotations

from collections.abc import Iterator

from service.access.account import Account
from service.documents.bundle.check import Check, fails, holds
from service.settings import Settings
from service.storage import accounts
from service.storage.database import Database
from service.storage.errors import StorageError
from service.storage.location import keys_folder
from service.storage.sealing import SealingKey, load_sealing_key


def sealing_checks(settings: Settings, database: Database) -> Iterator[Check]:
    """Each sealed secret is opened; nothing to say of a key that nobody needs yet and that is not there."""
    with database.reading() as session:
        sealed = [one for one in accounts.everyone(session) if one.totp_secret or one.totp_pending]
    try:
        key = load_sealing_key(keys_folder(settings))
    except StorageError as error:
        if sealed:
            yield fails("sealed", error.said.zh, error.said.en)
        return
    closed = [one.login for one in sealed if not _opens(key, one)]
    if not closed:
        yield holds(
            "sealed",
            f"封存密钥解得开全部动态口令密钥（{len(sealed)} 个账号）",
            f"the sealing key opens every second-factor secret (accounts: {len(sealed)})",
        )
        return
    shown = ", ".join(closed[:5])
    yield fails(
        "sealed",
        f"封存密钥解不开 {len(closed)} 个账号的动态口令密钥（{shown}），这些人登录不了；"
        "请放回同一份备份里的 keys/sealing.key；找不到的，用 acceptance account reset 登录名 --second-factor 重新登记",
        f"the sealing key does not open the second-factor secrets of {len(closed)} accounts ({shown}), which cannot be "
        "signed in to; put back keys/sealing.key of the same backup, or, where it is lost, let them be enrolled anew "
        "by acceptance account reset LOGIN --second-factor",
    )


def _opens(key: SealingKey, account: Account) -> bool:
    try:
        for sealed in filter(None, (account.totp_secret, account.totp_pending)):
            key.open(sealed, account.login)
    except StorageError:
        return False
    return True
