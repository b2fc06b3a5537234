"""Folders for what is needed for a while only: gone at its end, or with the next of their kind after a kill."""

from __future__ import annotations

import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import gettempdir, mkdtemp

_GRACE_S = 60
"""Technical: a folder is locked at once after it was made; one so young may be about to be."""


@contextmanager
def passing_folder(kind: str) -> Iterator[Path]:
    """A folder `acceptance-<kind>-…` for this user only, where temporary files lie; locked as long as its process
    lives. Those of the kind that killed processes left are removed first: they hold what people have handed in.

    Raises:
        OSError: it cannot be made.
    """
    prefix = f"acceptance-{kind}-"
    _clear(prefix)
    folder = Path(mkdtemp(prefix=prefix))
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield folder
    finally:
        # What cannot be removed keeps nobody from what was done; the next one tries again.
        shutil.rmtree(folder, ignore_errors=True)
        os.close(handle)


def _clear(prefix: str) -> None:
    for path in Path(gettempdir()).glob(f"{prefix}*"):
        with suppress(OSError):  # somebody else's, or still in use, or just gone
            _remove_left(path)


def _remove_left(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        found = os.fstat(handle)
        if found.st_uid != os.geteuid() or time.time() - found.st_mtime < _GRACE_S:
            return
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(path)
    finally:
        os.close(handle)
