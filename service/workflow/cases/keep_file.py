"""Keep a file that comes with an act: safe on disk now, on record with the act."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from service.settings import Settings
from service.storage.evidence import as_kept
from service.storage.files import FileStore, StoredFile
from service.storage.location import files_folder

WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def keep_evidence(settings: Settings, files: Iterable[Path], at: datetime) -> tuple[StoredFile, ...]:
    """Files of evidence, checked by what they hold; the digest is that of what is kept, see as_kept().

    Raises:
        StorageError: one is of a kind that is not taken, damaged, or not what its name says.
        OSError: one cannot be read, or the data folder not be written.
    """
    contents = [(file, file.read_bytes()) for file in files]
    checked = [(file.name, *as_kept(file.name, content)) for file, content in contents]
    return tuple(keep_content(settings, name, kind, content, at) for name, kind, content in checked)


def keep_content(settings: Settings, name: str, kind: str, content: bytes, at: datetime) -> StoredFile:
    """Content of a checked kind."""
    digest, size = FileStore(files_folder(settings)).put(content)
    return StoredFile(digest, size, kind, name, at)
