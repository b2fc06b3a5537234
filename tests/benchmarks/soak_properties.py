"""Every property of the suite, tried on ten times as many random examples, and on other ones each time."""

from __future__ import annotations

from tests.benchmarks.rows import Row
from tests.benchmarks.suite import tested
from tests.conventions.repository import ROOT


def run() -> list[Row]:
    """The tests that draw examples; where a test says how many, it stays at that."""
    drawing = [path for path in sorted((ROOT / "tests").rglob("test_*.py")) if "@given(" in path.read_text("utf-8")]
    return tested("-n", "2", "--hypothesis-profile", "deep", *map(str, drawing))
