"""Lists as files: encodings, workbooks, and what cannot be read at all."""

import pytest

from service.intake.files.grid import Kind
from service.intake.parks.cells import MOST_COLUMNS, MOST_ROWS, read_cells
from service.vocabulary.problem import Unreadable
from tests.intake.parks.lists import csv_bytes, row, xlsx_bytes


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_every_usual_encoding_reads_alike(encoding: str) -> None:
    found = read_cells(csv_bytes(row(), encoding=encoding))
    assert found.sheet == "CSV"
    assert found.cells[1, 1].text == "序号"
    assert found.cells[2, 3].text == "满洲里中俄互市贸易区"


def test_text_of_a_csv_stays_text() -> None:
    cells = read_cells(csv_bytes(row(主导产业='=HYPERLINK("x","甲")', 批准时间="1992.10"))).cells
    assert (cells[2, 7].kind, cells[2, 7].text) == (Kind.TEXT, "1992.10")
    assert cells[2, 9].text == '=HYPERLINK("x","甲")'


def test_quoted_line_breaks_do_not_shift_rows() -> None:
    cells = read_cells(csv_bytes(row(主导产业="轻工\n物流"), row(代码="G156021"))).cells
    assert cells[3, 2].text == "G156021"


def test_a_workbook_gives_its_first_filled_sheet() -> None:
    found = read_cells(xlsx_bytes(row(核准面积_公顷=20.96)))
    assert found.sheet == "清单"
    assert (found.cells[2, 8].kind, found.cells[2, 8].text) == (Kind.NUMBER, "20.96")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "0 字节"),
        (b"\xff\xfe\x00\x00", "编码不能识别"),
        ("代码\0,名称".encode(), "编码不能识别"),
        ('代码,名称\r\n"未完'.encode(), "不是完整的 CSV"),
        ('代码,名称\r\n"甲"乙,丙'.encode(), "第 2 行"),
        (("名称\r\n" + "甲\r\n" * MOST_ROWS).encode(), "分成几份"),
        (("," * MOST_COLUMNS).encode(), "分成几份"),
        (b"PK\x03\x04 no package", "文件不完整"),
    ],
)
def test_what_cannot_be_read(content: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        read_cells(content)
