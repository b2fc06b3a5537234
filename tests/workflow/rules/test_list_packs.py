"""Every version of every pack with the days on which it is in force."""

from datetime import date
from pathlib import Path

from service.workflow.rules.list_packs import list_packs
from tests.workflow.builders import demo_settings, two_versions


def test_two_versions_one_after_the_other(tmp_path: Path) -> None:
    first, second = list_packs(two_versions(tmp_path))
    assert (first.name, first.start, first.end) == ("demo@1", date(2024, 1, 1), date(2027, 12, 31))
    assert (second.name, second.start, second.end, second.faults) == ("demo@2", date(2028, 1, 1), None, 0)


def test_a_pack_that_cannot_be_read_is_there_all_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "broken"
    folder.mkdir()
    (folder / "pack.yaml").write_text("id: [", encoding="utf-8")
    (found,) = list_packs(demo_settings(rules_dir=tmp_path))
    assert (found.id, found.version, found.start) == ("broken", "", None)
    assert found.faults > 0
