"""The journey through the interface on PostgreSQL: from the opening of a case to two signatures."""

from __future__ import annotations

from tests.benchmarks.rows import Row
from tests.benchmarks.suite import tested


def run() -> list[Row]:
    """The scenario that the suite runs on SQLite."""
    return tested("tests/features/test_interface_journey.py", "--database", "postgresql")
