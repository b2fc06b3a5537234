"""The key that seals what the database keeps and has to read again: the secrets of second factors (AES-256-GCM)."""

from __future__ import annotations

import base64
import os
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from service.storage.errors import StorageError
from service.storage.key_files import KeyFile
from service.vocabulary.language import Said

_FILE = "sealing.key"
_BITS = 256
_NONCE = 12


class SealingKey:
    """Seals texts, each bound to what it belongs to: moved to another row it does not open."""

    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(key)

    def seal(self, text: str, of: str) -> str:
        """The sealed text, in base 64."""
        nonce = os.urandom(_NONCE)
        return base64.b64encode(nonce + self._cipher.encrypt(nonce, text.encode(), of.encode())).decode()

    def open(self, sealed: str, of: str) -> str:
        """The text that was sealed for `of`.

        Raises:
            StorageError: it was altered, moved, or sealed with another key.
        """
        try:
            content = base64.b64decode(sealed)
            return self._cipher.decrypt(content[:_NONCE], content[_NONCE:], of.encode()).decode()
        except (InvalidTag, ValueError):
            said = Said(
                f"{of} 的动态口令密钥解不开：密钥文件不是原来的，或数据被改动；请从同一份备份恢复数据库和密钥文件夹",
                f"the second-factor secret of {of} does not open: the key file is another one, or the row was altered; "
                "restore database and keys folder from one backup",
            )
            raise StorageError("sealed-damaged", said) from None


def make_sealing_key(folder: Path) -> bool:
    """Make the key of an installation in `folder` unless there is one; whether it was made.

    Raises:
        OSError: it cannot be written.
    """
    file = _file(folder)
    return not file.exists() and file.write_once(AESGCM.generate_key(_BITS))


def load_sealing_key(folder: Path) -> SealingKey:
    """The key of an installation.

    Raises:
        StorageError: there is none, it is damaged, or others may read it.
    """
    file = _file(folder)
    content = file.read()
    if len(content) * 8 != _BITS:
        raise file.unusable("读不懂", "请从备份恢复", "cannot be read", "restore it from a backup")
    return SealingKey(content)


def _file(folder: Path) -> KeyFile:
    return KeyFile(folder, _FILE, "sealing-key", Said("封存密钥", "sealing key"))
