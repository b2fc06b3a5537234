"""Folders that only the program's own user may enter."""

import stat
from pathlib import Path

import pytest

from service.storage.private import private_folder, sync_folder


def test_a_new_folder_is_private_and_an_old_one_stays_as_it_is(tmp_path: Path) -> None:
    private_folder(tmp_path / "data")
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700
    (tmp_path / "data").chmod(0o750)
    private_folder(tmp_path / "data")
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o750


def test_only_a_folder_can_be_synced(tmp_path: Path) -> None:
    sync_folder(tmp_path)
    (tmp_path / "file").touch()
    with pytest.raises(NotADirectoryError):
        sync_folder(tmp_path / "file")
