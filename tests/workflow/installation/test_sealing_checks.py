"""A sealing key that is missing, or is another one, is found before anybody tries to sign in."""

from pathlib import Path

import pytest

from service.documents.bundle.check import Check, Outcome
from service.settings import Settings
from service.storage.location import keys_folder
from service.storage.sealing import make_sealing_key
from service.workflow.installation.backup import backup
from service.workflow.installation.doctor import doctor
from service.workflow.installation.open_database import opened
from service.workflow.installation.restore import restore
from service.workflow.installation.sealing_checks import sealing_checks
from tests.storage.backups import now
from tests.storage.builders import NOW
from tests.storage.installations import Installation, installed
from tests.workflow.accounts.doors import an_account


def found(settings: Settings) -> Check:
    with opened(settings) as database:
        (check,) = sealing_checks(settings, database)
    return check


def without_key(installation: Installation) -> Path:
    folder = keys_folder(installation.settings)
    (folder / "sealing.key").unlink()
    return folder


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_the_right_key_holds_and_none_or_another_fails(installation: Installation) -> None:
    an_account(installation.settings)
    an_account(installation.settings, "wu", second_factor=False)
    assert found(installation.settings).outcome is Outcome.HOLDS
    folder = without_key(installation)
    told = found(installation.settings)
    assert (told.outcome, "从备份恢复" in told.said.zh) == (Outcome.FAILS, True)
    make_sealing_key(folder)
    told = found(installation.settings)
    assert told.outcome is Outcome.FAILS
    assert "1 个账号的动态口令密钥（zhangsan）" in told.said.zh
    assert "sealed" in {check.code for check in doctor(installation.settings, now()) if check.outcome is Outcome.FAILS}


def test_a_restored_installation_whose_key_is_another_fails(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path / "origin") as installation:
        an_account(installation.settings)
        make_sealing_key(without_key(installation))
        file = backup(installation.settings, tmp_path, NOW).path
    done = restore(Settings(data_dir=tmp_path / "none"), file, tmp_path / "to", "", now())
    assert [check.code for check in done.checks if check.outcome is Outcome.FAILS] == ["sealed"]


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_a_secret_that_was_altered_fails(installation: Installation) -> None:
    an_account(installation.settings, totp_secret="not sealed")
    assert found(installation.settings).outcome is Outcome.FAILS
