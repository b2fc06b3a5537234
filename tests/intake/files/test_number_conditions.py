"""Conditional formats that change how numbers are shown are found, as Excel, WPS and LibreOffice write them."""

import pytest

from service.intake.files.number_conditions import HIDDEN
from service.intake.files.openbook import read_grid
from tests.intake.broken_files import MAIN, SHEET, STYLES, healthy, sheet, zipped

LISTS = {
    "fonts": "<font/>",
    "fills": "<fill><patternFill/></fill>",
    "borders": "<border/>",
    "cellStyleXfs": "<xf/>",
    "cellXfs": "<xf/>",
    "dxfs": '<dxf><font><b/></font></dxf><dxf><numFmt numFmtId="10" formatCode="0.00%"/></dxf>'
    '<dxf><numFmt numFmtId="165" formatCode=";;;"/><fill><patternFill/></fill></dxf>',
}
FORMATS = '<numFmts count="1"><numFmt numFmtId="164" formatCode="0.0"/></numFmts>'
STYLE_SHEET = (
    f'<styleSheet xmlns="{MAIN}">{FORMATS}'
    + "".join(f"<{name}>{content}</{name}>" for name, content in LISTS.items())
    + "</styleSheet>"
)
EXTENDED = (
    '<extLst><ext uri="{{78C0D931-6437-407d-A8EE-F0AAD7539E65}}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:conditionalFormattings>'
    '<x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:cfRule '
    'type="expression"><xm:f>表2!A1=1</xm:f>{}</x14:cfRule><xm:sqref>M4:M40 P4</xm:sqref></x14:conditionalFormatting>'
    "</x14:conditionalFormattings></ext></extLst>"
)


def found(after: str) -> tuple[tuple[str, str], ...]:
    content = sheet('<row r="1"><c r="A1"><v>0.5</v></c></row>', after=after)
    (page,) = read_grid(zipped(healthy() | {SHEET: content, STYLES: STYLE_SHEET})).sheets.values()
    return page.conditional


def rule(inner: str = "", areas: str = "A1:A9", **attributes: str) -> str:
    told = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return (
        f'<conditionalFormatting sqref="{areas}"><cfRule type="cellIs"{told}>{inner}</cfRule></conditionalFormatting>'
    )


def test_a_condition_with_a_number_format_is_found_and_none_without() -> None:
    assert found(rule(dxfId="1")) == (("A1:A9", "0.00%"),)
    assert found(rule(dxfId="2", areas="A1 C3:C4")) == (("A1 C3:C4", HIDDEN),)
    for nothing in (rule(dxfId="0"), rule(dxfId="7"), rule(dxfId="x"), rule(), ""):
        assert found(nothing) == ()


@pytest.mark.parametrize("kind", ["dataBar", "iconSet"])
def test_bars_and_icons_may_stand_in_place_of_the_number(kind: str) -> None:
    inner = '<cfvo type="min"/><cfvo type="max"/>' + '<color rgb="FF00FF00"/>' * (kind == "dataBar")
    assert found(rule(f'<{kind} showValue="0">{inner}</{kind}>')) == (("A1:A9", HIDDEN),)
    assert found(rule(f"<{kind}>{inner}</{kind}>")) == ()
    assert found(EXTENDED.format(f'<x14:{kind} showValue="0"/>')) == (("M4:M40 P4", HIDDEN),)


def test_a_condition_that_looks_at_another_sheet_stands_in_an_extension() -> None:
    assert found(EXTENDED.format('<x14:dxf><numFmt numFmtId="0" formatCode="0%"/></x14:dxf>')) == (("M4:M40 P4", "0%"),)
    assert found(EXTENDED.format("<x14:dxf/>")) == ()


def test_the_same_is_told_once_and_of_very_many_the_first() -> None:
    assert found(rule(dxfId="1") * 3) == (("A1:A9", "0.00%"),)
    many = "".join(rule(dxfId="1", areas=f"A{row}") for row in range(1, 300))
    assert len(found(many)) == 200
