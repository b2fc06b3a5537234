"""Headers are compared by their words, and years by their digits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.intake.forms.layout import (
    Book,
    Column,
    Form,
    Holds,
    Line,
    header_unit,
    header_word,
    year_columns,
    year_of,
    year_span,
)


@pytest.mark.parametrize(
    ("text", "word", "unit"),
    [
        ("计划投资（万元）", "计划投资", "万元"),
        (" 计划\n投资 (亿元) ", "计划投资", "亿元"),
        ("折标量（tce）*", "折标量", "tce"),
        ("２０２５", "2025", ""),
        ("编码*", "编码", ""),
        ("目标\u200b值\ufeff", "目标值", ""),
    ],
)
def test_a_header_is_its_word_and_its_unit(text: str, word: str, unit: str) -> None:
    assert (header_word(text), header_unit(text)) == (word, unit)


@given(st.integers(1900, 2199))
def test_a_year_header_reads_back(year: int) -> None:
    assert year_of(str(year)) == year == year_of(f"{year}年") == year_of(f" {year} ")


@pytest.mark.parametrize("text", ["", "202", "20255", "2025年度", "目标年", "2020-2025"])
def test_other_headers_name_no_year(text: str) -> None:
    assert year_of(text) is None


def test_years_run_from_the_first_to_the_last() -> None:
    assert [c.header for c in year_columns((2023, 2020))] == ["2020", "2021", "2022", "2023"]
    with pytest.raises(ValueError, match="empty"):
        year_span(())


def test_the_printed_header_reads_back_as_the_header() -> None:
    column = Column("计划投资", Holds.NUMBER, unit="万元")
    assert (header_word(column.printed), header_unit(column.printed)) == ("计划投资", "万元")


def test_rows_of_a_form() -> None:
    form = Form("表", "", (Column("编码", Holds.CODE), Column("2020")), "编码", (Line("a"), Line("b")), spare=3)
    assert (form.header_row, form.last_row, form.has_years) == (3, 8, True)
    named = Form("表", "", (Column("编码"),), named=("评估员",))
    assert (named.header_row, named.has_years) == (4, False)
    with pytest.raises(KeyError):
        form.column("没有")


def test_the_markers_tell_the_books_apart() -> None:
    assert [book.marker for book in Book] == ["评估工作簿/1", "核查记录/1"]
