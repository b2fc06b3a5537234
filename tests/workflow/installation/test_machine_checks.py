"""The folder, its disk, the key and the settings."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from service.documents.bundle.check import Check, Outcome
from service.settings import Settings, variables
from service.storage.location import keys_folder
from service.workflow.installation.machine_checks import machine_checks, setting_checks
from tests.storage.installations import Installation, installed


def found(settings: Settings) -> dict[str, Check]:
    return {check.code: check for check in machine_checks(settings)}


def test_an_installation_of_ours_holds(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as installation:
        told = found(installation.settings)
    assert {code: check.outcome for code, check in told.items()} == dict.fromkeys(
        ("python", "data-folder", "disk", "room", "key", "sealing-key", "templates"), Outcome.HOLDS
    )


def test_a_folder_that_others_can_read_fails(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as installation:
        (installation.data_dir / "acceptance.db").chmod(0o644)
        told = found(installation.settings)["data-folder"]
    assert told.outcome is Outcome.FAILS
    assert f"chmod -R go-rwx {installation.data_dir}" in told.said.zh


def test_what_a_database_in_use_removes_meanwhile_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = Path.iterdir
    with installed("sqlite", tmp_path) as installation:
        gone = installation.data_dir / "acceptance.db-wal"
        monkeypatch.setattr(Path, "iterdir", lambda folder: iter([*listed(folder), gone]))
        assert found(installation.settings)["data-folder"].outcome is Outcome.HOLDS


def test_what_is_missing_is_told(tmp_path: Path) -> None:
    told = found(Installation(tmp_path / "none").settings)
    assert [told[code].outcome for code in ("data-folder", "key")] == [Outcome.FAILS] * 2
    assert "acceptance migrate" in told["data-folder"].said.zh


def test_a_folder_without_templates_fails(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with installed("sqlite", tmp_path) as installation:
        told = found(installation.settings.model_copy(update={"templates_dir": tmp_path / "empty"}))["templates"]
    assert told.outcome is Outcome.FAILS
    assert "ACCEPTANCE_TEMPLATES_DIR" in told.said.zh


def test_a_key_that_others_can_read_fails(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as installation:
        for key in keys_folder(installation.settings).iterdir():
            key.chmod(0o640)
        told = found(installation.settings)
    assert [told[code].outcome for code in ("key", "sealing-key")] == [Outcome.FAILS] * 2


def test_a_place_of_death_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCEPTANCE_FAIL_POINT", "before-commit")
    with installed("sqlite", tmp_path) as installation:
        assert found(installation.settings)["fail-point"].outcome is Outcome.FAILS


def test_settings_are_shown_without_secrets(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, database_url=SecretStr("postgresql://a:geheim@host/x"))
    told = [check.said.zh for check in setting_checks(settings)]
    assert len(told) == len(variables())
    assert "ACCEPTANCE_DATABASE_URL = postgresql://a:***@host/x" in told
    assert f"ACCEPTANCE_DATA_DIR = {tmp_path}" in told
    assert "ACCEPTANCE_AUDIT_ALGORITHM = sha256（默认）" in told
    assert "ACCEPTANCE_SESSION_IDLE_MINUTES = 15 分钟（默认）" in told
    assert "ACCEPTANCE_PLAIN_HTTP = 否（默认）" in told
    assert "ACCEPTANCE_SECRETS_DIR = 未设（默认）" in told
    assert not any("None" in said or "False" in said for said in told)
    assert not any("geheim" in said for said in told)


def test_a_network_disk_fails_only_with_the_database_on_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.workflow.installation.machine_checks.disk_kind", lambda _: "nfs4")
    with installed("sqlite", tmp_path) as installation:
        assert found(installation.settings)["disk"].outcome is Outcome.FAILS
        elsewhere = Installation(installation.data_dir, "postgresql://host/x").settings
        assert found(elsewhere)["disk"].outcome is Outcome.NOTED
