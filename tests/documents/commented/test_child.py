"""Comments in the cells of a workbook, within this process."""

from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from xlsxwriter import Workbook

from service.documents.commented.child import commented
from service.vocabulary.problem import Unreadable


def a_book() -> bytes:
    written = BytesIO()
    book = Workbook(written)
    sheet = book.add_worksheet("表1")
    sheet.write_number("B2", 5)
    sheet.write_formula("B3", "=SUM(B2)", None, 5)
    sheet.write_comment("B2", "园区的批注")
    sheet.merge_range("C1:D4", "合并")
    book.close()
    return written.getvalue()


def noted(*notes: tuple[str, str, str]) -> Worksheet:
    return load_workbook(BytesIO(commented(a_book(), list(notes)))).worksheets[0]


def comment(sheet: Worksheet, ref: str) -> str:
    found = sheet[ref].comment
    return found.text if found is not None else ""


def test_a_comment_that_is_there_is_kept_and_goes_first() -> None:
    assert comment(noted(("表1", "B2", "不是数字")), "B2") == "园区的批注\n不是数字"


def test_of_merged_cells_the_first_one_bears_it() -> None:
    assert comment(noted(("表1", "D3", "取消合并")), "C1") == "取消合并"


def test_what_is_of_no_sheet_stands_first_and_formulas_stay() -> None:
    sheet = noted(("没有的表", "", "缺少工作表"))
    assert comment(sheet, "A1") == "缺少工作表"
    assert sheet.cell(3, 2).value == "=SUM(B2)"


def test_what_is_no_workbook_is_refused() -> None:
    with pytest.raises(Unreadable):
        commented(b"x", [])
