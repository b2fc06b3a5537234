"""rules check: what is in order is summarised and proved, every fault of every pack is told."""

from collections import Counter
from pathlib import Path

import pytest

from service.rulelang.parse.provisions import WANTED
from service.settings import Settings
from service.vocabulary.language import Language
from service.workflow.rules.check_rules import check_rules
from service.workflow.rules.rule_base import UnknownPack
from tests.conventions.repository import ROOT
from tests.rulelang.builders import (
    CREDIBILITY,
    DEMO,
    GATE,
    LOCAL,
    PACK,
    PROJECTS,
    RUBRIC,
    TARGET,
    RuleBase,
    adapted_base,
    rule_base,
)
from tests.workflow.builders import ON, demo_settings
from tests.workflow.rule_bases import FEATURE, a_copy


def settings_of(base: RuleBase) -> Settings:
    return demo_settings(rules_dir=base.root / "rules", rubrics_dir=base.root / "rubrics")


def test_a_pack_in_order_is_summarised() -> None:
    checked = check_rules(demo_settings(), None, ON)
    summary, counts, one, documented, *others, procedures = checked.told
    accepted = [one, *others]
    assert documented == "  没有写验收准则场景，未核对；没有 CHANGELOG.md，未核对变更记录"
    assert procedures == "没有 proceedings/ 文件夹，未核对办理程序"
    assert checked.problems == ()
    assert summary.startswith("demo 1 未发现问题：规则 9 条（数据可信度 1、预期成效 2、五项任务 1、")
    assert "评分标准 demo 合计 100 分" in summary
    assert counts.startswith("证明 41 项：成立 40，按理由接受 1，不成立 0（判定表单调 13、")
    assert [line.split("：")[0] for line in accepted] == [
        "△ 接受 unused-parameter demo ratio_limit",
        "△ 接受 unread-indicator indicators energy_saving",
        "△ 接受 unread-carrier carriers",
    ]


def test_the_procedures_of_the_day_are_checked_too(tmp_path: Path) -> None:
    base = rule_base(tmp_path)
    shipped = (ROOT / "rules" / "proceedings" / "default.yaml").read_text(encoding="utf-8")
    text = shipped.replace("clause: ndrc-2021-1004/三(一).1, ", "")
    proceedings = base.root / "rules" / "proceedings" / "default.yaml"
    proceedings.parent.mkdir()
    proceedings.write_text(text, encoding="utf-8")
    told = f"办理程序 default（没有自己程序的各地区）未发现问题：数值 {len(WANTED)} 个"
    assert told in check_rules(settings_of(base), None, ON).told
    proceedings.write_text(text.replace('"7 天"', '"7 个工作日"'), encoding="utf-8")
    faulty = check_rules(settings_of(base), None, ON)
    assert told not in faulty.told
    assert [(one.code, one.position.file) for one in faulty.problems if "公示" in one.found] == [
        ("wrong-unit", "rules/proceedings/default.yaml")
    ]


def test_what_only_all_packs_can_say_is_not_asked_of_one() -> None:
    one, every = check_rules(demo_settings(), "demo", ON), check_rules(demo_settings(), None, ON)
    assert one.told == every.told[:4]


def test_proofs_are_listed_and_english_is_english() -> None:
    checked = check_rules(demo_settings(), "demo", ON, proofs=True, language=Language.EN)
    assert checked.told[0].startswith("demo 1 no problems found: 9 rules (Credibility of data 1, ")
    listed = [line for line in checked.told if line[:3] in ("  ✓", "  △", "  ✗")]
    assert len(listed) == 41
    assert any("TG-01  attainment, higher is better" in line for line in listed)


@pytest.mark.parametrize(
    ("path", "text", "file", "unread"),
    [
        (PACK, "id: [", "rules/demo/pack.yaml", ["demo", "local"]),
        (LOCAL, "id: [", "rules/local/pack.yaml", ["local"]),
        (LOCAL, "extend: demo", "rules/local/pack.yaml", ["local"]),
        (LOCAL, "extends: dem", "rules/local/pack.yaml", ["local"]),
    ],
)
def test_a_pack_yaml_at_fault_is_the_only_fault_and_what_is_left_unread_is_told(
    tmp_path: Path, path: str, text: str, file: str, unread: list[str]
) -> None:
    base = adapted_base(tmp_path)
    written = (base.root / path).read_text(encoding="utf-8")
    base.write(path, written.replace("extends: demo", text) if "extend" in text else text)
    for language, sentence in (
        (Language.ZH, "{} 的规则、参数和评分标准没有检查：须先改正 {}"),
        (Language.EN, "{}: its rules, parameters and rubric were not checked; first mend {}"),
    ):
        checked = check_rules(settings_of(base), None, ON, language=language)
        assert [problem.position.file for problem in checked.problems] == [file]
        assert [line for line in checked.told if line in {sentence.format(one, file) for one in ("demo", "local")}] == [
            sentence.format(one, file) for one in unread
        ]


def test_an_adapted_pack_says_what_it_changes_and_why(tmp_path: Path) -> None:
    extra = (DEMO / CREDIBILITY).read_text(encoding="utf-8").replace("id: CR-A1", "id: CR-Z1")
    gate = (DEMO / GATE).read_text(encoding="utf-8") + "replaces: GT-01\nreason: 文字更清楚\n"
    rules = {"credibility/CR-Z1.yaml": extra, "gates/GT-01.yaml": gate}
    base = adapted_base(tmp_path, rules, switched_off="[{rule: CR-A1, reason: 本地不核对}]")
    told = check_rules(settings_of(base), None, ON).told
    start = next(number for number, line in enumerate(told) if line.startswith("local "))
    assert not [line for line in told[:start] if "继承" in line]
    assert list(told[start + 1 : start + 4]) == [
        "  继承 demo 1：沿用 7 条，替换 1 条，停用 1 条，新增 1 条",
        "  替换 demo 的 GT-01（GT-01）：文字更清楚",
        "  停用 CR-A1：本地不核对",
    ]
    english = check_rules(settings_of(base), "local", ON, language=Language.EN).told
    assert list(english[1:4]) == [
        "  Extends demo 1: keeps 7 rules, replaces 1, switches off 1, adds 1",
        "  replaces GT-01 of demo (GT-01): 文字更清楚",
        "  switches off CR-A1: 本地不核对",
    ]


def test_what_comes_into_force_later_is_checked_today(tmp_path: Path) -> None:
    line = '- {name: core_floor, value: "70%", source: 示例, reliability: example, from: 2026-07-01}\n'
    base = adapted_base(tmp_path, {"parameters.yaml": line})
    (problem,) = check_rules(settings_of(base), "local", ON).problems
    assert problem.found.startswith("自 2026-07-01 起：参数 core_floor 改为 70%，沿用 demo 的规则 GT-01")
    assert problem.en is not None
    assert problem.en.found.startswith("from 2026-07-01 on: parameter core_floor changed to 70%")
    base.write("rules/local/parameters.yaml", line.replace("70%", "60%"))
    assert check_rules(settings_of(base), "local", ON).problems == ()


def test_what_can_no_longer_be_proved_later_is_told_today(tmp_path: Path) -> None:
    rule = (DEMO / GATE).read_text(encoding="utf-8").replace("from: 2024-01-01", "from: 2026-07-01")
    swapped = rule.replace('core_floor", verdict: met', 'core_floor", verdict: unmet')
    swapped = swapped.replace('"< core_floor", verdict: unmet', '"< core_floor", verdict: met')
    swapped = swapped.replace('"60%"}, verdict: met', '"60%"}, verdict: unmet')
    swapped = swapped.replace('"59%"}, verdict: unmet', '"59%"}, verdict: met')
    base = rule_base(tmp_path)
    base.write("rules/demo/gates/GT-02.yaml", swapped.replace("GT-01", "GT-02"))
    (problem,) = check_rules(settings_of(base), "demo", ON).problems
    assert (problem.code, problem.found[:14]) == ("not-monotone", "自 2026-07-01 起")


def test_an_unknown_pack_is_told() -> None:
    with pytest.raises(UnknownPack, match="您是否想写“demo”"):
        check_rules(demo_settings(), "demoo", ON)


def test_all_faults_of_all_files_are_told_once(tmp_path: Path) -> None:
    faulty = rule_base(tmp_path)
    faulty.change(TARGET, {"verdict: nearly_met": "verdict: almost"})
    faulty.change(PROJECTS, {"about: portfolio": "about: projects"})
    problems = check_rules(settings_of(faulty), None, ON).problems
    files = {Path(problem.position.file).name[:5] for problem in problems}
    assert {"TG-01", "PJ-01"} <= files
    assert len(set(problems)) == len(problems)


def test_what_does_not_hold_is_told_beside_what_does(tmp_path: Path) -> None:
    faulty = rule_base(tmp_path)
    faulty.change(RUBRIC, {"not_evaluable: 0%": "not_evaluable: 10%"})
    checked = check_rules(settings_of(faulty), "demo", ON, proofs=True)
    assert [problem.code for problem in checked.problems] == ["missing-pays"]
    assert checked.told[0].startswith("demo 1 发现问题：")
    assert "不成立 1（" in checked.told[1]
    (failed,) = [line for line in checked.told if line.startswith("  ✗")]
    assert failed.startswith("  ✗ demo　“无法评价”得 10%")


def test_a_pack_with_scenarios_and_records_is_held_to_both(tmp_path: Path) -> None:
    base, settings = a_copy(tmp_path, FEATURE)
    base.write("rules/CHANGELOG.md", "# 规则变更记录\n")
    problems = check_rules(settings, None, ON).problems
    assert Counter(problem.code for problem in problems) == {"no-scenario": 8, "unrecorded": 1}


@pytest.mark.parametrize("pack", [None, "demo"])
def test_a_rubric_that_no_pack_reads_is_a_fault(pack: str | None, tmp_path: Path) -> None:
    base = rule_base(tmp_path)
    for name in ("de-mo.yaml", "别处.yaml"):
        (base.root / "rubrics" / name).write_text("id: x\n", encoding="utf-8")
    problems = check_rules(settings_of(base), pack, ON).problems
    strays = {problem.position.file: problem for problem in problems}
    assert set(strays) == ({"rubrics/de-mo.yaml"} if pack else {"rubrics/de-mo.yaml", "rubrics/别处.yaml"})
    assert "您是否想写“demo”" in strays["rubrics/de-mo.yaml"].told(Language.ZH)
    assert "“de-mo”" in strays["rubrics/de-mo.yaml"].told(Language.EN)


def test_a_fault_of_one_key_says_what_was_not_looked_at_because_of_it(tmp_path: Path) -> None:
    base = rule_base(tmp_path)
    base.change(PACK, {"version:": "verison:"})
    checked = check_rules(settings_of(base), "demo", ON)
    assert [problem.suggestion for problem in checked.problems] == ["version"]
    assert checked.told == ("demo 的证明、场景和变更记录没有检查：须先改正所列问题",)
