"""One worksheet part: extent, order, texts, formulas, merged ranges."""

import pytest

from service.intake.files.package import Package
from service.intake.files.part_checks import inspect
from service.intake.files.sheet_checks import SheetWatcher
from service.vocabulary.problem import Unreadable
from tests.intake.broken_files import cells, sheet

PART = "xl/worksheets/sheet1.xml"


def watched(text: str) -> SheetWatcher:
    package = Package(names={"指标": PART})
    inspect(PART, [text.encode()], package)
    return package.sheets[PART]


def refused(text: str) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        watched(text)
    return caught.value


def test_the_last_allowed_cell_passes_and_its_neighbours_do_not() -> None:
    assert watched(sheet('<row r="20000"><c r="IV20000"/></row>')).last_row == 20_000
    assert "IW20000" in refused(sheet('<row r="20000"><c r="IW20000"/></row>')).sentence
    assert "IV20001" in refused(sheet('<row r="20001"><c r="IV20001"/></row>')).sentence
    assert "“指标”" in refused(sheet('<row r="20001"><c r="IV20001"/></row>')).sentence


def test_cells_without_addresses_are_counted() -> None:
    assert watched(sheet("<row><c/></row><row><c/><c/></row>")).last_row == 2
    assert "第 1 行第 257 列" in refused(sheet(f"<row>{'<c/>' * 257}</row>")).sentence


def test_an_empty_far_row_is_harmless() -> None:
    assert watched(sheet('<row r="1"><c r="A1"/></row><row r="1048576"/>')).last_row == 1


def test_stated_ranges_are_checked_too() -> None:
    assert refused(sheet("", '<dimension ref="nonsense"/>')).code == "damaged"
    assert watched(sheet("", after='<mergeCells><mergeCell ref="A1:B2"/></mergeCells>')).merged == ["A1:B2"]
    assert refused(sheet("", after='<mergeCells><mergeCell ref="A1:XFD1"/></mergeCells>')).code == "sheet-too-large"


def test_a_stated_extent_is_no_content() -> None:
    """LibreOffice states the last row of all, and writes it empty, once rows were inserted or deleted."""
    rows = '<row r="1"><c r="A1"/></row><row r="1048576" ht="12.8"></row>'
    assert watched(sheet(rows, '<dimension ref="A1:N1048576"/>')).last_row == 1


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="2"><c r="A1"/></row>',
        '<row r="1"><c r="B1"/><c r="B1"/></row>',
        '<row r="2"/><row r="2"/>',
        '<row r="0"/>',
        '<row r="-1"/>',
        '<row r="１"/>',
        '<row r="1"><c r="a1"/></row>',
        '<row r="1"><c r="A01"/></row>',
    ],
)
def test_cells_out_of_place_are_damage(rows: str) -> None:
    assert refused(sheet(rows)).code == "damaged"


def test_texts_are_measured_in_their_cell() -> None:
    def text(length: int) -> str:
        return cells(
            '<c r="A1"/>', f'<c r="B1" t="inlineStr"><is><t>{"字" * 9}</t><t>{"字" * (length - 9)}</t></is></c>'
        )

    watched(text(32_767))
    assert "的 B1 " in refused(text(32_768)).sentence
    assert refused(cells(f'<c r="A1" t="str"><v>{"字" * 32_768}</v></c>')).code == "cell-text-too-long"


def test_hidden_rows_and_columns_are_noted_within_the_extent() -> None:
    columns = (
        '<cols><col min="1" max="2" width="9"/><col min="3" max="4" hidden="1"/><col min="7" max="7" hidden="0"/>'
        '<col min="255" max="16384" hidden="true"/></cols>'
    )
    rows = '<row r="2" hidden="1"/><row r="3" hidden="false"/><row r="5" hidden="true"/><row r="1048576" hidden="1"/>'
    found = watched(sheet(rows, columns))
    assert (found.hidden_rows, found.hidden_columns) == ({2, 5}, {3, 4, 255, 256})


def test_rows_and_columns_too_small_to_show_anything_are_hidden() -> None:
    columns = '<cols><col min="2" max="2" width="0" customWidth="1"/><col min="3" max="3" width="0.5"/>'
    columns = columns + '<col min="4" max="4" width="0.41"/><col min="5" max="5" width="x"/></cols>'
    rows = '<row r="2" ht="0" customHeight="1"/><row r="3" ht="10"/><row r="4" ht="1.5"/>'
    found = watched(sheet(rows, columns))
    assert (found.hidden_rows, found.hidden_columns) == ({2, 4}, {2, 4})


@pytest.mark.parametrize("column", ['min="0" max="3"', 'min="1"', 'min="A" max="B"', 'min="1" max="99999999"'])
def test_hidden_columns_without_proper_numbers_are_damage(column: str) -> None:
    assert refused(sheet("", f'<cols><col {column} hidden="1"/></cols>')).code == "damaged"


def test_formulas_and_what_is_stored_for_them() -> None:
    found = watched(
        cells(
            '<c r="A1"><f>1+1</f></c><c r="B1"><f>1+1</f><v/></c><c r="C1" t="str"><f>""</f><v></v></c>',
            '<c r="D1"><f>1-1</f><v>0</v></c><c r="E1"><f t="shared" si="0"/><v>3</v></c><c r="F1"><v>0</v></c>',
        )
    )
    assert found.uncomputed == ["A1", "B1"]
    assert found.placeholders == ["D1"]


@pytest.mark.parametrize(
    ("formula", "code"),
    [
        ("cmd|'/c calc'!A0", "dde"),
        ("B1+Excel|Sheet!R1C1", "dde"),
        ("DDE(&quot;soffice&quot;,&quot;/a.xlsx&quot;,&quot;表.A1&quot;)", "dde"),
        ("1+ RTD (B1,,B2)", "dde"),
        ("_xlfn.WEBSERVICE(B1)", "external-link"),
        ('"DDE("&amp;ADDED(1)&amp;DDE_表(2)', ""),
        ('A1&amp;"|"&amp;B1', ""),
        ("'甲|乙'!A1", ""),
        ("[1]能耗!A1", "external-link"),
        ("2*'D:\\资料\\[台账.xlsx]能耗'!$A$1", "external-link"),
        ("SUM(表1[能耗])+指标!A1", ""),
        ("'指 标'!A1&amp;\"[1]能耗!A1\"", ""),
    ],
)
def test_formulas_that_reach_out_of_the_file(formula: str, code: str) -> None:
    text = cells(f'<c r="A1"><f>{formula}</f><v>1</v></c>')
    if code:
        assert refused(text).code == code
    else:
        assert watched(text).uncomputed == []
