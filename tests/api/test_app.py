"""The application starts on an installation that is ready, and says what is missing on any other."""

from pathlib import Path

import pytest

from service.storage.errors import StorageError
from tests.api.served import served, serving
from tests.storage.installations import installed


def test_an_installation_that_is_not_migrated_is_not_served(tmp_path: Path) -> None:
    with (
        installed("sqlite", tmp_path, migrated=False) as made,
        pytest.raises(StorageError, match="acceptance migrate"),
        serving(made.settings),
    ):
        raise AssertionError("it was served")


def test_there_are_no_pages_of_documentation(tmp_path: Path) -> None:
    with served(tmp_path) as service:
        for path in ("docs", "redoc", "openapi.json", "api/v1/docs"):
            assert service.client.get(f"http://127.0.0.1/{path}").status_code == 404
        assert service.client.get("/openapi.json").status_code == 401
