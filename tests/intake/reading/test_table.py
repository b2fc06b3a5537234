"""A table is found by its header words, wherever rows and columns have been moved to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.intake.files.grid import Grid, Kind, RawCell, Sheet
from service.intake.forms.layout import Column, Form, Holds
from service.intake.reading.table import filled, find_table, positions, ref, sheet_named

FORM = Form(
    "项目",
    "",
    (
        Column("名称"),
        Column("编号", Holds.LABEL),
        Column("投资", Holds.NUMBER, unit="万元"),
        Column("2020"),
        Column("2021"),
    ),
)


def grid(*rows: tuple[str, ...], name: str = "项目") -> Grid:
    """A workbook of one sheet with these texts from A1 on; an empty text is no cell."""
    cells = {
        ref(r, c): RawCell(Kind.TEXT, text) for r, row in enumerate(rows, 1) for c, text in enumerate(row, 1) if text
    }
    return Grid("digest", {name: Sheet(cells)})


def test_columns_rows_units_and_years() -> None:
    table, lacking = find_table(grid(("项目表",), ("投资（亿元）", "名称", "2021年"), (), ("", "甲"), ("5",)), FORM)
    assert table is not None
    assert (lacking, table.header_row, table.columns) == ((), 2, {"投资": 1, "名称": 2, "2021": 3})
    assert (table.years, table.rows, table.unit("投资"), table.unit("2021")) == ({2021: "2021"}, (4, 5), "亿元", "")
    assert str(table.cell(5, "投资")) == "项目!A5"
    assert (table.raw(4, "名称").text, table.cell(4, "名称").raw, table.head("名称").raw) == ("甲", "甲", "名称")
    assert (table.places(4), table.places(5)) == ([2], [1])


def test_the_unit_of_the_template_holds_where_the_header_names_none() -> None:
    table, _ = find_table(grid(("名称", "投资"), ("甲", "5")), FORM)
    assert table is not None
    assert table.unit("投资") == "万元"


def test_what_is_missing_is_told() -> None:
    assert find_table(grid(("名称", "投资"), name="别的"), FORM) == (None, ("名称", "投资"))
    assert find_table(grid(("甲", "乙")), FORM) == (None, ("名称", "投资"))
    table, lacking = find_table(grid(("名称", "2020")), FORM)
    assert table is not None
    assert lacking == ("投资",)


def test_the_row_with_most_headers_is_the_header() -> None:
    table, _ = find_table(grid(("名称",), ("名称", "投资"), ("名称", "3")), FORM)
    assert table is not None
    assert (table.header_row, table.rows) == (2, (3,))


def test_rows_that_hold_only_printed_labels_are_no_rows() -> None:
    table, _ = find_table(grid(("名称", "编号", "投资"), ("", "1"), ("甲", "2")), FORM)
    assert table is not None
    assert table.rows == (3,)


@pytest.mark.parametrize("name", ["项目 ", "项　目", "项目"])
def test_a_sheet_is_found_whatever_its_spaces(name: str) -> None:
    assert sheet_named(grid(("x",), name=name), "项目") == name
    assert sheet_named(grid(("x",), name=name), "项目2") is None


def test_blank_cells_are_not_filled_but_errors_are() -> None:
    assert not filled(RawCell(Kind.TEXT, " \u3000\n"))
    assert filled(RawCell(Kind.ERROR, "#REF!"))
    assert filled(RawCell(Kind.NUMBER, "0"))


@given(st.integers(1, 20_000), st.integers(1, 256))
def test_references_are_places(row: int, column: int) -> None:
    assert list(positions(Sheet({ref(row, column): RawCell(Kind.TEXT, "x")}))) == [(row, column)]


@given(st.permutations(["名称", "投资", "2020", "2021"]), st.integers(0, 5))
def test_the_order_of_columns_and_blank_rows_do_not_matter(headers: list[str], blanks: int) -> None:
    rows = [tuple(headers), *[()] * blanks, tuple(f"的{header}" for header in headers)]
    table, lacking = find_table(grid(*rows), FORM)
    assert table is not None
    assert not lacking
    assert {header: table.raw(table.rows[0], header).text for header in headers} == {h: f"的{h}" for h in headers}
