"""A key file: written once, private, and told plainly where it cannot be used."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from service.storage.errors import StorageError
from service.storage.key_files import KeyFile
from service.vocabulary.language import Said


def a_file(folder: Path) -> KeyFile:
    return KeyFile(folder, "some.key", "some-key", Said("某密钥", "some key"))


def test_it_is_written_once_and_only_this_user_can_read_it(tmp_path: Path) -> None:
    file = a_file(tmp_path / "keys")
    assert not file.exists()
    assert file.write_once(b"first")
    assert not file.write_once(b"second")
    assert (file.exists(), file.read()) == (True, b"first")
    assert stat.S_IMODE((tmp_path / "keys" / "some.key").stat().st_mode) == 0o600


def test_of_many_that_write_at_once_one_does(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        written = list(pool.map(a_file(tmp_path).write_once, [b"%d" % number for number in range(8)]))
    assert written.count(True) == 1
    assert a_file(tmp_path).read() == b"%d" % written.index(True)
    assert len(list(tmp_path.iterdir())) == 1


def test_a_file_that_cannot_be_used_says_why(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"某密钥 .* 不存在；请运行 acceptance migrate") as missing:
        a_file(tmp_path).read()
    assert missing.value.code == "some-key"
    a_file(tmp_path).write_once(b"first")
    (tmp_path / "some.key").chmod(0o644)
    with pytest.raises(StorageError) as exposed:
        a_file(tmp_path).read()
    assert "chmod 600" in exposed.value.said.zh
    assert "the some key" in exposed.value.said.en
