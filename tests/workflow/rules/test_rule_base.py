"""The pack a case names, in force on its date."""

from datetime import date
from pathlib import Path

import pytest

from service.workflow.rules.check_rules import check_rules
from service.workflow.rules.rule_base import RuleProblems, UnknownPack, UnknownRule, having_rule, open_rule_base
from tests.rulelang.builders import adapted_base
from tests.workflow.builders import ON, demo_settings, two_versions


def test_pack_and_rubric_belong_together() -> None:
    pack, rubric = open_rule_base(demo_settings(), "demo", ON)
    assert (pack.id, rubric.id) == ("demo", "demo")


def test_rules_are_those_in_force_on_the_date() -> None:
    assert "TG-02" in open_rule_base(demo_settings(), "demo", ON)[0].rules
    with pytest.raises(RuleProblems, match="TG-02 在 2024-06-01 不在施行期间"):
        open_rule_base(demo_settings(), "demo", date(2024, 6, 1))


def test_an_unknown_pack_is_told_with_the_nearest_and_all() -> None:
    with pytest.raises(UnknownPack, match="没有名为“dmeo”的规则包，您是否想写“demo”；现有规则包：demo"):
        open_rule_base(demo_settings(), "dmeo", ON)


def test_a_version_can_be_asked_for() -> None:
    assert open_rule_base(demo_settings(), "demo@1", ON)[0].version == "1"
    with pytest.raises(UnknownPack, match="没有名为“11”的demo 版本，您是否想写“1”；现有demo 版本：1"):
        open_rule_base(demo_settings(), "demo@11", ON)
    with pytest.raises(UnknownPack, match="没有名为“dmeo”的规则包"):
        open_rule_base(demo_settings(), "dmeo@1", ON)


def test_the_version_in_force_on_the_date_is_picked(tmp_path: Path) -> None:
    settings = two_versions(tmp_path)
    for on, version, rubric in ((ON, "1", "demo"), (date(2028, 1, 1), "2", "demo-2")):
        pack, found = open_rule_base(settings, "demo", on)
        assert (pack.id, pack.version, found.id, found.pack) == ("demo", version, rubric, "demo")
    for name, on, versions in ((None, ON, ["1", "2"]), ("demo", date(2029, 1, 1), ["2"])):
        told = check_rules(settings, name, on).told
        assert [line.split()[1] for line in told if line.startswith("demo ")] == versions


def test_rules_are_read_again_when_a_file_changes(tmp_path: Path) -> None:
    settings = two_versions(tmp_path)
    first = open_rule_base(settings, "demo", ON)
    assert open_rule_base(settings, "demo", ON) is first
    file = next(settings.rules_dir.glob("demo/**/TG-02*.yaml"))
    file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert open_rule_base(settings, "demo", ON) is not first
    file.write_text("broken: [", encoding="utf-8")
    with pytest.raises(RuleProblems):
        open_rule_base(settings, "demo", ON)


def test_a_folder_without_packs_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnknownPack, match="现有规则包：无"):
        open_rule_base(demo_settings(rules_dir=tmp_path), "demo", ON)


def test_a_pack_not_yet_in_force_is_refused() -> None:
    with pytest.raises(RuleProblems):
        open_rule_base(demo_settings(), "demo", date(2020, 1, 1))


def test_the_packs_that_have_a_rule(tmp_path: Path) -> None:
    base = adapted_base(tmp_path, switched_off="[{rule: CR-A1, reason: 不核对}]")
    demo, local = base.load()[0], base.load(pack="local")[0]
    assert having_rule("CR-A1", [local, demo]) == (demo,)
    assert having_rule("TG-01", [local, demo]) == (local, demo)
    with pytest.raises(UnknownRule, match="没有编号为“CR-A1”的规则，您是否想写“PR-01”；现有规则：DC-01、"):
        having_rule("CR-A1", [local])
