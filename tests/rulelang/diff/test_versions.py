"""Versions: 年.次.修, each number with its own kind of difference."""

from datetime import date

import pytest

from service.rulelang.diff.change import Level
from service.rulelang.diff.versions import next_version, reaches, reason

DAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("version", "level", "wanted"),
    [
        ("2024.1", Level.NONE, "2024.1"),
        ("2024.1", Level.WORDING, "2024.1.1"),
        ("2024.1.9", Level.WORDING, "2024.1.10"),
        ("2024.1.9", Level.JUDGEMENT, "2024.2"),
        ("2024.9", Level.JUDGEMENT, "2024.10"),
        ("2024.3.1", Level.SCHEME, "2026.1"),
        ("2026.1", Level.SCHEME, "2027.1"),
        ("1", Level.JUDGEMENT, "1.1"),
        ("2024.1-draft", Level.JUDGEMENT, None),
    ],
)
def test_the_version_that_follows(version: str, level: Level, wanted: str | None) -> None:
    assert next_version(version, level, DAY) == wanted


def test_versions_compare_by_number() -> None:
    assert reaches("2024.10", "2024.9.1")
    assert reaches("2024.2", "2024.2")
    assert not reaches("2024.1", "2024.1.1")
    assert not reaches("新", "2024.1")


def test_each_level_has_a_reason_of_its_own() -> None:
    assert len({reason(level) for level in Level}) == len(Level)
