"""A backup of an installation at work: whole or not there, on record."""

import fcntl
import json
from pathlib import Path
from typing import IO

import pytest

from service.storage.audit import Wanted
from service.storage.backup_file import is_backup
from service.storage.errors import StorageError
from service.storage.location import files_folder
from service.vocabulary.fault import Fault
from service.workflow.audit.list_audit import list_audit
from service.workflow.installation.backup import backup
from tests.storage.backups import furnished
from tests.storage.builders import NOW
from tests.storage.installations import Installation, installed

PARTIAL = ".acceptance-backup-left"


def test_it_is_written_under_its_time_and_on_record(installation: Installation, tmp_path: Path) -> None:
    done = backup(furnished(installation).settings, tmp_path, NOW)
    assert done.path == tmp_path / "acceptance-20260301T083000Z.zip"
    assert is_backup(done.path)
    assert done.size == done.path.stat().st_size
    assert done.path.stat().st_mode & 0o777 == 0o600
    (event,) = list_audit(installation.settings, Wanted(action="backup"))
    assert (event.seq, event.object_id) == (done.manifest.audit_seq + 1, done.path.name)
    assert json.loads(event.detail_json)["manifest"] == done.manifest.digest


def test_what_is_there_is_never_replaced(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as installation:
        (tmp_path / "mine.zip").write_bytes(b"mine")
        with pytest.raises(Fault, match="已存在，没有覆盖"):
            backup(installation.settings, tmp_path / "mine.zip", NOW)
    assert (tmp_path / "mine.zip").read_bytes() == b"mine"


def test_one_that_fails_leaves_nothing_and_says_why(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as installation:
        next(path for path in files_folder(furnished(installation).settings).rglob("*") if path.is_file()).unlink()
        (tmp_path / "backups").mkdir()
        with pytest.raises(StorageError, match="已丢失"):
            backup(installation.settings, tmp_path / "backups", NOW)
        assert not list((tmp_path / "backups").iterdir())
        assert len(backup(installation.settings, tmp_path / "backups", NOW, even_incomplete=True).manifest.lost) == 1


def test_what_killed_writers_left_goes_and_what_living_ones_write_stays(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as installation, (tmp_path / f"{PARTIAL}-alive").open("wb") as alive:
        fcntl.flock(alive, fcntl.LOCK_EX)
        (tmp_path / PARTIAL).write_bytes(b"half")
        backup(installation.settings, tmp_path, NOW)
        assert [path.name for path in tmp_path.glob(".acceptance*")] == [f"{PARTIAL}-alive"]


def test_one_that_begins_just_when_another_does_is_written_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other takes a file that is not locked yet for one that was left by a kill."""
    locked, taken = fcntl.flock, list[Path]()

    def late(file: IO[bytes], how: int) -> None:
        if how == fcntl.LOCK_EX and not taken:
            taken.append(Path(file.name))
            taken[0].unlink()
        locked(file, how)

    with installed("sqlite", tmp_path / "origin") as installation:
        monkeypatch.setattr("service.workflow.installation.backup.fcntl.flock", late)
        out = tmp_path / "backups"
        made = backup(installation.settings, out, NOW, folder=True)
    assert taken[0].parent == out
    assert list(out.iterdir()) == [made.path]
