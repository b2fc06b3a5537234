"""Values as stored: exact digits, dates, texts and formats, from files as different programs write them."""

import io
from datetime import UTC, datetime
from decimal import Decimal

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from service.intake.cells.formats import shown_as
from service.intake.files.child import read_workbook
from service.intake.files.package_checks import check_package
from service.intake.files.stored_values import STRUCK, digits, read_sheets
from tests.intake.broken_files import MAIN, OFFICE, SHEET_TYPE, book, cells, healthy, sheet, with_part, zipped

DATE = datetime(2024, 3, 1, tzinfo=UTC).replace(tzinfo=None)


SUPERSCRIPT_3 = '<r><rPr><vertAlign val="superscript"/></rPr><t>3</t></r>'
STRUCK_9 = "<r><rPr><strike/></rPr><t>9</t></r>"


def first_sheet(data: bytes) -> dict[str, tuple[str, str, str]]:
    (told, *_) = read_sheets(data, check_package(data))
    return dict(told["cells"])


def written(epoch_1904: bool = False) -> bytes:
    """A workbook as XlsxWriter (and much like it Excel) writes it, with one of everything."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "date_1904": epoch_1904}) as file:
        page = file.add_worksheet("指标")
        page.write_string("A1", "单位生产总值能耗")
        page.write_number("B1", 0.37, file.add_format({"num_format": "0.0%"}))
        page.write_boolean("C1", True)
        page.write_datetime("D1", DATE, file.add_format({"num_format": "yyyy-mm-dd"}))
        page.write_datetime("E1", DATE.replace(hour=8, minute=30), file.add_format({"num_format": "yyyy/m/d h:mm"}))
        page.write_rich_string("F1", "下降到", file.add_format({"bold": True}), "0.8", "吨标煤")
        page.write_formula("G1", "=B1*2", None, 0.74)
        page.write_formula("H1", '=IF(B1>1,"是","否")', None, "否")
        page.merge_range("A2:C2", "合并的说明")
        page.write_number("D2", 1234.5, file.add_format({"num_format": '#,##0.00"万元"'}))
        page.write_blank("E2", None, file.add_format({"bold": True}))
    return buffer.getvalue()


@pytest.mark.parametrize("epoch_1904", [False, True])
def test_what_excel_writes_is_read_as_it_shows(epoch_1904: bool) -> None:
    assert first_sheet(written(epoch_1904)) == {
        "A1": ("text", "单位生产总值能耗", "General"),
        "B1": ("number", "0.37", "0.0%"),
        "C1": ("bool", "TRUE", "General"),
        "D1": ("date", "2024-03-01", "yyyy-mm-dd"),
        "E1": ("date", "2024-03-01T08:30:00", "yyyy/m/d h:mm"),
        "F1": ("text", "下降到0.8吨标煤", "General"),
        "G1": ("number", "0.74", "General"),
        "H1": ("text", "否", "General"),
        "A2": ("text", "合并的说明", "General"),
        "D2": ("number", "1234.5", '#,##0.00"万元"'),
    }


def test_merged_ranges_and_sheet_order_are_told() -> None:
    (told,) = read_workbook(written())
    assert told["name"] == "指标"
    assert told["merged"] == ["A2:C2"]
    assert [one["name"] for one in read_workbook(book(sheets=3))] == ["表1", "表2", "表3"]


def test_what_is_hidden_is_told_and_its_values_with_it() -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as file:
        pages = [file.add_worksheet(name) for name in ("封面", "指标", "底稿", "测算")]
        for page in pages:
            page.write_column("B2", [1, 2, 3])
        pages[1].set_row(2, None, None, {"hidden": True})
        pages[1].set_column("B:C", None, None, {"hidden": True})
        pages[2].hide()
        pages[3].very_hidden()
    told = read_workbook(buffer.getvalue())
    assert [one["hidden"] for one in told] == [
        {"sheet": False, "rows": [], "columns": []},
        {"sheet": False, "rows": [3], "columns": [2, 3]},
        {"sheet": True, "rows": [], "columns": []},
        {"sheet": True, "rows": [], "columns": []},
    ]
    assert all(one["cells"]["B3"] == ("number", "2", "General") for one in told)


def test_cells_with_comments_are_told_but_for_our_own() -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as file:
        page, other = file.add_worksheet("指标"), file.add_worksheet("封面")
        for place, words in (("B4", "数据为初步核算"), ("B5", "【错误】发现 “12-15”"), ("C6", "【提醒】我方意见")):
            page.write_comment(place, words)
        other.write_string("A1", "封面")
    assert [one["commented"] for one in read_workbook(buffer.getvalue())] == [["B4"], []]


def test_a_zero_that_the_sheet_does_not_show_is_under_a_format_that_does_not_either() -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as file:
        page = file.add_worksheet("指标")
        page.hide_zero()
        page.write_row("A1", [0, 5])
    told = first_sheet(buffer.getvalue())
    assert told["B1"] == ("number", "5", "General")
    assert told["A1"][:2] == ("number", "0")
    assert not shown_as(told["A1"][2], Decimal(0)).visible


def styled(number_format: int, value: str) -> bytes:
    """A workbook with one cell that uses a built-in number format by its number only, as WPS writes it."""
    styles = (
        f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill><patternFill/></fill>'
        '</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
        f'<cellXfs count="2"><xf/><xf numFmtId="{number_format}" applyNumberFormat="1"/></cellXfs></styleSheet>'
    )
    return zipped(healthy(cells(f'<c r="A1" s="1"><v>{value}</v></c>')) | {"xl/styles.xml": styles})


@pytest.mark.parametrize(
    ("number_format", "value", "told"),
    [
        (9, "0.05", ("number", "0.05", "0%")),
        (10, "0.05", ("number", "0.05", "0.00%")),
        (14, "45352", ("date", "2024-03-01", "mm-dd-yy")),
        (27, "45352", ("date", "2024-03-01", 'yyyy"年"m"月"')),
        (31, "45352", ("date", "2024-03-01", 'yyyy"年"m"月"d"日"')),
        (57, "45352", ("date", "2024-03-01", 'yyyy"年"m"月"')),
        (58, "45352", ("date", "2024-03-01", 'm"月"d"日"')),
        (32, "0.25", ("date", "06:00:00", 'h"时"mm"分"')),
        (46, "1.5", ("date", "36:00:00", "[h]:mm:ss")),
        (14, "0", ("date", "1900-01-00", "mm-dd-yy")),
        (22, "0.25", ("date", "1900-01-00T06:00:00", "m/d/yy h:mm")),
        (49, "12", ("number", "12", "@")),
        (14, "9999999", ("error", "#VALUE!", "mm-dd-yy")),
    ],
)
def test_built_in_formats_decide(number_format: int, value: str, told: tuple[str, str, str]) -> None:
    assert first_sheet(styled(number_format, value)) == {"A1": told}


@pytest.mark.parametrize(
    ("cell", "kind", "text"),
    [
        ('<c r="A1" t="inlineStr"><is><t>园区</t></is></c>', "text", "园区"),
        ('<c r="A1" t="inlineStr"><is><r><t>约</t></r><r><t>20%</t></r></is></c>', "text", "约20%"),
        (f'<c r="A1" t="inlineStr"><is><r><t>10</t></r>{SUPERSCRIPT_3}</is></c>', "text", "10³"),
        (f'<c r="A1" t="inlineStr"><is>{STRUCK_9}<r><t>8</t></r></is></c>', "text", f"9{STRUCK}8"),
        ('<c r="A1" t="inlineStr"><is><t>园</t><rPh sb="0" eb="1"><t>yuán</t></rPh></is></c>', "text", "园"),
        ('<c r="A1" t="inlineStr"><is><t>一_x000D_\n二</t></is></c>', "text", "一\n二"),
        ('<c r="A1" t="str"><f>B1</f><v>甲</v></c>', "text", "甲"),
        ('<c r="A1" t="b"><v>0</v></c>', "bool", "FALSE"),
        ('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "error", "#DIV/0!"),
        ('<c r="A1" t="d"><v>2024-03-01</v></c>', "date", "2024-03-01"),
        ('<c r="A1" t="d"><v>2024-03-01T08:30:00</v></c>', "date", "2024-03-01T08:30:00"),
        ("<c><v>7</v></c>", "number", "7"),
        ('<c r="A1"><v>0</v></c>', "number", "0"),
        ('<c r="A1"><f>1-1</f><v>0</v></c>', "number", "0"),
        ('<c r="A1"><v>41.000000000000001</v></c>', "number", "41"),
        ('<c r="A1"><v>0.30000000000000004</v></c>', "number", "0.3"),
        ('<c r="A1"><v>1.0E-2</v></c>', "number", "0.01"),
        ('<c r="A1"><v>123456789012345678901234567890</v></c>', "number", "123456789012346000000000000000"),
        ('<c r="A1"><v>1e999</v></c>', "error", "#NUM!"),
        (f'<c r="A1"><v>{"9" * 400}</v></c>', "error", "#NUM!"),
    ],
)
def test_every_way_to_store_a_cell(cell: str, kind: str, text: str) -> None:
    assert first_sheet(book(cells(cell))) == {"A1": (kind, text, "General")}


def test_shared_strings_with_runs_and_pinyin() -> None:
    parts = healthy(cells('<c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c>'))
    override = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{SHEET_TYPE}.sharedStrings+xml"/></Types>'
    types = str(parts["[Content_Types].xml"]).replace("</Types>", override)
    runs = '<r><t>一</t></r><r><t>些</t></r><rPh sb="0" eb="1"><t>yī</t></rPh>'
    table = f'<sst xmlns="{MAIN}"><si><t>二</t></si><si>{runs}</si></sst>'
    told = first_sheet(zipped(parts | {"[Content_Types].xml": types, "xl/sharedStrings.xml": table}))
    assert {ref: text for ref, (_, text, _) in told.items()} == {"A1": "一些", "B1": "二"}


def test_raised_and_struck_out_parts_of_a_text_are_told_apart() -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as file:
        page = file.add_worksheet("指标")
        raised, lowered = file.add_format({"font_script": 1}), file.add_format({"font_script": 2})
        struck, red = file.add_format({"font_strikeout": True}), file.add_format({"font_color": "red"})
        page.write_rich_string("A1", "694", raised, "1")
        page.write_rich_string("A2", "km", raised, "2")
        page.write_rich_string("A3", "t CO", lowered, "2")
        page.write_rich_string("A4", struck, "694", red, "700")
        page.write_number("A5", 69, struck)
        page.write_string("A6", "无", struck)
    texts = {ref: text for ref, (_, text, _) in first_sheet(buffer.getvalue()).items()}
    assert texts == {
        "A1": "694¹",
        "A2": "km²",
        "A3": "t CO₂",
        "A4": f"6{STRUCK}9{STRUCK}4{STRUCK}700",
        "A5": f"6{STRUCK}9{STRUCK}",
        "A6": f"无{STRUCK}",
    }


def test_what_a_merged_cell_covers_is_not_read() -> None:
    """LibreOffice keeps it in the file, where nobody sees it."""
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c><c r="B{n}"><v>1{n}</v></c></row>' for n in range(1, 6))
    merged = '<mergeCells count="2"><mergeCell ref="A2:B3"/><mergeCell ref="A5:IV20000"/></mergeCells>'
    assert sorted(first_sheet(book(sheet(rows, after=merged)))) == ["A1", "A2", "A4", "A5", "B1", "B4"]


def test_a_wrong_dimension_hides_no_cell_and_a_last_empty_row_does_no_harm() -> None:
    rows = '<row r="2"><c r="C2"><v>5</v></c></row><row r="1048576" hidden="false"/>'
    assert first_sheet(book(sheet(rows, '<dimension ref="A1"/>'))) == {"C2": ("number", "5", "General")}
    assert first_sheet(book(sheet('<row r="1"><c r="A1"/></row>'))) == {}
    assert first_sheet(book(sheet(""))) == {}


def test_a_clickable_address_is_no_external_link() -> None:
    row = f'<Relationship Id="r1" Type="{OFFICE}/hyperlink" Target="https://example.org/" TargetMode="External"/>'
    relations = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{row}</Relationships>'
    )
    assert first_sheet(with_part("xl/worksheets/_rels/sheet1.xml.rels", relations))["A1"][1] == "0.41"


@pytest.mark.parametrize(
    ("double", "text"),
    [
        (0.1 + 0.2, "0.3"),
        (1.1 * 1.1, "1.21"),
        (1 / 3, "0.333333333333333"),
        (2 / 3 * 100, "66.6666666666667"),
        (-0.0, "0"),
        (-12.50, "-12.5"),
        (1e-7, "0.0000001"),
        (1e20, "100000000000000000000"),
        (123456789012345.0, "123456789012345"),
    ],
)
def test_digits_as_the_screen_shows_them(double: float, text: str) -> None:
    assert digits(double) == text


@given(st.integers(-(10**15) + 1, 10**15 - 1), st.integers(-20, 20))
def test_whatever_can_be_typed_comes_back_exactly(mantissa: int, exponent: int) -> None:
    typed = Decimal(mantissa).scaleb(exponent)
    assert Decimal(digits(float(typed))) == typed


@given(st.floats(-1e300, 1e300))
def test_digits_are_plain_short_and_stable(double: float) -> None:
    text = digits(double)
    assert set(text) <= set("-.0123456789")
    assert len(text.lstrip("-").replace(".", "").strip("0")) <= 15
    assert digits(float(text)) == text
