"""What the commands say is the same on either database: the journey runs on both, these tests on SQLite."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.installations import Installation, installed


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    """A migrated installation on SQLite."""
    with installed("sqlite", tmp_path) as made:
        yield made
