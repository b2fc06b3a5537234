"""The accounts an installation needs."""

from pathlib import Path

from service.documents.bundle.check import Check, Outcome
from service.settings import Settings
from service.vocabulary.person import ADMINISTRATORS
from service.workflow.installation.account_checks import account_checks
from tests.storage.backups import now
from tests.storage.builders import a_person
from tests.storage.installations import installed
from tests.workflow.accounts.doors import an_account


def found(settings: Settings) -> dict[str, Check]:
    return {check.code: check for check in account_checks(settings, now())}


def test_none_is_noted_and_one_administrator_alone_will_not_do(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as installation:
        settings = installation.settings
        assert found(settings)["accounts"].outcome is Outcome.NOTED
        for number, role in enumerate(sorted(ADMINISTRATORS)):
            told = found(settings).get("administrators")
            assert told is None or told.outcome is Outcome.FAILS
            an_account(settings, f"admin{number}", a_person(f"管理员{number}", role, None), at=now())
        assert found(settings)["administrators"].outcome is Outcome.HOLDS
        assert "second-factor" not in found(settings)
        an_account(settings, "weak", second_factor=False, at=now())
        assert "weak" in found(settings)["second-factor"].said.zh
