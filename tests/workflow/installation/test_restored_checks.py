"""An installation that is not what its backup stated is told so."""

from dataclasses import replace
from pathlib import Path

import pytest

from service.documents.bundle.check import Outcome
from service.settings import Settings
from service.storage.backup_file import Manifest
from service.storage.location import files_folder, keys_folder
from service.workflow.installation.restored_checks import restored_checks
from tests.storage.backups import backed_up, furnished, now
from tests.storage.installations import Installation, installed


def failing(settings: Settings, manifest: Manifest) -> list[str]:
    return [check.code for check in restored_checks(settings, manifest, now()) if check.outcome is Outcome.FAILS]


def test_what_agrees_holds(installation: Installation, tmp_path: Path) -> None:
    manifest = backed_up(furnished(installation), tmp_path / "b.zip")
    assert failing(installation.settings, manifest) == []


def test_each_difference_is_told(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as installation:
        manifest, settings = backed_up(furnished(installation), tmp_path / "b.zip"), installation.settings
        assert failing(settings, replace(manifest, key="another")) == ["key"]
        assert failing(settings, replace(manifest, audit_hash="other")) == ["audit-head"]
        assert failing(settings, replace(manifest, audit_seq=99)) == ["audit-head"]
        told = [check.said.zh for check in restored_checks(settings, replace(manifest, revision="0002_audit"), now())]
        assert any("备份是旧版 0002_audit 的" in said for said in told)
        next(path for path in files_folder(settings).rglob("*") if path.is_file()).unlink()
        assert failing(settings, manifest) == ["files-present"]
        (keys_folder(settings) / "signing.pem").unlink()
        assert failing(settings, manifest) == ["files-present", "signing-key"]


@pytest.mark.parametrize("url", ["", "postgresql://nobody@127.0.0.1:1/x"])
def test_one_that_cannot_be_opened_fails(url: str, tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as installation:
        manifest = backed_up(furnished(installation), tmp_path / "b.zip")
    gone = Installation(tmp_path / "gone", url).settings
    assert failing(gone, manifest) == ["cannot-connect" if url else "not-migrated"]
