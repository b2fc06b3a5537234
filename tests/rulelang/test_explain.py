"""A rule in plain Chinese: every part is there, true to the rule, and ends where the rule ends."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from service.authoring.position import Position
from service.rulelang.changelog import Change
from service.rulelang.derivations import Count, Derived
from service.rulelang.explain import explain, parameters_read, rows_in_words
from service.rulelang.tables import Attribute, TextTest
from service.vocabulary.finding import Effect
from tests.assessment.cases import base_145
from tests.rulelang.builders import FILTERING, rule_base
from tests.rulelang.matrices import SCENE, demo_matrix, line_of

MATRIX = demo_matrix(TG_01=(SCENE,))
HERE = Position("rules/CHANGELOG.md", 1, 1)


def told(rule: str, *changes: Change) -> dict[str, tuple[str, ...]]:
    return {
        part.title: tuple(line.zh for line in part.lines) for part in explain(line_of(MATRIX, rule), MATRIX, changes)
    }


def in_english(rule: str) -> dict[str, tuple[str, ...]]:
    return {part.title: tuple(line.en for line in part.lines) for part in explain(line_of(MATRIX, rule), MATRIX, ())}


def a_change(pack: str = "demo", rules: tuple[str, ...] = ("TG-01",)) -> Change:
    return Change(pack, "1", "0" * 12, "0" * 12, "2024-01-01 起", ("预期成效",), rules, "首次发布", HERE)


def test_a_target() -> None:
    parts = told("TG-01")
    assert parts["判什么"] == ("对象：单位生产总值能耗（核心要求）",)
    assert parts["谁说了算"] == (
        "由数据判定，不由人打分",
        "佐证材料：统计部门盖章数据",
        "可以申请不适用，由评估员认定，理由限于：园区无统计口径",
    )
    assert parts["怎样判"] == (
        "完成率 ≥ 100% → 达到",
        "完成率 90%（含）至 100%（不含） → 基本达到",
        "完成率 < 90% → 未达到",
        "缺少要用的数据 → 无法评价；有争议 → 无法评价",
    )
    assert parts["数从哪里来"] == ("本规则：示例（示例，由各地确定）",)
    assert parts["条款"] == ("三(三).1　审核同意后实施", "三(三).4　预期成效")
    assert parts["计分"][0] == "预期成效部分 60 分中的 40 分（满分 100 分）"
    assert parts["计分"][1].startswith("达到 40 分，基本达到 24 分，未达到 0 分")
    assert parts["影响什么"] == (
        "得分计入总分，总分决定等级；本部分低于 60% 时等级不合格；等级由 DC-01 验收建议结论 读取",
        "它的判定“达到”、“无法评价”由 PR-02 两项成效至少达到一项 计数",
    )
    assert parts["哪些场景展示它"] == ("features/criteria/core.feature:7　守住目标（3 种情形）",)


def test_only_rules_that_can_come_to_what_is_counted_are_counted() -> None:
    where = {"verdict": TextTest(frozenset(("manual",)), '"manual"')}
    line = Derived(Attribute("unanswered", "number"), Count("finding", where))
    gate = replace(MATRIX.pack.rules["GT-01"], id="GT-02", title="都已回答", derived=(line,))
    matrix = replace(MATRIX, pack=replace(MATRIX.pack, rules={**MATRIX.pack.rules, "GT-02": gate}))
    told = {rule: str(explain(line_of(matrix, rule), matrix, ())) for rule in ("SY-01", "TG-01")}
    assert [
        "它的判定“待人工判定”由 GT-02 都已回答 计数；GT-02 因此不成立时：不予通过" in text for text in told.values()
    ] == [True, False]


def test_a_manual_check_names_who_answers() -> None:
    parts = told("SY-01")
    assert parts["判什么"][1].startswith("问题：")
    assert parts["谁说了算"][0] == "由专家（至少 3 人）在《核查记录》里回答；园区自己的陈述不算"
    assert "缺少意见 → 待人工判定；有争议 → 无法评价" in parts["怎样判"]


def test_a_gate_says_what_it_does() -> None:
    parts = told("GT-01")
    assert parts["计分"] == ("不计分",)
    assert parts["影响什么"][0].startswith("未达到时：不予通过（由 DC-01")


def test_a_question_changes_nothing() -> None:
    assert "只提疑问" in str(told("CR-A1")["影响什么"])


def test_a_question_that_a_gate_counts_says_that_it_holds_the_case_back() -> None:
    where = {"severity": TextTest(frozenset(("high",)), ""), "open": TextTest(frozenset(("yes",)), "")}
    line = Derived(Attribute("open_high", "number"), Count("finding", where))
    gate = replace(MATRIX.pack.rules["GT-01"], id="GT-02", title="均已核实", derived=(line,), effect=Effect.WITHHOLD)
    matrix = replace(MATRIX, pack=replace(MATRIX.pack, rules={**MATRIX.pack.rules, "GT-02": gate}))
    said = str(explain(line_of(matrix, "CR-A1"), matrix, ()))
    assert "它的判定“存疑”（尚未核实）由 GT-02 均已核实 计数；GT-02 因此不成立时：无法判定" in said
    assert "its verdicts question (still open) are counted by GT-02" in said


def test_the_decision_is_told_in_the_words_of_its_rows() -> None:
    parts = told("DC-01")
    assert parts["影响什么"] == ("得出建议结论",)
    assert any(line.endswith("→ 不予通过") for line in parts["怎样判"])
    assert not any("无法评价" in line for line in parts["怎样判"])


def test_history_has_the_releases_that_concern_the_rule() -> None:
    lines = told("TG-01", a_change(), a_change(rules=("TG-02",)), a_change(pack="other"))["沿革"]
    assert lines == ("施行期间：2024-01-01 起", "demo 1（2024-01-01 起，预期成效）：首次发布")


def test_numbers_of_a_filter_are_named_numbers(tmp_path: Path) -> None:
    base = rule_base(tmp_path)
    for path, changes in FILTERING.items():
        base.change(path, changes)
    pack, _ = base.load()
    assert [parameter.name for parameter in parameters_read(pack.rules["PJ-01"], pack)] == ["ratio_limit"]


def test_named_numbers_are_told_with_their_origin() -> None:
    named = {p.name for rule in MATRIX.pack.rules.values() for p in parameters_read(rule, MATRIX.pack)}
    assert named <= MATRIX.pack.parameters.keys()
    for line in MATRIX.rules:
        for parameter in parameters_read(line.rule, MATRIX.pack):
            assert any(f"（{parameter.name}）" in text for text in told(line.rule.id)["数从哪里来"])
            assert parameter.in_force_from <= date(2026, 1, 15)


def test_a_target_in_english() -> None:
    parts = in_english("TG-01")
    assert parts["判什么"] == ("subject: 单位生产总值能耗 (core requirement)",)
    assert parts["怎样判"] == (
        "attainment ≥ 100% → met",
        "attainment from 90% to below 100% → nearly met",
        "attainment < 90% → unmet",
        "data missing → not evaluable; disputed → not evaluable",
    )
    assert parts["计分"][0] == "40 of the 60 points of section 预期成效 (full marks 100)"
    assert parts["计分"][1].startswith("met 40, nearly met 24, unmet 0")
    assert parts["影响什么"][1] == "its verdicts met, not evaluable are counted by PR-02 两项成效至少达到一项 [zh]"
    assert parts["哪些场景展示它"] == ("features/criteria/core.feature:7  守住目标 (cases: 3)",)
    assert parts["沿革"] == ("in force: 2024-01-01 on",)


def test_a_manual_check_and_a_gate_in_english() -> None:
    assert in_english("SY-01")["谁说了算"][0].startswith("answered by experts (at least 3) in the workbook")
    assert in_english("GT-01")["影响什么"][0].startswith("when unmet: reject (concluded by DC-01")


def test_a_check_that_asks_for_want_of_data_is_open_only_without_the_value_itself() -> None:
    told = list(rows_in_words(base_145()[0].rules["CR-D1"]))
    assert [one.zh for one in (told[0], told[-1])] == [
        "缺少核对所需的数据 是 → 存疑",
        "要核对的数值缺失或有争议 → 无法评价",
    ]
    assert told[-1].en == "the value to be checked missing or disputed → not evaluable"
