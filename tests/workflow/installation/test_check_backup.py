"""A backup is restored to a temporary place and looked at there."""

from pathlib import Path

import pytest

from service.documents.bundle.check import fails
from service.settings import Settings
from service.storage.backup_file import MANIFEST
from service.vocabulary.fault import Fault
from service.workflow.audit.list_audit import Wanted, list_audit
from service.workflow.installation.backup import backup
from service.workflow.installation.check_backup import CHECK, Outcome, check_backup, overall, record_check
from tests.storage.backups import furnished, rewritten
from tests.storage.builders import NOW
from tests.storage.installations import Installation, installed


def test_a_sound_backup_holds_and_nothing_is_left(
    installation: Installation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    made = backup(furnished(installation).settings, tmp_path, NOW)
    manifest, checks = check_backup(installation.settings, made.path, NOW)
    assert manifest == made.manifest
    assert overall(checks) is Outcome.HOLDS
    assert not list(scratch.iterdir())


def test_one_whose_head_is_another_fails(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as installation:
        made = backup(furnished(installation).settings, tmp_path, NOW)
        told = made.manifest.audit_hash.encode()
        forged = rewritten(made.path, lambda name, old: old.replace(told, b"0" * 64) if name == MANIFEST else old)
        _, checks = check_backup(installation.settings, forged, NOW)
    assert [check.code for check in checks if check.outcome is Outcome.FAILS] == ["audit-head"]


def test_what_came_of_it_is_on_record_where_the_backup_was_made_and_nowhere_else(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path / "here") as here, installed("sqlite", tmp_path / "there") as there:
        made = backup(here.settings, tmp_path / "b.zip", NOW)
        manifest, checks = check_backup(here.settings, made.path, NOW)
        faulty = (*checks, fails("x", "链头不符", "another head"))
        assert record_check(here.settings, manifest, checks, NOW)
        assert record_check(here.settings, manifest, faulty, NOW)
        assert not record_check(there.settings, manifest, checks, NOW)
        assert not record_check(Settings(data_dir=tmp_path / "none"), manifest, checks, NOW)
        rows = list_audit(here.settings, Wanted(action=CHECK))
    assert [(row.object_id, row.outcome, row.reason) for row in rows] == [
        ("b.zip", "done", ""),
        ("b.zip", "refused", "链头不符"),
    ]


def test_a_file_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_bytes(b"PK")
    with installed("sqlite", tmp_path) as installation, pytest.raises(Fault, match="不是备份，或者不完整"):
        check_backup(installation.settings, tmp_path / "b.zip", NOW)
