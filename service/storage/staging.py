"""Uploads that wait to be confirmed: of one person for one case, on disk only, so that nothing is on record of them."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile

from service.storage.private import private_folder
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said

KEPT = timedelta(hours=2)
"""Technical: long enough to look through every fault of a workbook, too short to be a store."""
MOST = 5
"""Of one person at a time; the oldest goes first."""
_DIGEST = re.compile(r"[0-9a-f]{64}")
_PARTIAL = ".partial-"
_TRIES = 20


@dataclass(frozen=True, slots=True)
class Staged:
    """An upload that waits. digest: SHA-256 of its bytes; path: where it lies, under its own name; at: when it came."""

    digest: str
    path: Path
    at: datetime

    @property
    def name(self) -> str:
        """The name it was handed in under."""
        return self.path.name

    @property
    def until(self) -> datetime:
        """When it is forgotten."""
        return self.at + KEPT


class Staging:
    """The folder `staging/` of an installation: `<person>/<case>/<digest>/<name>`, readable by this user only."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, person: str, case: str, name: str, content: bytes, at: datetime) -> Staged:
        """Let an upload wait; what has waited too long, or is too much of one person, goes.

        Raises:
            OSError: it cannot be written.
        """
        self.expire(at)
        digest = hashlib.sha256(content).hexdigest()
        target = self._folder / person / case / digest
        private_folder(self._folder)
        with NamedTemporaryFile(dir=self._folder, prefix=_PARTIAL, delete=False) as partial:
            try:
                partial.write(content)
                partial.flush()
                os.utime(partial.name, (at.timestamp(), at.timestamp()))
                _place(Path(partial.name), target, name)
            finally:
                Path(partial.name).unlink(missing_ok=True)
        for surplus in sorted(self._of(person), key=lambda one: one.at)[:-MOST]:
            self.remove(surplus)
        return Staged(digest, target / name, at)

    def find(self, person: str, case: str, digest: str, at: datetime) -> Staged:
        """What this person has waiting for this case.

        Raises:
            Fault: nothing of that digest does, or not any more.
        """
        if _DIGEST.fullmatch(digest):
            for path in _within(self._folder / person / case / digest):
                if (found := _staged(path)) is not None and at <= found.until:
                    return found
        raise Fault(
            "upload-gone",
            Said(
                "等待确认的文件已经过期、已经导入或被后来上传的代替，没有保存；请重新上传",
                "the file that waited to be confirmed has expired, was imported or replaced; upload it again",
            ),
        )

    def remove(self, staged: Staged) -> None:
        """Forget one that is confirmed or given up."""
        staged.path.unlink(missing_ok=True)
        for folder in (staged.path.parent, staged.path.parent.parent, staged.path.parent.parent.parent):
            with suppress(OSError):  # something else lies in it, or it is gone
                folder.rmdir()

    def expire(self, at: datetime) -> int:
        """Remove what has waited too long, and what broke off; how many."""
        gone = [one for person in _within(self._folder) for one in self._of(person.name) if at > one.until]
        for one in gone:
            self.remove(one)
        for path in self._folder.glob(f"{_PARTIAL}*"):
            if (partial := _staged(path)) is not None and at > partial.until:
                path.unlink(missing_ok=True)
        return len(gone)

    def _of(self, person: str) -> Iterator[Staged]:
        cases = _within(self._folder / person)
        digests = (digest for case in cases for digest in _within(case))
        found = (_staged(path) for digest in digests for path in _within(digest))
        yield from (one for one in found if one is not None)


def _place(partial: Path, target: Path, name: str) -> None:
    """In place of what lies there. Somebody who removes the last of these folders' files removes them as well, at any
    moment."""
    for older in _within(target):
        older.unlink(missing_ok=True)
    for left in reversed(range(_TRIES)):
        try:
            target.mkdir(mode=0o700, parents=True, exist_ok=True)
            partial.replace(target / name)
            return
        except (FileNotFoundError, FileExistsError):  # the second from `mkdir`, which found it and then found none
            if not left:
                raise


def _within(folder: Path) -> tuple[Path, ...]:
    """Nothing where another process has just removed it, or where it is none."""
    try:
        return tuple(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return ()


def _staged(path: Path) -> Staged | None:
    """None where another process has just removed it."""
    try:
        at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except FileNotFoundError:
        return None
    return Staged(path.parent.name, path, at)
