"""The id, the keys of the theme and the form of a rule file."""

from pathlib import Path

import pytest

from tests.rulelang.builders import CREDIBILITY, GATE, MANUAL, TARGET, codes, problems_after


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        (TARGET, "id: TG-01", "id: tg-01", ["file-name", "rule-id"]),
        (TARGET, "about:", "severity: high\nabout:", ["wrong-key"]),
        (TARGET, "about:", "effect: reject\nabout:", ["wrong-key"]),
        (CREDIBILITY, "severity: high\n", "", ["missing-key"]),
        (GATE, "effect: reject\n", "", ["missing-key"]),
        (MANUAL, "manual:", "table: {rows: []}\nmanual:", ["rule-form", "empty-table"]),
    ],
)
def test_refusals(tmp_path: Path, path: str, old: str, new: str, expected: list[str]) -> None:
    assert codes(problems_after(tmp_path, path, {old: new})) == expected


def test_the_theme_names_the_key_it_asks_for(tmp_path: Path) -> None:
    (problem,) = problems_after(tmp_path, GATE, {"effect: reject\n": ""})
    assert problem.found == "否决项规则没有“effect”（否决效力）"
    assert problem.en is not None
    assert problem.en.repair == "add effect"
