"""A backup holds everything of one moment, and fills an empty installation with it."""

import io
import threading
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from service.storage import people
from service.storage.backup import fill_database, key_files, unpack_files, write_backup
from service.storage.backup_file import BackupError, BackupFile
from service.storage.dump import table_names
from service.storage.errors import StorageError
from service.storage.files import FileStore, StoredFile, record_file
from service.storage.location import files_folder, keys_folder
from tests.storage.audit_trails import a_person, a_trail, verdict_on
from tests.storage.backups import CONTENTS, backed_up, furnished, rewritten, source
from tests.storage.builders import NOW
from tests.storage.installations import Installation, installed

LARGE = 1 << 26
"""Bytes."""


def unpacked(backup: BackupFile, into: Installation) -> None:
    into.data_dir.mkdir(exist_ok=True)
    unpack_files(backup, FileStore(files_folder(into.settings)), keys_folder(into.settings))
    with into.open() as database:
        fill_database(backup, database, into.data_dir / "audit-heads.jsonl", lambda session: None)


def test_a_filled_installation_is_the_one_that_was_backed_up(installation: Installation, tmp_path: Path) -> None:
    made = backed_up(furnished(installation), tmp_path / "b.zip")
    other = Installation(tmp_path / "other")
    with BackupFile(tmp_path / "b.zip") as backup:
        assert backup.manifest == made
        unpacked(backup, other)
    again = backed_up(other, tmp_path / "c.zip")
    assert again.members == made.members
    assert (again.audit_seq, again.audit_hash, again.key) == (made.audit_seq, made.audit_hash, made.key)
    assert len([name for name in made.members if name.startswith("files/")]) == len(CONTENTS)
    with other.open() as database:
        assert verdict_on(database, a_trail(other)).holds
    assert {path.stat().st_mode & 0o777 for path in key_files(keys_folder(other.settings))} == {0o600}


class Interrupted(io.BytesIO):
    """A file whose first write waits until somebody else has done their work."""

    def __init__(self, meanwhile: Callable[[], None]) -> None:
        super().__init__()
        self._others = [threading.Thread(target=meanwhile)]

    def write(self, content: Any, /) -> int:
        while self._others:
            other = self._others.pop()
            other.start()
            other.join()
        return super().write(content)


def test_what_others_write_meanwhile_is_not_in_it(installation: Installation, tmp_path: Path) -> None:
    furnished(installation)
    with installation.open() as database:

        def meanwhile() -> None:
            with database.writing() as session:
                people.add(session, a_person("王五"), NOW)

        file = Interrupted(meanwhile)
        manifest = write_backup(source(installation, database), file)
        with database.reading() as session:
            assert len(people.everyone(session)) == 3
    (tmp_path / "b.zip").write_bytes(file.getvalue())
    with BackupFile(tmp_path / "b.zip") as backup:
        assert len(list(backup.lines("tables/person.jsonl"))) - 1 == manifest.tables["person"] == 2


def test_a_lost_file_is_named_or_left_out_as_asked(installation: Installation, tmp_path: Path) -> None:
    furnished(installation)
    (gone,) = [path for path in files_folder(installation.settings).rglob("*") if path.stat().st_size == 6][:1]
    gone.write_bytes(b"%PDF ?")
    with pytest.raises(StorageError, match="已损坏或被改动"):
        backed_up(installation, tmp_path / "b.zip")
    made = backed_up(installation, tmp_path / "b.zip", even_incomplete=True)
    assert made.lost == (gone.parent.name + gone.name,)


def test_a_backup_of_other_tables_fills_nothing(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as installation:
        backed_up(furnished(installation), tmp_path / "b.zip")
    forged = rewritten(tmp_path / "b.zip", lambda name, old: old.replace(b'"person": 2', b'"person": 3'))
    other = Installation(tmp_path / "other")
    with pytest.raises(BackupError, match=r"tables/person\.jsonl"), BackupFile(forged) as backup:
        unpacked(backup, other)
    with other.open() as database, database.reading() as session:
        assert table_names(session) == ()


def test_a_large_file_is_never_held_in_memory(tmp_path: Path) -> None:
    """The folder of a province is kept as one archive, of half a gigabyte at most."""
    with installed("sqlite", tmp_path / "origin") as installation:
        store = FileStore(files_folder(installation.settings))
        with installation.open() as database:
            digest, size = store.put(bytes(LARGE))
            with database.writing() as session:
                record_file(session, store, StoredFile(digest, size, "application/zip", "全省.zip", NOW))
        with measured() as written:
            backed_up(installation, tmp_path / "b.zip")
    with BackupFile(tmp_path / "b.zip") as backup, measured() as restored:
        there = FileStore(tmp_path / "to")
        unpack_files(backup, there, tmp_path / "keys")
        with there.opened(digest) as stream:
            assert stream.read(1) == b"\0"
    assert max(*written, *restored) < LARGE // 4


@contextmanager
def measured() -> Iterator[list[int]]:
    """How many bytes of memory the body took at most."""
    most: list[int] = []
    tracemalloc.start()
    try:
        yield most
        most.append(tracemalloc.get_traced_memory()[1])
    finally:
        tracemalloc.stop()
