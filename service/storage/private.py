"""Folders that only the program's own user may enter, and names that are safe on disk."""

from __future__ import annotations

import os
from pathlib import Path

FILE = 0o600

_MODE = 0o700


def private_folder(folder: Path) -> None:
    """Make the folder and what is missing above it; one that is there is left as it is."""
    folder.mkdir(mode=_MODE, parents=True, exist_ok=True)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder outlast a loss of power."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
