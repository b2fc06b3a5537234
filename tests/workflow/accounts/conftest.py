"""Accounts are asked of a service that holds its database open: connecting anew each time costs most of a test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from service.workflow.installation.open_database import held_open


@pytest.fixture(autouse=True)
def database_held_open(request: pytest.FixtureRequest) -> Iterator[None]:
    """For tests that ask for an installation."""
    if "installation" not in request.fixturenames:
        yield
        return
    with held_open(request.getfixturevalue("installation").settings):
        yield
