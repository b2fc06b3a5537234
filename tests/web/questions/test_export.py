"""The questions as a file: the same rows as the table, of the same filter."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from service.documents.list_workbook import HEADING_ROW
from tests.web.questions.checking import checking


def test_the_file_has_the_rows_of_the_filter_with_what_was_answered(tmp_path: Path) -> None:
    with checking(tmp_path) as made:
        made.answered()
        page = made.browser.get(f"{made.table}?status=answered").text
        address = f"{made.table}/list.xlsx?status=answered"
        assert f'href="{address}"' in page
        answer = made.browser.client.get(address)
        assert answer.headers["content-disposition"].startswith("attachment;")
        (sheet,) = load_workbook(BytesIO(answer.content)).worksheets
        told = [[cell.value for cell in row] for row in sheet.iter_rows()]
        assert told[HEADING_ROW - 1][:4] == ["存疑", "规则", "规则名称", "重要程度"]
        rows = told[HEADING_ROW:]
        assert len(rows) == page.count("<tr data-item>") == 1
        assert rows[0][9] == "已答复，待评估员认定"
        assert str(rows[0][10]).startswith("答复存疑：")
        every = load_workbook(BytesIO(made.browser.client.get(f"{made.table}/list.xlsx").content)).worksheets[0]
        assert every.max_row == HEADING_ROW + 6
