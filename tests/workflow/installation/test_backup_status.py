"""The last backup and the last one that was restored to be looked over."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from service.workflow.installation.backup import backup
from service.workflow.installation.backup_status import backup_status
from service.workflow.installation.check_backup import check_backup, record_check
from tests.storage.builders import NOW
from tests.storage.installations import installed


def test_nothing_is_known_of_an_installation_that_was_never_backed_up(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as made:
        status = backup_status(made.settings, NOW)
    assert (status.made, status.checked, status.old) == (None, None, True)


def test_the_last_backup_is_known_by_name_size_and_age_and_whether_it_was_restored(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as made:
        backup(made.settings, tmp_path / "old.zip", NOW - timedelta(days=3))
        done = backup(made.settings, tmp_path / "new.zip", NOW - timedelta(hours=2))
        manifest, checks = check_backup(made.settings, done.path, NOW)
        assert record_check(made.settings, manifest, checks, NOW)
        status = backup_status(made.settings, NOW)
    assert status.made is not None
    assert (status.made.name, status.made.size, status.made.lost) == ("new.zip", done.size, 0)
    assert (status.age, status.old) == (timedelta(hours=2), False)
    assert status.checked is not None
    assert (status.checked.name, status.checked.fault) == ("new.zip", "")
