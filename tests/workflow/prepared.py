"""What takes long to make is made once in a run of the tests, by the process that first asks for it; all copy it."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

FOLDER = "PREPARED_FOR_TESTS"
"""The variable of the environment that leads the processes of a run to one folder."""
PREFIX = "kept-for-tests-"
"""Of folders that are needed to the end of a run: not as the program names its own, which people clear away while the
tests of somebody else run on the same machine."""


def shared() -> Callable[[], None]:
    """Share with the processes that this one starts from now on, until the returned function is called."""
    kept = TemporaryDirectory(prefix=PREFIX)
    os.environ[FOLDER] = kept.name

    def end() -> None:
        del os.environ[FOLDER]
        kept.cleanup()

    return end


def prepared(name: str, make: Callable[[Path], object]) -> Path:
    """A folder that `make` has filled; whoever needs it changed copies it first.

    Raises:
        Exception: as `make` does; the next who asks makes it anew.
    """
    folder = _kept() / name
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            half = folder.with_suffix(".half")
            shutil.rmtree(half, ignore_errors=True)
            half.mkdir()
            make(half)
            half.rename(folder)
    return folder


def _kept() -> Path:
    return Path(os.environ.get(FOLDER) or _own().name)


@cache
def _own() -> TemporaryDirectory[str]:
    """Of a process that shares with nobody, a benchmark for instance."""
    return TemporaryDirectory(prefix=PREFIX)
