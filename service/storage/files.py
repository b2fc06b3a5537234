"""Files by the digest of their content: written whole and safe on disk before a row of the database speaks of them."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, BinaryIO

from sqlmodel import Session, col, select

from service.storage.errors import StorageError, no_room_for_files
from service.storage.fail_points import FailPoint, reach
from service.storage.private import private_folder, sync_folder
from service.storage.site_drafts import drafted_digests, is_drafted
from service.storage.tables.stored_file import StoredFileRow
from service.vocabulary.language import Said

_CHUNK = 1 << 20
_AT_ONCE = 500
"""Digests of one question to the database; it takes a limited number of values."""
_PARTIAL = ".partial-"
_DIGEST = re.compile(r"[0-9a-f]{64}")
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_GRACE = timedelta(hours=1)
"""A file without row may be of a transaction still to come; none takes nearly that long."""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A content that is kept. digest: SHA-256 in hexadecimal, size in bytes, first_name: under which it came first."""

    digest: str
    size: int
    media_type: str
    first_name: str
    added_at: datetime


class FileStore:
    """The folder `files/` of an installation: content ab12… lies in `ab/12…`, readable by this user only."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, content: bytes | BinaryIO) -> tuple[str, int]:
        """Digest and size of a content that is safe on disk when this returns; the same content is kept once.

        Raises:
            StorageError: the disk is full. OSError: it cannot be written for another reason.
        """
        try:
            return self._put(content)
        except OSError as error:
            if error.errno in _FULL:
                raise no_room_for_files(self._folder) from error
            raise

    def _put(self, content: bytes | BinaryIO) -> tuple[str, int]:
        private_folder(self._folder)
        stream = io.BytesIO(content) if isinstance(content, bytes) else content
        with NamedTemporaryFile(dir=self._folder, prefix=_PARTIAL, delete=False) as partial:
            try:
                digest, size = _copy(stream, partial)
                self._place(Path(partial.name), digest)
            finally:
                Path(partial.name).unlink(missing_ok=True)
        return digest, size

    def read(self, digest: str) -> bytes:
        """The content, its digest verified.

        Raises:
            StorageError: it is missing, or no longer what it was.
        """
        try:
            content = self._path(digest).read_bytes()
        except FileNotFoundError:
            raise _missing(digest) from None
        if hashlib.sha256(content).hexdigest() != digest:
            raise _altered(digest)
        return content

    @contextmanager
    def opened(self, digest: str) -> Iterator[BinaryIO]:
        """The content as an open file, for what is too large for memory; its digest verified.

        Raises:
            StorageError: as read().
        """
        try:
            stream = self._path(digest).open("rb")
        except FileNotFoundError:
            raise _missing(digest) from None
        with stream:
            if hashlib.file_digest(stream, "sha256").hexdigest() != digest:
                raise _altered(digest)
            stream.seek(0)
            yield stream

    def has(self, digest: str) -> bool:
        """Whether there is a file of that digest; read() says whether it is sound."""
        return self._path(digest).is_file()

    def strays(self, known: set[str], now: datetime) -> Iterator[Path]:
        """Files that no row speaks of, and parts of files whose writer died; none younger than an hour."""
        for path in sorted(self._folder.glob("*")):
            inside = sorted(path.iterdir()) if path.is_dir() else [path]
            yield from (file for file in inside if not self._in_use(file, known) and _is_old(file, now))

    def _in_use(self, file: Path, known: set[str]) -> bool:
        return file.parent.name + file.name in known

    def _place(self, partial: Path, digest: str) -> None:
        """An older copy gives way: it may have rotted, and is young again for strays()."""
        target = self._path(digest)
        private_folder(target.parent)
        partial.replace(target)
        sync_folder(target.parent)
        sync_folder(self._folder)
        reach(FailPoint.BETWEEN_RENAME_AND_COMMIT)

    def _path(self, digest: str) -> Path:
        """Never outside the folder, whatever somebody calls a digest."""
        if _DIGEST.fullmatch(digest) is None:
            raise _lost(digest, "不是文件的摘要（64 位十六进制）", "is no digest (64 hexadecimal digits)")
        return self._folder / digest[:2] / digest[2:]


def record_file(session: Session, store: FileStore, file: StoredFile) -> StoredFile:
    """Speak of a file that was put; of one already known, what was recorded first. In a writing transaction, so that no
    sweep comes between.

    Raises:
        StorageError: it is not there: put it again.
    """
    if not store.has(file.digest):
        raise _lost(file.digest, "不在文件夹中", "is not in its folder")
    known = session.get(StoredFileRow, file.digest)
    if known is not None:
        return _value(known)
    session.add(StoredFileRow(**{name: getattr(file, name) for name in StoredFile.__slots__}))
    session.flush()
    return file


def recorded_file(session: Session, digest: str) -> StoredFile | None:
    """What is recorded of a content."""
    row = session.get(StoredFileRow, digest)
    return None if row is None else _value(row)


def recorded_digests(session: Session) -> set[str]:
    """The digests of all contents that are recorded, or lie with a draft."""
    return set(session.exec(select(StoredFileRow.digest)).all()) | drafted_digests(session)


def recorded_files(session: Session, digests: Iterable[str]) -> dict[str, StoredFile]:
    """What is recorded of several contents, by digest; those of which nothing is recorded are left out."""
    wanted, found = list(dict.fromkeys(digests)), list[StoredFileRow]()
    for at in range(0, len(wanted), _AT_ONCE):
        part = wanted[at : at + _AT_ONCE]
        found += session.exec(select(StoredFileRow).where(col(StoredFileRow.digest).in_(part))).all()
    return {row.digest: _value(row) for row in found}


def file_on_record(session: Session, digest: str) -> StoredFile:
    """What is recorded of a file that an act names.

    Raises:
        StorageError: nothing is, which cannot be.
    """
    return files_on_record(session, [digest])[digest]


def files_on_record(session: Session, digests: Iterable[str]) -> dict[str, StoredFile]:
    """What is recorded of files that acts name, by digest.

    Raises:
        StorageError: nothing is of one of them, which cannot be.
    """
    wanted = list(digests)
    found = recorded_files(session, wanted)
    for digest in wanted:
        if digest not in found:
            raise StorageError(
                "file-lost",
                Said(
                    f"办理行为所附的文件 {digest[:12]}… 没有登记；请从备份恢复数据库",
                    f"there is no record of the file {digest[:12]}… that an act names; restore the database",
                ),
            )
    return found


def strays_found(session: Session, store: FileStore, now: datetime) -> tuple[Path, ...]:
    """What a crash left behind: files whose row was never committed, parts of files. Every file is looked at, so not in
    a writing transaction."""
    return tuple(store.strays(recorded_digests(session), now))


def sweep(session: Session, found: Iterable[Path], now: datetime) -> tuple[Path, ...]:
    """Remove what strays_found() gave, but for what was put again or recorded since. In a writing transaction, so that
    nothing is recorded meanwhile. Gives what was removed."""
    removed = tuple(path for path in found if _still_stray(session, path, now))
    for path in removed:
        path.unlink(missing_ok=True)
    return removed


def _still_stray(session: Session, path: Path, now: datetime) -> bool:
    if not _is_old(path, now):
        return False
    digest = path.parent.name + path.name
    return recorded_file(session, digest) is None and not is_drafted(session, digest)


def _copy(source: BinaryIO, target: IO[bytes]) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    while chunk := source.read(_CHUNK):
        digest.update(chunk)
        size += len(chunk)
        target.write(chunk)
    target.flush()
    os.fsync(target.fileno())
    return digest.hexdigest(), size


def _is_old(file: Path, now: datetime) -> bool:
    """Not what its writer has just finished, or given up."""
    try:
        return now - datetime.fromtimestamp(file.stat().st_mtime, UTC) > _GRACE
    except FileNotFoundError:
        return False


def _value(row: StoredFileRow) -> StoredFile:
    return StoredFile(row.digest, row.size, row.media_type, row.first_name, row.added_at)


def _missing(digest: str) -> StorageError:
    return _lost(digest, "已丢失", "is missing")


def _altered(digest: str) -> StorageError:
    return _lost(digest, "已损坏或被改动", "is damaged or was changed")


def _lost(digest: str, zh: str, en: str) -> StorageError:
    return StorageError(
        "file-lost",
        Said(
            f"保存的文件 {digest[:12]}… {zh}；请从备份恢复数据文件夹中的 files，或重新提交这份文件",
            f"the kept file {digest[:12]}… {en}; restore files in the data folder from a backup, or hand it in again",
        ),
    )
