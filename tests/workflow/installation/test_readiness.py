"""Whether an installation can be read from, and written to."""

from __future__ import annotations

from pathlib import Path

from service.settings import Settings
from service.workflow.installation.readiness import lacking_space, readiness
from tests.storage.installations import Installation

MORE_THAN_THERE_IS = 2**40


def test_an_installation_that_was_set_up_is_ready(installation: Installation) -> None:
    now = readiness(installation.settings)
    assert (now.database, now.space) == (None, None)
    assert now.free_mb is not None


def test_without_room_it_can_only_be_read(installation: Installation) -> None:
    short = installation.settings.model_copy(update={"min_free_mb": MORE_THAN_THERE_IS})
    now = readiness(short)
    assert now.database is None
    assert now.space is not None
    assert now.space.code == "disk-nearly-full"
    fault = lacking_space(short)
    assert fault is not None
    assert str(MORE_THAN_THERE_IS) in fault.said.zh


def test_an_installation_that_was_not_set_up_is_not_ready(tmp_path: Path) -> None:
    now = readiness(Settings(data_dir=tmp_path / "none"))
    assert now.database is not None
    assert now.database.code == "not-migrated"
    assert (now.space, now.free_mb) == (None, None)
