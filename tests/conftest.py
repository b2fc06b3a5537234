"""What holds for every test: shipped data folders, no database of examples, no deadline; an installation on each
database for tests that ask for one.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from service.settings import variables
from tests.workflow.prepared import FOLDER, shared

if TYPE_CHECKING:  # most tests need no database, and importing it takes a second
    from service.storage.database import Database
    from tests.storage.installations import Installation

# A developer's own deployment settings must not decide what the tests see.
for variable in variables().values():
    os.environ.pop(variable, None)

# No deadline, and examples may take long to make: a busy machine is not a fault. In CI the same examples every time, so
# that red means a change.
_BY_NO_CLOCK = settings(deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("acceptance", _BY_NO_CLOCK, derandomize="CI" in os.environ, max_examples=40)
# For `make soak`, see tests/benchmarks/soak_properties.py.
settings.register_profile("deep", _BY_NO_CLOCK, derandomize=False, max_examples=400)
settings.load_profile("acceptance")


# Cycles are few; looking for them was a tenth of all that the tests computed.
gc.set_threshold(20_000, 20, 20)


def pytest_configure(config: pytest.Config) -> None:
    """The processes that test side by side prepare together."""
    if FOLDER not in os.environ:
        config.add_cleanup(shared())


def pytest_collection(session: pytest.Session) -> None:
    """Each process imports all tests, and the first import of a test is dear: of two processes one begins at the end,
    so that each finds half of them compiled by the other.
    """
    root = session.config.rootpath
    whole = [root / arg for arg in session.config.args] == [root / "tests"]
    if whole and os.environ.get("PYTEST_XDIST_WORKER", "").endswith(("1", "3")):
        for path in sorted(root.glob("tests/**/test_*.py"), reverse=True):
            with suppress(Exception, pytest.fail.Exception, pytest.skip.Exception):  # told when it is collected
                import_module(".".join(path.relative_to(root).with_suffix("").parts))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first: at the end no process waits for another that has just begun one."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


def pytest_collection_finish() -> None:
    """What was imported and collected stays until the end: no search for cycles need walk through it. Statements are
    shared where some test has the database loaded.
    """
    if "sqlalchemy" in sys.modules:
        import_module("tests.storage.statements").keep()
    gc.freeze()


@pytest.fixture(params=["sqlite", "postgresql"])
def installation(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Installation]:
    """A migrated installation on each database: `.settings`, `.environment` for the command line, `.open()`."""
    from tests.storage.installations import installed

    with installed(request.param, tmp_path) as made:
        yield made


@pytest.fixture
def database(installation: Installation) -> Iterator[Database]:
    """The migrated database of an installation, on SQLite and on PostgreSQL."""
    with installation.open() as opened:
        yield opened
