"""An exported list says who, when and what was asked for; it holds every value as it was, and no text is a formula."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from service.documents.list_workbook import HEADING_ROW, ListColumn, ListExport, Value, list_workbook
from service.vocabulary.language import Language

AT = datetime(2026, 3, 1, 20, 30, tzinfo=UTC)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
FORMULAS = ['=HYPERLINK("https://a.example")', "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "\tx", "＝1", "{=1}", "12"]


def cells(*rows: tuple[Value, ...], language: Language = Language.ZH, **changed: Any) -> list[list[Any]]:
    columns = ListColumn("园区", 40), ListColumn("面积（公顷）")
    export = ListExport("园区名录", columns, rows, (("主管地区", "浙江省"), ("名称", "=新区")), "张三", AT)
    (sheet,) = load_workbook(BytesIO(list_workbook(replace(export, **changed), language))).worksheets
    return [list(row) for row in sheet.iter_rows()]


def below(*rows: tuple[Value, ...]) -> list[list[Any]]:
    return cells(*rows)[HEADING_ROW:]


def test_the_head_says_who_when_what_was_asked_and_how_many() -> None:
    head = [row[0].value for row in cells(("甲园", None), ("乙园", None))[:HEADING_ROW]]
    assert head == [
        "园区名录",
        "导出人：张三　导出时间：2026-03-02 04:30:00（北京时间）",
        "筛选条件：主管地区：浙江省；名称：=新区",
        "共 2 行",
        "园区",
    ]


def test_an_export_without_filter_says_so_in_english_too() -> None:
    head = [row[0].value for row in cells(language=Language.EN, filters=())[:HEADING_ROW]]
    assert head[1:4] == [
        "exported by 张三 at 2026-03-02 04:30:00 (Beijing time)",
        "filter: none (everything)",
        "0 rows",
    ]


def test_formulas_stay_text_wherever_somebody_wrote_them() -> None:
    found = [row[0] for row in below(*((text, None) for text in FORMULAS))]
    assert [(cell.data_type, cell.value, cell.hyperlink) for cell in found] == [("s", text, None) for text in FORMULAS]
    (name,) = {row[0].data_type for row in cells(by="=1+1", filters=(("", "=2"),))[:HEADING_ROW]}
    assert name == "s"


@settings(max_examples=30)
@given(texts=st.lists(TEXTS, max_size=20))
def test_every_text_comes_back(texts: list[str]) -> None:
    back = [unescape("" if row[0].value is None else row[0].value) for row in below(*((text, None) for text in texts))]
    assert [_lines(text) for text in back] == [_lines(text) for text in texts]


def _lines(text: str) -> list[str]:
    """XML tells the ends of lines apart no more than editors do."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def test_numbers_and_days_are_values_and_nothing_is_empty() -> None:
    ((area, day), (count, none), (exact, moment)) = below(
        (Decimal("20.960"), date(2026, 3, 1)), (7, None), (Decimal("1234567890.123456"), AT)
    )
    assert (area.value, area.data_type, day.value.date(), day.number_format) == (
        20.96,
        "n",
        date(2026, 3, 1),
        "yyyy-mm-dd",
    )
    assert (count.value, none.value) == (7, None)
    assert (exact.value, moment.value) == ("1234567890.123456", "2026-03-02 04:30:00（北京时间）")


def test_what_no_cell_can_hold_says_so() -> None:
    ((cut, broken),) = below(("𠮷" * 20_000, "a\ud800"))
    assert cut.value.endswith("𠮷…（原文过长，余下从略）")
    assert len(cut.value.encode("utf-16-le")) // 2 <= 32_767
    assert broken.value == "a\\ud800"
