"""The rules of the overview are those of the files as they are now."""

from pathlib import Path
from shutil import copytree

from service.settings import Settings
from service.workflow.overview.rules_at_hand import rules_at_hand
from tests.conventions.repository import ROOT


def test_rules_are_read_again_when_a_file_changes(tmp_path: Path) -> None:
    copytree(ROOT / "rules", tmp_path / "rules")
    settings = Settings(rules_dir=tmp_path / "rules")
    first = rules_at_hand(settings)
    assert rules_at_hand(settings) is first
    file = tmp_path / "rules" / "indicators" / "energy_saving.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("name: 节能量", "name: 年节能量"), encoding="utf-8")
    assert rules_at_hand(settings).indicators["energy_saving"].name == "年节能量"
