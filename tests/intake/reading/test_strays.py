"""What stands beside a table is not read, and is mentioned."""

from dataclasses import replace

from service.intake.reading.strays import strays
from tests.intake.builders import codes_of, edited, filled, reader_of

GRID = filled({"重点项目": [{"项目名称": "余热利用", "计划投资": "100"}]})


def found(cells: dict[str, str | None], merged: tuple[str, ...] = (), sheet: str = "重点项目") -> list[tuple[str, str]]:
    grid = edited(GRID, sheet, cells, merged)
    return codes_of(strays(reader_of(grid, sheet).table, grid.sheets[sheet]))


def test_a_sheet_as_printed_has_none() -> None:
    assert found({}) == []


def test_own_columns_are_mentioned_once_each() -> None:
    assert found({"P3": "联系人", "P4": "张三", "P5": "李四", "R9": "123"}) == [
        ("unknown-column", "P3"),
        ("beyond-table", "R9"),
    ]


def test_values_above_the_header_are_mentioned_but_not_a_title() -> None:
    assert found({"A1": "某某园区重点项目表", "A2": "截至2025年底", "F1": "500"}) == [("above-table", "F1")]


def test_cells_merged_within_the_table_are_mentioned_but_not_in_the_title() -> None:
    assert found({}, ("A1:N1", "A4:A6", "P4:P9")) == [("merged-cells", "A4")]


def test_a_row_inserted_above_the_header_is_mentioned() -> None:
    moved = {f"{column}3": None for column in "ABCDE"} | {"A3": "单位：万吨"}
    header = dict(zip(("A5", "B5", "C5", "D5", "E5"), ("编号", "名称", "类型", "出具单位", "日期"), strict=True))
    assert found({**moved, **header}, sheet="佐证材料") == [("above-table", "A3")]


def test_a_text_beside_no_row_is_mentioned() -> None:
    assert found({"B30": "注：本表数据未经审计"}, sheet="指标") == [("beside-table", "B30")]


def test_a_unit_in_a_header_that_is_not_read_is_mentioned() -> None:
    changed: dict[str, str | None] = {"E3": "基期值（万吨）", "M3": "2025年（预计）"}
    assert found(changed, sheet="指标") == [("header-unit", "E3"), ("header-unit", "M3")]
    assert found({"C3": "实物量（万吨）"}, sheet="能源消费") == [("header-unit", "C3")]
    assert found({"E3": "折标系数（kgce/t）"}, sheet="能源消费") == []
    assert found({"E3": "计划投资（亿元）", "A3": "项目名称（全称）"}) == []


def test_a_header_that_lost_its_unit_is_mentioned() -> None:
    assert found({"E3": "计划投资"}) == [("unit-missing", "E3")]


def test_comments_are_mentioned_once_a_sheet() -> None:
    sheet = replace(GRID.sheets["重点项目"], commented=("E4", "F4"))
    (problem,) = strays(reader_of(GRID, "重点项目").table, sheet)
    assert (problem.code, problem.found.zh) == ("comments", "2 条批注（E4、F4）")


def test_drawings_are_mentioned_once_a_sheet() -> None:
    sheet = replace(GRID.sheets["重点项目"], drawn=True)
    (problem,) = strays(reader_of(GRID, "重点项目").table, sheet)
    assert (problem.code, problem.sheet, problem.ref, problem.found.zh) == (
        "drawings",
        "重点项目",
        "",
        "图片、图形、图表或文本框",
    )
