"""Files by their content: whole or not there, verified when read, swept when nothing speaks of them."""

import hashlib
import io
import os
import stat
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.storage.database import Database
from service.storage.errors import StorageError
from service.storage.files import FileStore, StoredFile, record_file, recorded_file, strays_found, sweep

LATER = timedelta(hours=1, minutes=1)


class BreaksOff(io.BytesIO):
    """A source that fails after its first part."""

    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell():
            raise ConnectionError("gone")
        return super().read(3)


def now() -> datetime:
    return datetime.now(UTC)


def on_disk(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def recorded(database: Database, store: FileStore, content: bytes, name: str = "批复.pdf") -> StoredFile:
    digest, size = store.put(content)
    with database.writing() as session:
        return record_file(session, store, StoredFile(digest, size, "application/pdf", name, now()))


def swept(database: Database, store: FileStore, at: datetime) -> tuple[Path, ...]:
    with database.reading() as session:
        found = strays_found(session, store, at)
    with database.writing() as session:
        return sweep(session, found, at)


@given(contents=st.lists(st.binary(max_size=100), max_size=5))
def test_what_is_put_is_read_again_by_its_digest(
    contents: list[bytes], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("files")
    store = FileStore(folder)
    for content in contents:
        assert store.put(content) == (hashlib.sha256(content).hexdigest(), len(content))
        assert store.put(io.BytesIO(content)) == store.put(content)
    assert [store.read(hashlib.sha256(content).hexdigest()) for content in contents] == contents
    assert len(on_disk(folder)) == len(set(contents))


def test_a_large_content_is_put_in_parts(tmp_path: Path) -> None:
    content = bytes(range(256)) * 10_000
    digest, size = FileStore(tmp_path).put(io.BytesIO(content))
    assert (FileStore(tmp_path).read(digest), size) == (content, 2_560_000)
    with FileStore(tmp_path).opened(digest) as stream:
        assert stream.read() == content


def test_what_was_changed_or_lost_is_not_opened(tmp_path: Path) -> None:
    digest, _ = FileStore(tmp_path).put(b"content")
    (path,) = on_disk(tmp_path)
    path.write_bytes(b"other")
    for told in ("已损坏或被改动", "已丢失"):
        with pytest.raises(StorageError, match=told), FileStore(tmp_path).opened(digest):
            pass
        path.unlink(missing_ok=True)


@pytest.mark.parametrize("named", ["/etc/hostname", "../outside", "", "AB" * 32, "ab" * 32 + "\n"])
def test_what_is_no_digest_names_no_file(named: str, tmp_path: Path) -> None:
    (tmp_path / "outside").write_bytes(b"not ours")
    store = FileStore(tmp_path / "files")
    for use in (store.read, store.has):
        with pytest.raises(StorageError, match="不是文件的摘要"):
            use(named)


def test_only_this_user_can_read(tmp_path: Path) -> None:
    FileStore(tmp_path / "files").put(b"secret")
    modes = {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.rglob("*") if path.is_dir()}
    assert modes == {0o700}
    assert {stat.S_IMODE(path.stat().st_mode) for path in on_disk(tmp_path)} == {0o600}


def test_a_source_that_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ConnectionError):
        FileStore(tmp_path).put(BreaksOff(b"content"))
    assert on_disk(tmp_path) == []


def test_a_changed_or_missing_file_is_named(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    digest, _ = store.put(b"content")
    (path,) = on_disk(tmp_path)
    path.write_bytes(b"Content")
    with pytest.raises(StorageError, match=f"{digest[:12]}… 已损坏或被改动"):
        store.read(digest)
    store.put(b"content")
    assert store.read(digest) == b"content", "the same content again repairs it"
    path.unlink()
    with pytest.raises(StorageError, match=f"{digest[:12]}… 已丢失"):
        store.read(digest)


def test_a_content_is_recorded_once_with_its_first_name(database: Database, tmp_path: Path) -> None:
    store = FileStore(tmp_path / "files")
    first = recorded(database, store, b"%PDF", "批复.pdf")
    assert recorded(database, store, b"%PDF", "批复（副本）.pdf") == first
    with database.reading() as session:
        assert recorded_file(session, first.digest) == first
        assert recorded_file(session, "00" * 32) is None


def test_a_file_that_is_not_there_is_not_recorded(database: Database, tmp_path: Path) -> None:
    store = FileStore(tmp_path / "files")
    file = recorded(database, store, b"%PDF")
    with pytest.raises(StorageError, match="不在文件夹中"), database.writing() as session:
        record_file(session, store, replace(file, digest="00" * 32))


def test_a_sweep_takes_what_nothing_speaks_of(database: Database, tmp_path: Path) -> None:
    folder = tmp_path / "files"
    store = FileStore(folder)
    kept = recorded(database, store, b"kept")
    store.put(b"never committed")
    (folder / ".partial-x").write_bytes(b"half")
    assert swept(database, store, now()) == (), "a transaction may still be under way"
    assert len(swept(database, store, now() + LATER)) == 2
    assert [path.parent.name + path.name for path in on_disk(folder)] == [kept.digest]
    assert store.read(kept.digest) == b"kept"


def test_what_is_put_again_is_young_again(database: Database, tmp_path: Path) -> None:
    folder = tmp_path / "files"
    store = FileStore(folder)
    store.put(b"content")
    (path,) = on_disk(folder)
    old = (now() - 2 * LATER).timestamp()
    os.utime(path, (old, old))
    store.put(b"content")
    assert swept(database, store, now()) == ()


def test_what_was_recorded_or_put_again_since_it_was_found_stays(database: Database, tmp_path: Path) -> None:
    store = FileStore(tmp_path / "files")
    digest, size = store.put(b"recorded since")
    store.put(b"gone since")
    again, _ = store.put(b"put again since")
    later = now() + LATER
    with database.reading() as session:
        found = strays_found(session, store, later)
    assert len(found) == 3
    with database.writing() as session:
        record_file(session, store, StoredFile(digest, size, "application/pdf", "a.pdf", now()))
    young = later.timestamp()
    os.utime(tmp_path / "files" / again[:2] / again[2:], (young, young))
    (gone,) = (path for path in found if path.read_bytes() == b"gone since")
    gone.unlink()
    with database.writing() as session:
        assert sweep(session, found, later) == ()
    assert (store.has(digest), store.has(again)) == (True, True)


def test_what_others_finish_while_it_is_looked_at_is_no_stray(database: Database, tmp_path: Path) -> None:
    """Parts of files are renamed, or removed, at any moment."""
    folder = tmp_path / "files"
    folder.mkdir()
    for name in ("one", "other"):
        (folder / f".partial-{name}").touch()
    found = FileStore(folder).strays(set(), now() + LATER)
    first = next(found)
    for path in folder.iterdir():
        path.unlink()
    assert list(found) == []
    with database.writing() as session:
        assert sweep(session, [first], now() + LATER) == ()


def test_a_sweep_of_a_folder_that_was_never_used_takes_nothing(database: Database, tmp_path: Path) -> None:
    assert swept(database, FileStore(tmp_path / "none"), now() + LATER) == ()


def test_a_failed_transaction_leaves_an_orphan_that_is_swept(database: Database, tmp_path: Path) -> None:
    """The order of things: file safe on disk, then the row; a crash between the two costs nothing but space."""
    store = FileStore(tmp_path / "files")

    def crash() -> None:
        digest, size = store.put(b"content")
        with database.writing() as session:
            record_file(session, store, StoredFile(digest, size, "application/pdf", "a.pdf", now()))
            raise KeyError

    with pytest.raises(KeyError):
        crash()
    assert len(swept(database, store, now() + LATER)) == 1
