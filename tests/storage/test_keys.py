"""The signing key: made once, private, and what it signs is verified by the public half alone."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from service.storage.errors import StorageError
from service.storage.keys import PublicKey, SigningKey, load_key, make_key, read_public_key


def a_key(folder: Path) -> SigningKey:
    make_key(folder)
    return load_key(folder)


def test_the_key_is_made_once_and_only_this_user_can_read_it(tmp_path: Path) -> None:
    assert make_key(tmp_path / "keys") is True
    first = load_key(tmp_path / "keys").public
    assert make_key(tmp_path / "keys") is False
    assert load_key(tmp_path / "keys").public == first
    (file,) = (tmp_path / "keys").iterdir()
    assert [stat.S_IMODE(path.stat().st_mode) for path in (file, file.parent)] == [0o600, 0o700]


def test_of_many_that_make_a_key_at_once_one_does(tmp_path: Path) -> None:
    with ThreadPoolExecutor(16) as pool:
        made = list(pool.map(lambda _: make_key(tmp_path), range(16)))
    assert made.count(True) == 1
    assert len(list(tmp_path.iterdir())) == 1


@given(message=st.binary(), flipped=st.integers(0, 511))
def test_only_what_was_signed_is_verified(message: bytes, flipped: int, key: SigningKey) -> None:
    signature = key.sign(message)
    assert key.public.verifies(signature, message)
    assert not key.public.verifies(signature, message + b"\0")
    changed = bytearray(signature)
    changed[flipped // 8] ^= 1 << flipped % 8
    assert not key.public.verifies(bytes(changed), message)
    assert not key.public.verifies(signature[:-1], message)


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> SigningKey:
    return a_key(tmp_path_factory.mktemp("keys"))


def test_another_key_does_not_verify(key: SigningKey, tmp_path: Path) -> None:
    other = a_key(tmp_path).public
    assert not other.verifies(key.sign(b"content"), b"content")
    assert other.id != key.public.id


def test_the_public_key_goes_out_and_comes_back(key: SigningKey) -> None:
    assert read_public_key(key.public.pem) == key.public == PublicKey(key.public.raw)
    assert len(key.public.id) == 16
    assert int(key.public.id, 16) >= 0


def test_the_exported_key_verifies_without_this_program(key: SigningKey) -> None:
    """Whoever does not trust this program reads the PEM text with a library of their own."""
    theirs = serialization.load_pem_public_key(key.public.pem.encode())
    assert isinstance(theirs, Ed25519PublicKey)
    theirs.verify(key.sign(b"content"), b"content")
    with pytest.raises(InvalidSignature):
        theirs.verify(key.sign(b"content"), b"Content")


def test_a_key_of_another_kind_is_no_key_of_ours(tmp_path: Path) -> None:
    other = generate_private_key(SECP256R1())
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    with pytest.raises(ValueError, match="Ed25519"):
        read_public_key(other.public_key().public_bytes(serialization.Encoding.PEM, form).decode())
    a_key(tmp_path)
    (tmp_path / "signing.pem").write_bytes(
        other.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    with pytest.raises(StorageError, match="不是 Ed25519 密钥"):
        load_key(tmp_path)


def test_a_key_that_cannot_be_used_says_why(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="请运行 acceptance migrate"):
        load_key(tmp_path)
    a_key(tmp_path)
    (tmp_path / "signing.pem").chmod(0o640)
    with pytest.raises(StorageError, match="chmod 600"):
        load_key(tmp_path)
    (tmp_path / "signing.pem").chmod(0o600)
    (tmp_path / "signing.pem").write_text("not a key", encoding="utf-8")
    with pytest.raises(StorageError, match="读不懂"):
        load_key(tmp_path)
