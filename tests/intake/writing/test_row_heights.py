"""A row that states its height is shown whole by every program, and still grows with what is typed into it."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from service.intake.writing.row_heights import FittingWorkbook, fit_row


def rows(*texts: tuple[str, float]) -> list[str]:
    """The start tags of the rows of a sheet whose first row is fitted to the texts."""
    file = BytesIO()
    with FittingWorkbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_column(0, 0, ["甲", "乙"])
        sheet.set_row(1, 30)
        fit_row(sheet, 1, texts)
    return re.findall("<row[^>]*>", ZipFile(file).read("xl/worksheets/sheet1.xml").decode())


@pytest.mark.parametrize(
    ("texts", "height"),
    [
        ([], None),
        ([("短", 20)], None),
        ([("企" * 10, 20)], 32),
        ([("a" * 19, 20)], None),
        ([("a" * 20, 20)], 32),
        ([("企" * 25, 20), ("短", 20)], 48),
        ([("一\n二\n三", 20)], 48),
        ([("企" * 5000, 20)], 409),
    ],
)
def test_a_row_is_as_high_as_its_longest_text(texts: list[tuple[str, float]], height: int | None) -> None:
    first = rows(*texts)[0]
    found = re.search('ht="([0-9.]+)"', first)
    assert (float(found[1]) if found else None) == pytest.approx(height, abs=0.8)


def test_no_height_is_fixed() -> None:
    assert 'ht="30"' in rows()[1]
    assert "customHeight" not in "".join(rows(("企" * 100, 20)))
