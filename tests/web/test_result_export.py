"""The scorecard as a file says what the page says."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from service.assessment import outline
from service.documents.list_workbook import HEADING_ROW
from tests.web.evaluated_case import evaluated_desk


def test_every_line_with_its_points_and_their_sum(tmp_path: Path) -> None:
    with evaluated_desk(tmp_path) as desk:
        made = desk.opened().made
        address = re.search(r'href="([^"]*/scorecard\.xlsx)"', desk.page())
        assert address is not None
        answer = desk.browser.client.get(address[1])
        (sheet,) = load_workbook(BytesIO(answer.content)).worksheets
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEADING_ROW + 1)]
        lines = [line for section in made.assessment.scorecard.sections for line in section.lines]
        assert [row[1] for row in rows] == [line.rule for line in lines]
        for row, line in zip(rows, lines, strict=True):
            assert row[5] is None if not line.applicable else f"{row[5]:g}" == outline.figure(line.points)
        assert any(all(row[at] for at in (3, 8, 9, 11)) for row in rows), "what was asked and found, and the clause"
