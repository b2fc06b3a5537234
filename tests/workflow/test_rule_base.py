"""The pack a case names, in force on its date."""

from datetime import date
from pathlib import Path

import pytest

from service.workflow.rule_base import RuleProblems, UnknownPack, open_rule_base
from tests.workflow.builders import ON, demo_settings


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


def test_a_folder_without_packs_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnknownPack, match="现有规则包：无"):
        open_rule_base(demo_settings(rules_dir=tmp_path), "demo", ON)


def test_a_pack_not_yet_in_force_is_refused() -> None:
    with pytest.raises(RuleProblems):
        open_rule_base(demo_settings(), "demo", date(2020, 1, 1))
