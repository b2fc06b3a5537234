"""Sealed texts open for whom they were sealed, with the key they were sealed with, unaltered."""

import base64
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from service.storage.errors import StorageError
from service.storage.sealing import SealingKey, load_sealing_key, make_sealing_key

KEY, OTHER = (SealingKey(AESGCM.generate_key(256)) for _ in range(2))


@given(text=st.text(), flipped=st.integers(0, 1 << 12))
def test_only_what_was_sealed_opens(text: str, flipped: int) -> None:
    sealed = KEY.seal(text, "zhangsan")
    assert KEY.open(sealed, "zhangsan") == text
    assert KEY.seal(text, "zhangsan") != sealed
    content = bytearray(base64.b64decode(sealed))
    content[flipped // 8 % len(content)] ^= 1 << flipped % 8
    for key, of, changed in (
        (KEY, "lisi", sealed),
        (OTHER, "zhangsan", sealed),
        (KEY, "zhangsan", base64.b64encode(content).decode()),
    ):
        with pytest.raises(StorageError, match="解不开"):
            key.open(changed, of)


def test_the_key_is_made_once(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"封存密钥 .* 不存在"):
        load_sealing_key(tmp_path)
    assert make_sealing_key(tmp_path)
    sealed = load_sealing_key(tmp_path).seal("text", "of")
    assert not make_sealing_key(tmp_path)
    assert load_sealing_key(tmp_path).open(sealed, "of") == "text"
    (tmp_path / "sealing.key").write_bytes(b"short")
    with pytest.raises(StorageError, match="读不懂"):
        load_sealing_key(tmp_path)
