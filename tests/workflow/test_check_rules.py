"""rules check: what is in order is summarised, every fault of every pack is told."""

from collections import Counter
from pathlib import Path

import pytest

from service.workflow.check_rules import check_rules
from service.workflow.rule_base import RuleProblems, UnknownPack
from tests.rulelang.builders import CREDIBILITY, DEMO, GATE, PROJECTS, TARGET, adapted_base, rule_base
from tests.workflow.builders import ON, demo_settings
from tests.workflow.rule_bases import FEATURE, a_copy


def test_a_pack_in_order_is_summarised() -> None:
    told, documented = check_rules(demo_settings(), None, ON)
    assert told.startswith("demo 1 未发现问题：规则 9 条（数据可信度 1、预期成效 2、五项任务 1、")
    assert "评分标准 demo 合计 100 分" in told
    assert documented == "  没有写验收准则场景，未核对；没有 CHANGELOG.md，未核对变更记录"
    assert check_rules(demo_settings(), "demo", ON) == [told, documented]


def test_an_adapted_pack_says_what_it_changes_and_why(tmp_path: Path) -> None:
    extra = (DEMO / CREDIBILITY).read_text(encoding="utf-8").replace("id: CR-A1", "id: CR-Z1")
    gate = (DEMO / GATE).read_text(encoding="utf-8") + "replaces: GT-01\nreason: 文字更清楚\n"
    rules = {"credibility/CR-Z1.yaml": extra, "gates/GT-01.yaml": gate}
    base = adapted_base(tmp_path, rules, switched_off="[{rule: CR-A1, reason: 本地不核对}]")
    settings = demo_settings(rules_dir=base.root / "rules", rubrics_dir=base.root / "rubrics")
    demo, _, local, _ = check_rules(settings, None, ON)
    assert "继承" not in demo
    assert local.splitlines()[1:] == [
        "  继承 demo 1：沿用 7 条，替换 1 条，停用 1 条，新增 1 条",
        "  替换 demo 的 GT-01（GT-01）：文字更清楚",
        "  停用 CR-A1：本地不核对",
    ]


def test_what_comes_into_force_later_is_checked_today(tmp_path: Path) -> None:
    line = '- {name: core_floor, value: "70%", source: 示例, reliability: example, from: 2026-07-01}\n'
    base = adapted_base(tmp_path, {"parameters.yaml": line})
    settings = demo_settings(rules_dir=base.root / "rules", rubrics_dir=base.root / "rubrics")
    with pytest.raises(RuleProblems) as told:
        check_rules(settings, "local", ON)
    (problem,) = told.value.problems
    assert problem.found.startswith("自 2026-07-01 起：参数 core_floor 改为 70%，沿用 demo 的规则 GT-01")
    assert problem.en is not None
    assert problem.en.found.startswith("from 2026-07-01 on: parameter core_floor changed to 70%")
    base.write("rules/local/parameters.yaml", line.replace("70%", "60%"))
    assert len(check_rules(settings, "local", ON)) == 2


def test_an_unknown_pack_is_told() -> None:
    with pytest.raises(UnknownPack, match="您是否想写“demo”"):
        check_rules(demo_settings(), "demoo", ON)


def test_all_faults_of_all_files_are_told_once(tmp_path: Path) -> None:
    faulty = rule_base(tmp_path)
    faulty.change(TARGET, {"verdict: nearly_met": "verdict: almost"})
    faulty.change(PROJECTS, {"about: portfolio": "about: projects"})
    settings = demo_settings(rules_dir=faulty.root / "rules", rubrics_dir=faulty.root / "rubrics")
    with pytest.raises(RuleProblems) as told:
        check_rules(settings, None, ON)
    files = {Path(problem.position.file).name[:5] for problem in told.value.problems}
    assert {"TG-01", "PJ-01"} <= files
    assert len(set(told.value.problems)) == len(told.value.problems)


def test_a_pack_with_scenarios_and_records_is_held_to_both(tmp_path: Path) -> None:
    base, settings = a_copy(tmp_path, FEATURE)
    base.write("rules/CHANGELOG.md", "# 规则变更记录\n")
    with pytest.raises(RuleProblems) as told:
        check_rules(settings, None, ON)
    assert Counter(problem.code for problem in told.value.problems) == {"no-scenario": 8, "unrecorded": 1}
