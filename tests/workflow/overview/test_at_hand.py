"""What was worked out is at hand until its stamp is another one; of each thing only the last is kept."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from shutil import copytree

import pytest

from service.settings import Settings
from service.workflow.overview.at_hand import at_hand, rules_at_hand
from tests.conventions.repository import ROOT


@pytest.fixture
def numbers() -> Iterator[int]:
    return count(1)


def test_it_is_made_once_for_each_stamp(numbers: Iterator[int]) -> None:
    def made(stamp: str, what: str = "a test of this") -> int:
        return at_hand(what, (stamp,), lambda: next(numbers))

    assert [made("x"), made("x"), made("y"), made("y")] == [1, 1, 2, 2]
    assert made("x") == 3, "only the last is kept"
    assert made("x", "another test of this") == 4
    assert made("x") == 3


def test_what_cannot_be_made_is_not_kept() -> None:
    def fail() -> int:
        raise ValueError("faulty")

    with pytest.raises(ValueError, match="faulty"):
        at_hand("a faulty thing", (1,), fail)
    assert at_hand("a faulty thing", (1,), lambda: 7) == 7


def test_rules_are_read_again_when_a_file_changes(tmp_path: Path) -> None:
    copytree(ROOT / "rules", tmp_path / "rules")
    settings = Settings(rules_dir=tmp_path / "rules")
    first = rules_at_hand(settings)
    assert rules_at_hand(settings) is first
    file = tmp_path / "rules" / "indicators" / "energy_saving.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("name: 节能量", "name: 年节能量"), encoding="utf-8")
    assert rules_at_hand(settings).indicators["energy_saving"].name == "年节能量"
