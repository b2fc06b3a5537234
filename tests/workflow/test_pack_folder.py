"""A pack by name, a pack folder or a rules folder by path."""

from pathlib import Path

import pytest

from service.workflow.pack_folder import located
from service.workflow.rule_base import UnknownPack
from tests.rulelang.builders import DEMO, rule_base
from tests.workflow.builders import demo_settings


def test_a_name_stays_a_name() -> None:
    settings = demo_settings()
    assert located(settings, None, None) == (settings, None)
    assert located(settings, "demo", None) == (settings, "demo")


def test_a_pack_folder_leads_to_its_rules_and_the_rubrics_beside_them(tmp_path: Path) -> None:
    root = rule_base(tmp_path).root.resolve()
    settings, pack = located(demo_settings(), f"{root}/rules/demo/", None)
    assert (settings.rules_dir, settings.rubrics_dir, pack) == (root / "rules", root / "rubrics", "demo")


def test_a_rules_folder_stands_for_all_its_packs(tmp_path: Path) -> None:
    root = rule_base(tmp_path).root.resolve()
    settings, pack = located(demo_settings(), str(root / "rules"), None)
    assert (settings.rules_dir, pack) == (root / "rules", None)


def test_rubrics_may_lie_elsewhere(tmp_path: Path) -> None:
    settings, _ = located(demo_settings(), str(DEMO / "rules" / "demo"), tmp_path)
    assert settings.rubrics_dir == tmp_path.resolve()
    assert located(demo_settings(), "demo", tmp_path)[0].rubrics_dir == tmp_path.resolve()


def test_a_folder_without_a_pack_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownPack, match=r"没有 pack\.yaml"):
        located(demo_settings(), str(tmp_path), None)
