"""Folders and files that only the program's own user may open, and names that are safe on disk."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = 0o700
FILE = 0o600
"""Modes: for this user alone."""


def private_folder(folder: Path) -> None:
    """Make the folder and what is missing above it; one that is there is left as it is."""
    if not folder.is_dir():
        folder.mkdir(mode=FOLDER, parents=True, exist_ok=True)
        sync_folder(folder.parent)


def open_to_others(path: Path) -> bool:
    """Whether somebody but this user (and the system's own) can do anything with it.

    Raises:
        FileNotFoundError: it is not there.
    """
    return bool(path.stat().st_mode & ~FOLDER & 0o777)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder outlast a loss of power."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
