"""A pack by name, a pack folder or a rules folder by path."""

from datetime import date
from pathlib import Path

import pytest

from service.workflow.rules.pack_folder import Located, located, release_in
from service.workflow.rules.rule_base import UnknownPack
from tests.rulelang.builders import DEMO, rule_base
from tests.workflow.builders import ON, demo_settings
from tests.workflow.rule_bases import two_versions


def test_a_name_stays_a_name() -> None:
    settings = demo_settings()
    assert located(settings, None, None, ON) == Located(settings, None, ON)
    assert located(settings, "demo", None, ON) == Located(settings, "demo", ON)


def test_a_pack_folder_leads_to_its_rules_and_the_rubrics_beside_them(tmp_path: Path) -> None:
    root = rule_base(tmp_path).root.resolve()
    found = located(demo_settings(), f"{root}/rules/demo/", None, ON)
    folders = (found.settings.rules_dir, found.settings.rubrics_dir)
    assert (*folders, found.pack, found.on) == (root / "rules", root / "rubrics", "demo@1", ON)


def test_a_pack_folder_is_the_version_in_it_on_the_nearest_day_in_force(tmp_path: Path) -> None:
    rules = two_versions(tmp_path).root / "rules"
    early, late = (located(demo_settings(), str(rules / name), None, date(2027, 2, 1)) for name in ("demo", "demo-2"))
    assert (early.pack, early.on) == ("demo@1", date(2026, 12, 31))
    assert (late.pack, late.on) == ("demo@2", date(2027, 2, 1))
    assert release_in(rules) is None


def test_a_rules_folder_stands_for_all_its_packs(tmp_path: Path) -> None:
    root = rule_base(tmp_path).root.resolve()
    found = located(demo_settings(), str(root / "rules"), None, ON)
    assert (found.settings.rules_dir, found.pack) == (root / "rules", None)


def test_rubrics_may_lie_elsewhere(tmp_path: Path) -> None:
    for asked in (str(DEMO / "rules" / "demo"), "demo"):
        assert located(demo_settings(), asked, tmp_path, ON).settings.rubrics_dir == tmp_path.resolve()


def test_a_folder_without_a_pack_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownPack, match=r"没有 pack\.yaml"):
        located(demo_settings(), str(tmp_path), None, ON)
