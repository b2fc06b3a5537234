"""A use case gets a database that fits this program, or hears what to do."""

from pathlib import Path

import pytest

from service.settings import Settings
from service.storage import people
from service.storage.errors import StorageError
from service.workflow.installation.open_database import held_open, opened
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


def test_a_process_that_holds_the_database_open_gives_it_to_every_use_case(
    installation: Installation,
) -> None:
    with held_open(installation.settings) as held:
        with opened(installation.settings) as first, opened(installation.settings) as second:
            assert first is held
            assert second is held
        with held.reading() as session:
            assert people.everyone(session) == ()
        with pytest.raises(RuntimeError, match="holds"), held_open(installation.settings):
            pass
    with opened(installation.settings) as later:
        assert later is not held
