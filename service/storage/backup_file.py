"""A backup: one zip file of dumped tables, kept files and keys, under a signed manifest with the digest of each."""

from __future__ import annotations

import hashlib
import json
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any, Self

from service.storage.errors import StorageError
from service.vocabulary.language import Said

FORMAT = 1
"""The version of the backup format this program writes and reads."""
MANIFEST, SIGNATURE = "manifest.json", "manifest.sig"
FILES, KEYS, TABLES = "files/", "keys/", "tables/"
ROWS = ".jsonl"
_CHUNK = 1 << 20
_MAX_MANIFEST, _MAX_SIGNATURE = 1 << 28, 1 << 12
_SAFE = re.compile(rf"{FILES}[0-9a-f]{{64}}|{KEYS}\w[\w.\-]*|{TABLES}\w+\.jsonl")
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError)


class BackupError(StorageError):
    """A file cannot be used as a backup."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One member: SHA-256 in hexadecimal, size in bytes."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds. made_at: UTC as text; program: its version; database: `SQLite 3.53.4`; key: id of the
    signing key; audit_seq and audit_hash: the last row of the trail, 0 and empty where there is none; tables: rows in
    each; lost: digests of files that rows speak of and that could not be read."""

    made_at: str
    program: str
    revision: str
    database: str
    key: str
    audit_seq: int
    audit_hash: str
    tables: dict[str, int]
    lost: tuple[str, ...]
    members: dict[str, Entry]

    def text(self) -> bytes:
        """The JSON of it; its SHA-256 names the backup."""
        return json.dumps({"acceptance_backup": FORMAT, **asdict(self)}, ensure_ascii=False, sort_keys=True).encode()

    @property
    def digest(self) -> str:
        """SHA-256 of the text, in hexadecimal."""
        return hashlib.sha256(self.text()).hexdigest()


class BackupWriter:
    """Writes the members of a backup into a file, and the manifest last. Without finish() the file is no backup."""

    def __init__(self, file: IO[bytes]) -> None:
        self._zip = zipfile.ZipFile(file, "w")
        self.members: dict[str, Entry] = {}

    def add(self, path: str, parts: Iterable[bytes]) -> None:
        """One member; tables are compressed, kept files mostly are already."""
        kind = zipfile.ZIP_DEFLATED if path.startswith(TABLES) else zipfile.ZIP_STORED
        digest, size = hashlib.sha256(), 0
        with self._zip.open(_named(path, kind), "w", force_zip64=True) as member:
            for part in parts:
                digest.update(part)
                size += len(part)
                member.write(part)
        self.members[path] = Entry(digest.hexdigest(), size)

    def finish(self, manifest: Manifest, sign: Callable[[bytes], bytes]) -> None:
        """Write the manifest and what `sign` makes of it, and close."""
        text = manifest.text()
        self._zip.writestr(_named(MANIFEST, zipfile.ZIP_DEFLATED), text)
        self._zip.writestr(_named(SIGNATURE, zipfile.ZIP_STORED), sign(text))
        self._zip.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Where it broke off, closing may fail once more, as on a full disk; the first failure is the one to tell."""
        with suppress(Exception) if kind else nullcontext():
            self._zip.close()


class BackupFile:
    """A backup that is read; close it when done. signature: of the manifest, not verified here; None without one."""

    def __init__(self, path: Path) -> None:
        """Raises:
        BackupError: it is no backup, incomplete, damaged, or of a later format. OSError: it cannot be read.
        """
        self.path = path
        try:
            self._zip = zipfile.ZipFile(path)
        except _BROKEN:
            raise _incomplete(path) from None
        self.manifest = self._read_manifest()
        self.signature = self._read_signature()

    def parts(self, member: str) -> Iterator[bytes]:
        """The content of a member, its digest verified once all is read.

        Raises:
            BackupError: it is damaged.
        """
        with self._opened(member) as stream:
            yield from self._verified(member, iter(lambda: stream.read(_CHUNK), b""))

    def lines(self, member: str) -> Iterator[bytes]:
        """The lines of a dumped table, verified as parts()."""
        with self._opened(member) as stream:
            yield from self._verified(member, stream)

    def under(self, folder: str) -> Iterator[str]:
        """The members below `files/`, `keys/` or `tables/`."""
        return (member for member in self.manifest.members if member.startswith(folder))

    def _opened(self, member: str) -> IO[bytes]:
        try:
            return self._zip.open(member)
        except (*_BROKEN, KeyError):
            raise _damaged(self.path, member) from None

    def _verified(self, member: str, parts: Iterable[bytes]) -> Iterator[bytes]:
        digest, wanted = hashlib.sha256(), self.manifest.members[member].sha256
        try:
            for part in parts:
                digest.update(part)
                yield part
        except _BROKEN:
            raise _damaged(self.path, member) from None
        if digest.hexdigest() != wanted:
            raise _damaged(self.path, member)

    def _read_manifest(self) -> Manifest:
        try:
            with self._zip.open(MANIFEST) as stream:
                told = json.loads(stream.read(_MAX_MANIFEST))
        except (*_BROKEN, KeyError, ValueError, RecursionError):
            raise _no_backup(self.path) from None
        return _manifest(self.path, told)

    def _read_signature(self) -> bytes | None:
        try:
            with self._zip.open(SIGNATURE) as stream:
                return stream.read(_MAX_SIGNATURE)
        except (*_BROKEN, KeyError):
            return None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()


def is_backup(path: Path) -> bool:
    """Whether a file is a backup that this program can read, by its manifest."""
    try:
        with BackupFile(path):
            return True
    except (BackupError, OSError):
        return False


def _named(path: str, kind: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(path)
    info.compress_type = kind
    info.external_attr = 0o600 << 16
    return info


def _manifest(path: Path, told: Any) -> Manifest:
    if not isinstance(told, dict) or "acceptance_backup" not in told:
        raise _no_backup(path)
    if told.pop("acceptance_backup") != FORMAT:
        raise BackupError(
            "backup-format",
            Said(
                f"{path} 是更新版本的软件写的备份，本版软件不认识它的格式；请安装那一版或更新的软件再恢复",
                f"{path} is of a backup format that a later program writes; install that program to restore it",
            ),
        )
    try:
        members = {name: Entry(**entry) for name, entry in told.pop("members").items()}
        manifest = Manifest(members=members, lost=tuple(told.pop("lost")), **told)
    except (TypeError, AttributeError, KeyError):
        raise _damaged(path, MANIFEST) from None
    if strange := next((name for name in members if not _SAFE.fullmatch(name)), None):
        raise _damaged(path, strange)
    return manifest


def _no_backup(path: Path) -> BackupError:
    return BackupError(
        "no-backup",
        Said(
            f"{path} 不是备份；请给出 acceptance backup 写出的 .zip 文件",
            f"{path} is no backup; give a .zip file that acceptance backup wrote",
        ),
    )


def _incomplete(path: Path) -> BackupError:
    return BackupError(
        "backup-incomplete",
        Said(
            f"{path} 不是备份，或者不完整（复制或下载中断）；请重新复制，或换一份备份",
            f"{path} is no backup, or only a part of one (a copy that broke off?); copy it again, or use another",
        ),
    )


def _damaged(path: Path, member: str) -> BackupError:
    return BackupError(
        "backup-damaged",
        Said(
            f"备份 {path} 已损坏或被改动：其中的 {member} 与清单不符；没有恢复，请换一份备份",
            f"the backup {path} is damaged or was altered: its {member} is not what the manifest says; nothing was "
            "restored; use another backup",
        ),
    )
