"""The application starts on an installation that is ready, and says what is missing on any other."""

from pathlib import Path

import pytest

from service.storage.errors import StorageError
from tests.api.served import serving
from tests.storage.installations import installed


def test_an_installation_that_is_not_migrated_is_not_served(tmp_path: Path) -> None:
    with (
        installed("sqlite", tmp_path, migrated=False) as made,
        pytest.raises(StorageError, match="acceptance migrate"),
        serving(made.settings),
    ):
        raise AssertionError("it was served")
