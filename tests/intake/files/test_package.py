"""What the parts of a package say belongs to the sheets they are related to."""

from io import BytesIO
from typing import Any

import pytest
import xlsxwriter

from service.intake.files.openbook import read_grid
from service.intake.files.package import Package
from service.intake.files.sheet_checks import SheetWatcher

PART, OTHER = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"


def test_comments_and_drawings_belong_to_the_sheet_that_names_their_part() -> None:
    package = Package(comments={"c1": ["B4"], "c2": ["C5"]}, drawings={"d1", "d2"})
    package.targets[PART] = {"a": ("comments", "c1"), "b": ("drawing", "d1"), "c": ("vmlDrawing", "d2")}
    package.targets[OTHER] = {"a": ("vmlDrawing", "d2"), "b": ("drawing", "d3")}
    assert [package.commented(part) for part in (PART, OTHER, "x")] == [["B4"], [], []]
    assert [package.drawn_on(part) for part in (PART, OTHER, "x")] == [True, False, False]


def test_conditions_name_styles_by_their_numbers() -> None:
    package = Package(formats=["", "0%"], sheets={PART: SheetWatcher("指标")})
    package.sheets[PART].conditions.found += [("A1", 0), ("A2", 1), ("A3", 2), ("A4", ";;;"), ("A2", 1)]
    assert package.conditional(PART) == [("A2", "0%"), ("A4", ";;;")]


@pytest.mark.parametrize(
    ("draw", "drawn"),
    [
        (lambda page: page.insert_textbox(1, 1, "以本框为准"), True),
        (lambda page: page.insert_button(1, 1), False),
        (lambda page: page.write_comment("B2", "批注"), False),
        (lambda page: page.write_url("B2", "https://a.example"), False),
    ],
)
def test_a_text_box_is_drawn_on_its_sheet(draw: Any, drawn: bool) -> None:
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as file:
        page, other = file.add_worksheet("指标"), file.add_worksheet("封面")
        draw(page)
        other.write_string("A1", "封面")
    assert [sheet.drawn for sheet in read_grid(buffer.getvalue()).sheets.values()] == [drawn, False]
