"""A disk that is full: a clear answer, nothing half, and everything goes on once there is room."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event, text

from service.casework.state import State
from service.storage.database import Database
from service.storage.files import FileStore
from service.workflow.audit.verify_audit import verify_audit
from service.workflow.installation.open_database import opened
from tests.api.cases.stored import PDF, StoredCase, stored_case
from tests.casework.stages import at

PAGES = 3
"""So few pages more may the database have: an act does not fit for long."""


@contextmanager
def little_room(database: Database) -> Iterator[None]:
    """As if the disk of the database had no more room."""
    with database.reading() as session:
        there = session.connection().execute(text("PRAGMA page_count")).scalar_one()

    def limit(connection: object, _: object) -> None:
        connection.execute(f"PRAGMA max_page_count={there + PAGES}")  # type: ignore[attr-defined]

    writer = database.engines.writer
    writer.dispose()
    event.listen(writer, "connect", limit)
    try:
        yield
    finally:
        event.remove(writer, "connect", limit)
        writer.dispose()


def prove(case: StoredCase, number: int) -> tuple[int, str]:
    files = {"file": ("a.pdf", PDF + b"%d" % number, "application/pdf")}
    said = {"seen": str(case.version), "target": "item", "key": "PJ-05", "name": "证明" * 200}
    answer = case.ask("POST", "/evidence", data=said, files=files)
    told = answer.json()
    case.version = told.get("version", case.version)
    return answer.status_code, told.get("code", "")


def test_a_full_database_is_told_and_nothing_is_half(tmp_path: Path) -> None:
    with stored_case(tmp_path, at(State.IMPLEMENTATION), "assessor") as case:
        settings = case.service.settings
        with opened(settings) as database, little_room(database):
            answers = [prove(case, number) for number in range(30)]
        assert answers[-1] == (507, "disk-full")
        assert {status for status, _ in answers} <= {200, 507}
        done = sum(status == 200 for status, _ in answers)
        assert case.ask("GET", "").json()["version"] == case.version
        assert prove(case, 99)[0] == 200, "there is room again"
        assert verify_audit(settings).verdict.holds
        files = case.ask("GET", "/files").json()
        assert len(files) == done + 1


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_disk_without_room_for_files_is_told(number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: int) -> None:
        raise OSError(number, "no room")

    with stored_case(tmp_path, at(State.IMPLEMENTATION), "assessor") as case:
        with monkeypatch.context() as full:
            full.setattr("service.storage.files.os.fsync", refuse)
            assert prove(case, 1) == (507, "disk-full")
        store = FileStore(case.service.settings.data_dir / "files")
        assert not list(store.strays(set(), datetime.now(UTC) + timedelta(days=1)))
        assert prove(case, 1)[0] == 200
