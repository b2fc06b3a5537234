"""A use case gets a database that fits this program, or hears what to do."""

from pathlib import Path

import pytest

from service.settings import Settings
from service.storage import people
from service.storage.errors import StorageError
from service.workflow.open_database import opened
from tests.storage.installations import Installation


def test_a_migrated_database_is_opened_and_closed_again(installation: Installation) -> None:
    with opened(installation.settings) as database:
        with database.reading() as session:
            assert people.everyone(session) == ()
        assert database.engines.reader.pool.checkedin() > 0  # type: ignore[attr-defined]
    assert database.engines.reader.pool.checkedin() == 0  # type: ignore[attr-defined]


def test_an_installation_that_was_not_set_up_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="请运行 acceptance migrate"), opened(Settings(data_dir=tmp_path / "none")):
        pass
    assert not list(tmp_path.iterdir())
