"""A program that is killed while it writes loses nothing that it has acknowledged, and leaves no half things."""

import random
import time

import pytest
from sqlmodel import select

from service.storage.files import FileStore
from service.storage.location import files_folder
from service.storage.revision import check
from service.storage.tables.stored_file import StoredFileRow
from tests.programs import started
from tests.storage.installations import Installation

KILLS, LEAST = 3, 2
"""LEAST: so many writes are acknowledged before a kill, however slow the disk is."""
WRITER = """
import sys
from datetime import UTC, datetime
from service.settings import load_settings
from service.storage.files import FileStore, StoredFile, record_file
from service.storage.location import files_folder
from service.workflow.installation.open_database import opened
settings = load_settings()
store = FileStore(files_folder(settings))
with opened(settings) as database:
    for number in range(100_000):
        digest, size = store.put(f"{sys.argv[1]} {number}".encode() * 1000)
        with database.writing() as session:
            record_file(session, store, StoredFile(digest, size, "application/pdf", "a.pdf", datetime.now(UTC)))
        print(digest, flush=True)
"""


def acknowledged(installation: Installation, run: int) -> list[str]:
    """What a writer has acknowledged before it was killed at some moment of its work."""
    writer = started(WRITER, str(run), environment=installation.environment)
    heard = [writer.out.readline() for _ in range(LEAST)]
    time.sleep(random.uniform(0, 0.25))
    writer.process.kill()
    # A line that the kill cut short was not heard.
    heard += [line for line in writer.ended()[1].splitlines(keepends=True) if line.endswith("\n")]
    return [line.strip() for line in heard]


@pytest.mark.slow
def test_what_was_acknowledged_is_there_after_a_kill(installation: Installation) -> None:
    digests = [digest for run in range(KILLS) for digest in acknowledged(installation, run)]
    assert len(digests) >= KILLS * LEAST
    store = FileStore(files_folder(installation.settings))
    with installation.open() as database:
        check(database)
        with database.reading() as session:
            rows = set(session.exec(select(StoredFileRow.digest)).all())
    assert set(digests) <= rows
    assert len(rows) <= len(digests) + KILLS, "at most what each was about to acknowledge"
    for digest in rows:
        assert store.read(digest)
