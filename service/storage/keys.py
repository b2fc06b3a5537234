"""The signing keys of an installation (Ed25519): one for heads of the audit chain and bundles, one for backups."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from service.storage.key_files import KeyFile
from service.vocabulary.language import Said

_ID_LENGTH = 16


class KeyUse(Enum):
    """What a key signs, by its file. A backup holds all keys but its own, with which whoever has read one could sign an
    altered one."""

    SIGNING = "signing.pem"
    BACKUP = "backup.pem"


@dataclass(frozen=True, slots=True)
class PublicKey:
    """What verifies signatures. `raw` are its 32 bytes."""

    raw: bytes

    @property
    def id(self) -> str:
        """First 16 hexadecimal digits of the SHA-256 of the key."""
        return hashlib.sha256(self.raw).hexdigest()[:_ID_LENGTH]

    @property
    def pem(self) -> str:
        """The key as a PEM text (SubjectPublicKeyInfo), which openssl reads too."""
        form = serialization.PublicFormat.SubjectPublicKeyInfo
        return self._key().public_bytes(serialization.Encoding.PEM, form).decode()

    def verifies(self, signature: bytes, message: bytes) -> bool:
        """Whether the signature is this key's on exactly this message."""
        try:
            self._key().verify(signature, message)
        except InvalidSignature:
            return False
        return True

    def _key(self) -> Ed25519PublicKey:
        return Ed25519PublicKey.from_public_bytes(self.raw)


class SigningKey:
    """The private half; it never leaves its file and this process."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key
        self.public = PublicKey(key.public_key().public_bytes_raw())

    def sign(self, message: bytes) -> bytes:
        """The signature, 64 bytes."""
        return self._key.sign(message)


def read_public_key(pem: str) -> PublicKey:
    """The key of a PEM text. Raises ValueError where it is none of Ed25519."""
    key = serialization.load_pem_public_key(pem.encode())
    if not isinstance(key, Ed25519PublicKey):
        raise ValueError(f"not an Ed25519 key: {type(key).__name__}")
    return PublicKey(key.public_bytes_raw())


def make_key(folder: Path, use: KeyUse = KeyUse.SIGNING) -> bool:
    """Make the key of an installation in `folder` unless there is one; whether it was made. Of several processes that
    do this at once, one makes it.

    Raises:
        OSError: it cannot be written.
    """
    file = _file(folder, use)
    return not file.exists() and file.write_once(_pem(Ed25519PrivateKey.generate()))


def load_key(folder: Path, use: KeyUse = KeyUse.SIGNING) -> SigningKey:
    """The key of an installation.

    Raises:
        StorageError: there is none, it is damaged, or others may read it.
    """
    file = _file(folder, use)
    content = file.read()
    try:
        key = serialization.load_pem_private_key(content, password=None)
    except ValueError:
        raise file.unusable("读不懂", "请从备份恢复", "cannot be read", "restore it from a backup") from None
    if not isinstance(key, Ed25519PrivateKey):
        raise file.unusable("不是 Ed25519 密钥", "请从备份恢复", "is no Ed25519 key", "restore it from a backup")
    return SigningKey(key)


def _file(folder: Path, use: KeyUse) -> KeyFile:
    if use is KeyUse.BACKUP:
        return KeyFile(folder, use.value, "backup-key", Said("备份签名密钥", "backup signing key"))
    return KeyFile(folder, use.value, "signing-key", Said("签名密钥", "signing key"))


def _pem(key: Ed25519PrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
