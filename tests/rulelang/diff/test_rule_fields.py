"""Fields of a rule: what can change a judgement, what is wording."""

from pathlib import Path

from service.rulelang.diff.change import Level
from tests.rulelang.builders import CREDIBILITY, GATE, MANUAL, TARGET
from tests.rulelang.diff.builders import after_edit, only_rule, told


def changes(folder: Path, path: str, old: str, new: str) -> list[tuple[str, str, str, str]]:
    """What is told of the one rule that differs."""
    found = only_rule(after_edit(folder, path, old=old, new=new))
    assert not found.judged
    return told(found.changes)


def test_a_core_requirement(tmp_path: Path) -> None:
    assert changes(tmp_path, TARGET, "required: true", "required: false") == [("required", "judgement", "是", "否")]


def test_the_effect_of_a_gate(tmp_path: Path) -> None:
    assert changes(tmp_path, GATE, "effect: reject", "effect: withhold") == [
        ("effect", "scheme", "不予通过", "无法判定")
    ]


def test_the_severity_of_a_question(tmp_path: Path) -> None:
    assert changes(tmp_path, CREDIBILITY, "severity: high", "severity: low") == [("severity", "judgement", "高", "低")]


def test_reasons_for_not_applicable_in_any_order(tmp_path: Path) -> None:
    found = changes(tmp_path, TARGET, "[园区无统计口径]", "[停产, 园区无统计口径]")
    assert found == [("not_applicable", "judgement", "园区无统计口径", "停产、园区无统计口径")]


def test_subjects_by_their_names(tmp_path: Path) -> None:
    found = changes(tmp_path, GATE, "{indicator: energy_intensity}", "{indicator: [water_reuse, energy_saving]}")
    assert found == [("subjects", "scheme", "不再判定 单位生产总值能耗", "新判定 工业用水重复利用率、节能量")]


def test_who_answers_and_what_is_asked(tmp_path: Path) -> None:
    assert changes(tmp_path, MANUAL, "by: expert", "by: assessor") == [("by", "scheme", "expert", "assessor")]
    asked = changes(tmp_path / "asked", MANUAL, "是否真实稳定运行", "是否运行")
    assert [kind for kind, *_ in asked] == ["ask"]


def test_texts_are_wording(tmp_path: Path) -> None:
    found = after_edit(tmp_path, TARGET, old="达到预期成效", new="已达到预期成效")
    assert told(only_rule(found).changes) == [
        ("title", "wording", "单位生产总值能耗达到预期成效", "单位生产总值能耗已达到预期成效")
    ]
    assert found.level is Level.WORDING


def test_where_numbers_come_from_is_wording(tmp_path: Path) -> None:
    assert changes(tmp_path, TARGET, "source: 示例", "source: 通知") == [("source", "wording", "示例", "通知")]


def test_examples_are_no_part_of_a_release(tmp_path: Path) -> None:
    found = after_edit(tmp_path, TARGET, old='{attainment: "89%"}', new='{attainment: "88%"}')
    (change,) = only_rule(found).changes
    assert (change.kind, change.what.zh, change.what.en) == (
        "examples",
        "例子：去掉 1 个，增加 1 个",
        "examples: 1 removed, 1 added",
    )
    assert (found.level, found.version) == (Level.NONE, "1")
