"""What kept workbooks say: a store to be emptied at will, as each can be read again from its file."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Table, delete, insert, select
from sqlmodel import Session

from service.storage.tables.file_reading import FileReadingRow

_READINGS: Table = FileReadingRow.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class FileReading:
    """What a file says. file: its digest; basis: digest of all else that the reading depends on; text: what was read,
    as whoever keeps it writes it."""

    file: str
    basis: str
    text: str


def readings(session: Session, wanted: Collection[tuple[str, str]]) -> Mapping[tuple[str, str], str]:
    """The texts that are kept of (file, basis), by these; one that is no longer what was written is as good as none."""
    if not wanted:
        return {}
    chosen = select(_READINGS).where(_READINGS.c.file.in_({file for file, _ in wanted}))
    rows = session.connection().execute(chosen.where(_READINGS.c.basis.in_({basis for _, basis in wanted})))
    return {(row.file, row.basis): zlib.decompress(row.content).decode() for row in rows if _sound(row)}


def keep_reading(session: Session, reading: FileReading, at: datetime) -> None:
    """Keep what a file on record says, in place of what it said on any other basis. In a writing transaction."""
    content = zlib.compress(reading.text.encode())
    digest = hashlib.sha256(content).hexdigest()
    session.connection().execute(delete(_READINGS).where(_READINGS.c.file == reading.file))
    row = {"file": reading.file, "basis": reading.basis, "content": content, "digest": digest, "added_at": at}
    session.connection().execute(insert(_READINGS).values(**row))


def _sound(row: Row[Any]) -> bool:
    return bool(hashlib.sha256(row.content).hexdigest() == row.digest)
