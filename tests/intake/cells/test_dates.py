"""Dates and years in every written form, and what is not one."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.intake.cells.dates import read_date, read_year
from service.intake.files.grid import BLANK, Kind, RawCell
from service.vocabulary.cell import Cell
from service.vocabulary.state import State
from tests.vocabulary.problems import zh

CELL = Cell("digest", "方案版本", "F3")


@pytest.mark.parametrize(
    "raw",
    [
        RawCell(Kind.DATE, "2022-06-30", "yyyy-mm-dd"),
        RawCell(Kind.DATE, "2022-06-30T08:30:00", 'yyyy"年"m"月"d"日"'),
        RawCell(Kind.NUMBER, "20220630"),
        *(
            RawCell(Kind.TEXT, text)
            for text in (
                "2022-06-30", "2022/6/30", "2022.6.30", "2022年6月30日", "2022年6月30号", "２０２２年６月３０日",
                "20220630", " 2022 年 6 月 30 日 ", "2022-06-30 00:00:00", "2022-06-30T08:30",
            )
        ),
    ],
)  # fmt: skip
def test_written_forms_of_a_day(raw: RawCell) -> None:
    entry, problems = read_date(raw, CELL)
    assert (entry.value, problems) == (date(2022, 6, 30), ())


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (RawCell(Kind.TEXT, "2022.06"), "date-incomplete"),
        (RawCell(Kind.NUMBER, "2022.06"), "date-incomplete"),
        (RawCell(Kind.TEXT, "2022年6月"), "date-incomplete"),
        (RawCell(Kind.TEXT, "2022年"), "date-incomplete"),
        (RawCell(Kind.DATE, "2022-06-01", 'yyyy"年"m"月"'), "date-incomplete"),
        (RawCell(Kind.NUMBER, "44742"), "date-as-serial"),
        (RawCell(Kind.TEXT, "2022-02-30"), "not-a-date"),
        (RawCell(Kind.TEXT, "22-06-30"), "not-a-date"),
        (RawCell(Kind.TEXT, "6/30/2022"), "not-a-date"),
        (RawCell(Kind.TEXT, "0022-06-30"), "not-a-date"),
        (RawCell(Kind.DATE, "12:30:00"), "not-a-date"),
        (RawCell(Kind.BOOL, "TRUE"), "not-a-date"),
    ],
)
def test_what_is_no_day_is_refused(raw: RawCell, code: str) -> None:
    entry, problems = read_date(raw, CELL)
    assert entry.state is State.MISSING
    assert [problem.code for problem in problems] == [code]


def test_a_serial_number_is_listed_with_the_day_it_would_be() -> None:
    _, (problem,) = read_date(RawCell(Kind.NUMBER, "44742"), CELL)
    assert zh(problem.readings) == ("Excel 日期序号，即 2022-06-30", "44742")


@pytest.mark.parametrize(
    "raw",
    [
        RawCell(Kind.NUMBER, "2025"),
        RawCell(Kind.TEXT, "2025年"),
        RawCell(Kind.TEXT, "２０２５ 年末"),
        RawCell(Kind.DATE, "2025-12-31", "yyyy-mm-dd"),
    ],
)
def test_written_forms_of_a_year(raw: RawCell) -> None:
    entry, problems = read_year(raw, CELL)
    assert (entry.value, entry.unit, problems) == (Decimal(2025), "年", ())


@pytest.mark.parametrize(
    ("raw", "code", "readings"),
    [
        (RawCell(Kind.TEXT, "2021-2025"), "year-range", ("2021", "2025")),
        (RawCell(Kind.TEXT, "2021至25年"), "year-range", ("2021", "25")),
        (RawCell(Kind.DATE, "1909-07-18", "yyyy"), "year-as-date", ("2025年", "1909年")),
        (RawCell(Kind.DATE, "1905-07-17", "yyyy-mm-dd"), "year-as-date", ("2025年", "1905年")),
        (RawCell(Kind.TEXT, "25年"), "not-a-year", ()),
        (RawCell(Kind.TEXT, "十四五"), "not-a-year", ()),
        (RawCell(Kind.NUMBER, "2025.5"), "not-a-year", ()),
        (RawCell(Kind.NUMBER, "0"), "not-a-year", ()),
        (RawCell(Kind.DATE, "12:30:00"), "not-a-year", ()),
    ],
)
def test_what_is_no_year_is_refused(raw: RawCell, code: str, readings: tuple[str, ...]) -> None:
    entry, problems = read_year(raw, CELL)
    assert entry.state is State.MISSING
    assert [(problem.code, zh(problem.readings)) for problem in problems] == [(code, readings)]


def test_a_blank_is_missing_without_a_problem() -> None:
    for read in (read_date, read_year):
        entry, problems = read(BLANK, CELL)
        assert (entry.state, problems) == (State.MISSING, ())


days = st.integers(0, 100_000).map(lambda offset: date(1900, 1, 1) + timedelta(days=offset))


@given(
    days, st.sampled_from(["{:%Y-%m-%d}", "{0.year}/{0.month}/{0.day}", "{0.year}年{0.month}月{0.day}日", "{:%Y%m%d}"])
)
def test_every_written_form_of_a_day_reads_back(day: date, form: str) -> None:
    assert read_date(RawCell(Kind.TEXT, form.format(day)), CELL)[0].value == day


@given(
    st.builds(RawCell, st.sampled_from(Kind), st.text(max_size=20) | st.from_regex(r"[0-9]{4,8}[-年./].*"), st.text())
)
def test_no_cell_makes_a_reader_raise(raw: RawCell) -> None:
    for read in (read_date, read_year):
        entry, _ = read(raw, CELL)
        assert entry.present or entry.reason
