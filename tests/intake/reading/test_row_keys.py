"""Codes are matched with the pack's; whatever row is not read is mentioned with the repair."""

import pytest

from service.intake.forms.layout import Book
from service.intake.reading.row_keys import free_rows, keyed_rows, known_code, resembling, unknown_code
from service.vocabulary.problem import Severity
from tests.intake.builders import PACK, codes_of, edited, filled, reader_of

NAMES = {indicator.code: indicator.name for indicator in PACK.catalogue.indicators.values()}
GRID = filled({"指标": [{"编码": "energy_intensity", "2025": "0.41"}]})


@pytest.mark.parametrize("text", ["energy_saving", " Energy_Saving ", "ｅｎｅｒｇｙ_saving", "节能量", "节 能 量"])
def test_a_code_may_be_written_as_its_name(text: str) -> None:
    assert known_code(text, NAMES) == "energy_saving"


def test_other_texts_are_no_code_and_the_nearest_is_offered() -> None:
    assert known_code("", {"a": ""}) is None
    assert known_code("energy_savings", NAMES) is None
    fault = unknown_code("energy_savings", NAMES)
    assert fault.repair.zh.startswith("您是否想写“energy_saving”？")
    assert fault.allowed.zh == "energy_intensity、solid_waste_utilisation、energy_saving"
    assert unknown_code("完全无关", NAMES).repair.zh.startswith("请填写编码表中的编码")
    assert "等，见填写说明" in unknown_code("x", {f"code_{n}": "" for n in range(40)}).allowed.zh


def keyed(cells: dict[str, str | None]) -> tuple[dict[str, int], list[tuple[str, str]]]:
    rows, problems = keyed_rows(reader_of(edited(GRID, "指标", cells), "指标").table, NAMES)
    return rows, codes_of(problems)


def test_every_line_of_the_template_is_found() -> None:
    assert keyed({}) == ({"energy_intensity": 4, "solid_waste_utilisation": 5, "energy_saving": 6}, [])


def test_rows_may_be_moved() -> None:
    moved = {"A4": None, "C4": None, "M4": None, "A20": "energy_intensity", "M20": "0.41"}
    assert keyed(moved)[0]["energy_intensity"] == 20


def test_a_code_twice_is_not_read_and_names_both_cells() -> None:
    rows, problems = keyed({"A9": "energy_intensity", "M9": "0.39"})
    assert "energy_intensity" not in rows
    assert problems == [("duplicate-row", "A9")]
    (problem, *_) = keyed_rows(reader_of(edited(GRID, "指标", {"A9": "energy_intensity"}), "指标").table, NAMES)[1]
    assert "与 A4 重复" in problem.repair.zh


def test_rows_that_are_not_read_are_mentioned() -> None:
    assert keyed({"A9": "energy_savings"})[1] == [("unknown-code", "A9")]
    assert keyed({"M9": "0.39"})[1] == [("row-without-code", "M9")]
    assert keyed({"A9": "注：数据来自统计局"})[1] == [("row-left-out", "A9")]
    assert keyed({"A6": None, "C6": None})[1] == [("row-absent", "A3")]


def test_a_row_of_a_rule_that_is_switched_off_is_no_fault() -> None:
    table = reader_of(edited(GRID, "指标", {"A9": "pr-11"}), "指标").table
    rows, problems = keyed_rows(table, NAMES, {"PR-11": "本省不考核"})
    assert 9 not in rows.values()
    (problem,) = (one for one in problems if one.code == "switched-off")
    assert (problem.severity, problem.ref) == (Severity.WARNING, "A9")
    assert "规则 PR-11 已停用（本省不考核）" in problem.repair.zh


def test_notes_and_totals_of_a_list_are_left_out() -> None:
    grid = filled({"重点项目": [{"项目名称": "余热利用", "计划投资": "100"}]})
    grid = edited(grid, "重点项目", {"A6": "合 计", "E6": "100", "A8": "备注：以台账为准", "B9": "甲公司"})
    rows, problems = free_rows(reader_of(grid, "重点项目").table)
    assert rows == (4, 9)
    assert codes_of(problems) == [("row-left-out", "A6"), ("row-left-out", "A8")]


@pytest.mark.parametrize(
    "text", ["合计：", "总 计", "小计（万元）", "项目合计", "以下空白", "（以下无正文）", "【合计】", "节能项目小计"]
)
def test_a_total_or_an_end_mark_is_no_row_however_it_is_written(text: str) -> None:
    grid = edited(filled({"重点项目": [{"项目名称": "余热利用"}]}), "重点项目", {"A6": text, "E6": "100"})
    rows, problems = free_rows(reader_of(grid, "重点项目").table)
    assert (rows, codes_of(problems)) == ((4,), [("row-left-out", "A6")])


@pytest.mark.parametrize("text", ["能耗数据汇总平台", "统计系统", "合计量计量改造"])
def test_a_name_that_only_resembles_a_total_is_a_row(text: str) -> None:
    grid = edited(filled({"重点项目": [{"项目名称": "余热利用"}]}), "重点项目", {"A6": text, "E6": "100"})
    assert free_rows(reader_of(grid, "重点项目").table) == ((4, 6), ())


def test_a_header_repeated_below_is_no_row() -> None:
    grid = edited(
        filled({"重点项目": [{"项目名称": "余热利用"}]}), "重点项目", {"A9": "项目名称", "E9": "计划投资（万元）"}
    )
    rows, problems = free_rows(reader_of(grid, "重点项目").table)
    assert (rows, codes_of(problems)) == ((4,), [("row-left-out", "A9")])
    grid = edited(grid, "重点项目", {"E9": "计划投资（亿元）"})
    assert free_rows(reader_of(grid, "重点项目").table) == ((4, 9), ())


def test_a_printed_name_that_was_changed_is_mentioned() -> None:
    assert keyed({"B4": "节能量"})[1] == [("name-changed", "B4")]
    assert keyed({"B4": "单位工业增加值能耗"})[1] == [("name-changed", "B4")]
    assert keyed({"B4": " 单位生产总值 能耗"})[1] == []
    assert keyed({"B4": None})[1] == []


def test_a_question_that_is_that_of_another_line_is_mentioned() -> None:
    grid = filled({}, Book.SUBMISSION)
    asked = {row: grid.sheets["任务措施"].cells[f"C{row}"].text for row in (4, 5)}
    assert asked[4] == asked[5]  # the small pack asks the same everywhere
    table = reader_of(edited(grid, "任务措施", {"B4": "推动节能降碳"}), "任务措施").table
    rules = {"LY-06": "LY-06的标题", "EC-09": "EC-09的标题", "PR-04": "PR-04的标题"}
    assert ("name-changed", "B4") in codes_of(keyed_rows(table, rules)[1])
    table = reader_of(edited(grid, "任务措施", {"B4": "优化布局", "C4": "自己的话"}), "任务措施").table
    assert not [problem for problem in keyed_rows(table, rules)[1] if problem.code == "name-changed"]


def test_rows_that_resemble_an_earlier_one_are_mentioned() -> None:
    table = reader_of(GRID, "指标").table
    problems = list(resembling(table, "编码", {4: "x", 5: "y", 6: "x"}))
    assert codes_of(problems) == [("duplicate-row", "A6")]
    assert "A4" in problems[0].repair.zh
