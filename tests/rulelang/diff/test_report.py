"""The lines a policy officer reads."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from service.rulelang.diff.difference import Difference, diff_rule_bases
from service.rulelang.diff.report import report
from service.vocabulary.language import Language
from tests.rulelang.builders import GATE, INDICATOR, PACK, PARAMETERS, PROJECTS, RUBRIC, TARGET
from tests.rulelang.diff.builders import after_edit, after_edits, small


def lines(found: Difference, language: Language = Language.ZH) -> list[str]:
    return [line.strip() for line in report(found, language)]


def test_a_rule_says_who_is_concerned_and_what_follows(tmp_path: Path) -> None:
    told = lines(after_edit(tmp_path, TARGET, old="90%", new="92%"))
    start = told.index("预期成效")
    file = "rules/demo/targets/TG-01-energy-intensity.yaml"
    assert told[start + 1 : start + 7] == [
        f"TG-01 单位生产总值能耗达到预期成效　{file}:1:1",
        "完成率在 [90%, 92%) 的园区由“基本达到”变为“未达到”（更严）",
        "得分：每个对象 24 分 → 0 分（各项均适用时）",
        "结论：等级可能改变",
        '例子：- {given: {attainment: "90%"}, verdict: unmet}',
        f"表行：{file}:13:7 → {file}:14:7",
    ]


def test_the_same_in_english(tmp_path: Path) -> None:
    told = lines(after_edit(tmp_path, TARGET, old="90%", new="92%"), Language.EN)
    assert "parks with attainment in [90%, 92%): nearly_met → unmet (stricter)" in told
    assert "points: 24 → 0 for each subject (everything applicable)" in told
    assert told[-2].startswith("version 1 becomes 1.1: some parks are judged")


def test_a_parameter_stands_once_and_at_its_rules(tmp_path: Path) -> None:
    told = lines(after_edit(tmp_path, PARAMETERS, old='value: "60%"', new='value: "55%"'))
    assert "core_floor 核心指标下限 数值：60% → 55%" in told
    assert "用于 1 条规则：GT-01　rules/demo/parameters.yaml:2:3" in told
    assert "参数 core_floor 的数值已变" in told
    assert "得分：本规则不计分" in told
    assert "结论：不再触发“不予通过”" in told


def test_every_part_has_its_heading(tmp_path: Path) -> None:
    found = after_edits(
        tmp_path,
        {
            PACK: {"method: full": "method: rounded, percent_digits: 2", "title: 语言": "title: 规则语言"},
            INDICATOR: {"better_than_base: level": "better_than_base: ratio", "source: 示例": "source: 通知"},
            PROJECTS: {"""'"done"'""": """'"done", "trial"'"""},
            RUBRIC: {"[80..100]": "[85..100]", "[60..80)": "[60..85)", 'TG-01, weight: "40"': 'TG-01, weight: "39"'}
            | {'TG-02, weight: "20"': 'TG-02, weight: "21"'},
        },
    )
    headings = [line for line in report(found, Language.ZH) if line and not line.startswith(" ")]
    assert headings == [
        "规则包", "指标、原始数据和能源品种", "重点项目", "评分标准", "只是文字、出处或写法", "版本",
    ]  # fmt: skip
    told = lines(found)
    assert "总分在 [80, 85) 的由“优秀”变为“合格”" in told
    assert "TG-01 分值：40 分 → 39 分" in told
    assert "energy_intensity 来源：示例 → 通知" in told
    assert any(
        line.startswith("“done”的算法：project") and line.endswith("这一项的影响不能列成区间）") for line in told
    )


def test_the_version_is_said_and_asked_for(tmp_path: Path) -> None:
    base = {PARAMETERS: {'value: "60%"': 'value: "55%"'}}
    assert lines(after_edits(tmp_path / "a", base))[-1] == "新的一边仍写 1，请把 pack.yaml 的 version 改为 1.1"
    done = after_edits(tmp_path / "b", base | {PACK: {'version: "1"': 'version: "1.1"'}})
    assert lines(done)[-1].startswith("版本应由 1 升为 1.1：")


def test_no_difference_is_said_in_words() -> None:
    told = lines(diff_rule_bases(small(), small()))
    assert told[2] == "没有影响判定的差异：判定、得分和等级都相同"
    assert told[-1] == "版本仍为 1：内容摘要相同，版本不变"


def test_examples_are_told_though_they_make_no_difference_in_judgement(tmp_path: Path) -> None:
    line = '  - {given: {attainment: "89%"}, verdict: unmet}\n'
    told = lines(after_edit(tmp_path, TARGET, old=line, new=line + line.replace("89", "88")))
    assert told[2] == "没有影响判定的差异：判定、得分和等级都相同"
    assert "TG-01 例子：增加 1 个" in told


def test_wording_only_is_said_in_words(tmp_path: Path) -> None:
    told = lines(after_edit(tmp_path, GATE, old="title: 核心", new="title: 主要"))
    assert told[2] == "判定、得分和等级都相同，只有文字不同"
    assert "GT-01 标题：核心指标不低于下限 → 主要指标不低于下限" in told


def test_other_packs_and_other_numbers() -> None:
    other = replace(small(), pack=replace(small().pack, id="other"))
    draft = replace(small(), pack=replace(small().pack, version="草案"))
    assert lines(diff_rule_bases(small(), other))[-1] == "两个不同的规则包，版本各自编号"
    assert lines(diff_rule_bases(draft, small()))[-1].startswith("版本“草案”不是 年.次.修 的样子")


def test_points_that_stay_are_said_to(tmp_path: Path) -> None:
    told = lines(after_edit(tmp_path, TARGET, old="verdict: unmet}", new="verdict: manual}"))
    assert "得分：每个对象仍得 0 分" in told
    assert "结论：评价完整度改变；从此计入 PR-02“两项成效至少达到一项”" in told


def test_points_that_do_not_end_are_marked() -> None:
    rule = replace(small().pack.rules["TG-01"], subjects=("indicator:a", "indicator:b", "indicator:c"))
    row = replace(rule.table.rows[0], outcome="nearly_met")
    other = replace(rule, table=replace(rule.table, rows=(row, *rule.table.rows[1:])))
    sides = [replace(small(), pack=replace(small().pack, rules={"TG-01": one})) for one in (rule, other)]
    assert "得分：每个对象 ≈ 13.3333 分 → 8 分（各项均适用时）" in lines(diff_rule_bases(sides[0], sides[1]))
