"""What stands beside a table is not read, and is mentioned."""

from service.intake.reading.strays import strays
from tests.intake.builders import codes_of, edited, filled, reader_of

GRID = filled({"重点项目": [{"项目名称": "余热利用", "计划投资": "100"}]})


def found(cells: dict[str, str | None], merged: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    grid = edited(GRID, "重点项目", cells, merged)
    return codes_of(strays(reader_of(grid, "重点项目").table, grid.sheets["重点项目"]))


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
