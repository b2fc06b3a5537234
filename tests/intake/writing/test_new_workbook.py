"""Whatever is written as text stays text, in one font."""

from datetime import datetime
from io import BytesIO

from openpyxl import load_workbook

from service.intake.writing.new_workbook import new_workbook

CREATED = datetime(2024, 1, 1)  # noqa: DTZ001 - the format has no zone


def test_text_stays_text_in_one_font() -> None:
    file = BytesIO()
    for _ in range(2):  # the second must not inherit what the library wrote into the options of the first
        workbook = new_workbook(file, "名称", CREATED)
        workbook.add_worksheet().write_row(0, 0, ["=1+1", "12", "https://a.example"])
        workbook.close()
    read = load_workbook(file)
    (cells,) = read.worksheets[0].iter_rows()
    assert [(cell.data_type, cell.value, cell.hyperlink) for cell in cells] == [
        ("s", "=1+1", None),
        ("s", "12", None),
        ("s", "https://a.example", None),
    ]
    assert (cells[0].font.name, read.properties.title) == ("宋体", "名称")
