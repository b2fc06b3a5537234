"""What a rule base can be asked for by."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.rulelang.diff.consequences import RuleBase
from service.settings import Settings
from service.workflow.rules.rule_base import UnknownPack
from service.workflow.rules.rule_sources import Source, UnknownSource, open_known, open_source
from tests.rulelang.builders import PARAMETERS, rule_base
from tests.workflow.builders import ON, demo_settings
from tests.workflow.rule_bases import two_versions


def opened(
    text: str | Path, settings: Settings | None = None, pack: str | None = None, rubrics: Path | None = None
) -> RuleBase:
    return open_source(settings or demo_settings(), Source(str(text), pack, rubrics), ON)


def refused(text: str | Path, pack: str | None = None) -> str:
    with pytest.raises(UnknownSource) as fault:
        opened(text, pack=pack)
    return str(fault.value)


def a_copy(folder: Path) -> Path:
    """The small rule base with another floor, elsewhere."""
    rule_base(folder).change(PARAMETERS, {'value: "60%"': 'value: "65%"'})
    return folder


def floor(found: RuleBase) -> str:
    return str(found.pack.parameter("core_floor").normalize())


def test_a_pack_and_a_pack_at_its_version() -> None:
    assert opened("demo") == opened("demo@1")
    with pytest.raises(UnknownPack, match="没有名为“2”的demo 版本"):
        opened("demo@2")


def test_a_version_is_read_on_the_nearest_day_on_which_it_is_in_force(tmp_path: Path) -> None:
    two_versions(tmp_path)
    settings = demo_settings(tmp_path / "rules", tmp_path / "rubrics")
    later = opened("demo@2", settings)
    assert (opened("demo", settings).pack.version, later.pack.version) == ("1", "2")
    assert opened(tmp_path / "rules/demo-2") == opened(later.pack.digest[:12], settings) == later


def test_a_folder_of_a_pack_and_of_rules(tmp_path: Path) -> None:
    folder = a_copy(tmp_path)
    floors = [floor(opened(path)) for path in ("demo", folder / "rules/demo", folder / "rules")]
    assert floors == ["0.6", "0.65", "0.65"]


def test_a_rules_folder_with_several_packs_needs_one_named(tmp_path: Path) -> None:
    rules = a_copy(tmp_path) / "rules"
    (rules / "other").mkdir()
    (rules / "other/pack.yaml").write_text("id: other\n", encoding="utf-8")
    assert "几个规则包：demo、other" in refused(rules)
    assert "几个规则包" in refused(rules, pack="third")
    assert floor(opened(rules, pack="demo")) == "0.65"


def test_a_folder_without_packs(tmp_path: Path) -> None:
    assert "没有规则包" in refused(tmp_path)


def test_a_path_that_leads_nowhere(tmp_path: Path) -> None:
    assert "没有文件夹" in refused(tmp_path / "rules")


def test_rubrics_beside_the_rules_or_where_it_is_said(tmp_path: Path) -> None:
    folder = a_copy(tmp_path)
    (folder / "rubrics").rename(folder / "scores")
    assert "旁边没有 rubrics 文件夹" in refused(folder / "rules")
    assert opened(folder / "rules", rubrics=folder / "scores").rubric.id == "demo"
    settings = demo_settings(folder / "rules", folder / "scores")
    assert opened(folder / "rules", settings).rubric.id == "demo"


def test_the_beginning_of_a_digest() -> None:
    digest = opened("demo").pack.digest
    assert opened(digest[:12]).pack.digest == opened(digest).pack.digest == digest
    assert f"有 0 个；现有：demo@1 {digest[:12]}" in refused("0" * 12)


def test_anything_else_is_no_pack() -> None:
    with pytest.raises(UnknownPack, match="您是否想写“demo”"):
        opened("demos")


def test_of_what_the_rules_folder_holds_only(tmp_path: Path) -> None:
    digest = open_known(demo_settings(), "demo", ON).pack.digest
    assert open_known(demo_settings(), digest[:12], ON).pack.digest == digest
    assert open_known(demo_settings(), "demo@1", ON).pack.digest == digest
    for other in (str(a_copy(tmp_path)), "rules", ".", "demo@9"):
        with pytest.raises(UnknownPack):
            open_known(demo_settings(), other, ON)
    with pytest.raises(UnknownSource):
        open_known(demo_settings(), "0" * 12, ON)
