"""A sheet shows its form; what is typed into it stays what it is."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from xlsxwriter import Workbook

from service.intake.forms.layout import Column, Form, Holds, Line
from service.intake.writing.sheet_writer import Contents, Typed, write_sheet
from service.intake.writing.styles import Styles

COLUMNS = (Column("编码", Holds.CODE), Column("名称", Holds.LABEL), Column("数值", Holds.NUMBER, unit="tce"))
FORM = Form("表", "说明文字", COLUMNS, "编码", (Line("a", {"名称": "甲"}), Line("b", {"名称": "乙"}, percent=True)))
LIST = Form("表", "说明文字", (Column("名称"), Column("日期", Holds.DATE)), spare=5)


def written(form: Form, contents: Contents | None = None) -> Any:
    """The sheet as another library reads it."""
    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as workbook:
        write_sheet(workbook.add_worksheet(form.name), form, Styles(workbook), {}, contents or {})
    return load_workbook(file)[form.name]


def test_title_note_header_and_lines() -> None:
    sheet = written(FORM)
    assert [sheet["A1"].value, sheet["A2"].value] == ["表", "说明文字"]
    assert [cell.value for cell in sheet[3]] == ["编码", "名称", "数值（tce）"]
    assert [[cell.value for cell in row] for row in sheet["A4:C5"]] == [["a", "甲", None], ["b", "乙", None]]


def test_protection_leaves_input_open() -> None:
    sheet = written(FORM)
    assert (sheet.protection.sheet, sheet.protection.password) == (True, None)
    assert [cell.protection.locked for cell in sheet[4]] == [True, True, False]
    assert sheet["C5"].number_format == "0.00%"
    assert not written(LIST).column_dimensions["A"].protection.locked


def test_the_head_stays_in_view_and_on_every_page() -> None:
    sheet = written(FORM)
    assert sheet.freeze_panes == "C4"
    assert sheet.print_title_rows == "$3:$3"
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)


def test_numbers_dates_and_texts_keep_their_kind() -> None:
    contents = {(4, "数值"): Typed(Decimal("0.41"), "General"), (5, "数值"): Typed(Decimal("0.9"), "0%")}
    sheet = written(FORM, contents)
    assert (sheet["C4"].value, sheet["C4"].number_format) == (0.41, "General")
    assert (sheet["C5"].value, sheet["C5"].number_format) == (0.9, "0%")
    sheet = written(LIST, {(4, "日期"): Typed(date(2024, 6, 30))})
    assert sheet["B4"].value.date() == date(2024, 6, 30)


@pytest.mark.parametrize("text", ["=1+1", '=HYPERLINK("http://x")', "+1", "-1", "@cmd", "http://x.cn", "{=1}", "\t=1"])
def test_text_never_becomes_a_formula_or_a_link(text: str) -> None:
    sheet = written(LIST, {(4, "名称"): Typed(text)})
    assert (sheet["A4"].value, sheet["A4"].hyperlink) == (text, None)
    assert sheet["A4"].data_type == "s"


def test_rows_beyond_those_given_are_written_too() -> None:
    assert written(LIST, {(40, "名称"): Typed("很靠下")})["A40"].value == "很靠下"


def test_names_stand_above_their_columns() -> None:
    form = Form("表", "", (Column("编码", Holds.CODE), Column("专家1", Holds.WORD)), "编码", named=("专家1",))
    sheet = written(form, {(3, "专家1"): Typed("张三")})
    assert [cell.value for cell in sheet[3]] == ["姓名", "张三"]
    assert [cell.value for cell in sheet[4]] == ["编码", "专家1"]


def test_a_row_is_as_high_as_its_longest_printed_or_typed_text() -> None:
    form = Form("表", "", COLUMNS, "编码", (Line("a", {"名称": "企" * 20}), Line("b", {"名称": "乙"})))
    high = pytest.approx(64, abs=0.5)
    assert [written(form).row_dimensions[row].height for row in (4, 5)] == [high, None]
    typed = {(4, "名称"): Typed("企" * 20), (7, "名称"): Typed("短"), (9, "名称"): Typed("企" * 20)}
    assert [written(LIST, typed).row_dimensions[row].height for row in (4, 7, 9)] == [high, None, high]
