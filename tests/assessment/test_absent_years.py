"""A year that has no column: one sentence about it, instead of a value here and a value there."""

import pytest

from service.assessment.absent_years import absent_year, in_words, years_of
from service.assessment.needed_inputs import NeededInput, needed_inputs
from service.assessment.retold import needed_in_english, retold
from service.vocabulary.cell import Cell
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact, Sought
from service.vocabulary.state import State
from tests.assessment.cases import case
from tests.intake.builders import edited

YEAR = Fact("封面基期年", State.VALUE, Quotient.of(2019), "年", Cell("d", "封面", "B10", "2019"))


def lacking(sought: Sought | None, note: str = "") -> Fact:
    return Fact("x", State.MISSING, note=note, operands=(YEAR,), sought=sought)


def asked(cell: str, year: str) -> tuple[NeededInput, ...]:
    given = case("pass")
    return needed_inputs(given.assessment(edited(given.workbook, "封面", {cell: year})), given.pack)


def test_a_value_of_a_year_is_told_with_the_statement_of_the_year() -> None:
    found = absent_year(lacking(Sought(2019, "用水量"), "说法可以改"), years_of(lacking(None)))
    assert found is not None
    assert in_words(found, ["用水量", "用能量"]) == (
        "封面基期年（封面!B10）填的是 2019，工作表没有这一年的列："
        "填错的请改正年份，没有填错的请补上这一年的列，填写用水量、用能量"
    )


@pytest.mark.parametrize("sought", [Sought(2020, "用水量"), None])
def test_of_any_other_year_or_value_nothing_is_told(sought: Sought | None) -> None:
    assert absent_year(lacking(sought, "缺少2019年用水量"), (YEAR,)) is None


def test_a_value_stated_to_be_missing_is_not_told_as_a_year_without_a_column() -> None:
    given = case("pass")
    stated = {"M5": None, "N5": "缺失", "O5": "未统计"}
    (one,) = needed_inputs(given.assessment(edited(given.workbook, "指标", stated)), given.pack)
    assert (one.what, one.of_year) == ("缺少2025年二氧化碳减排量（填报状态为缺失）", ())
    assert [str(cell) for cell in one.cells] == ["指标!N5"]


@pytest.mark.parametrize(("cell", "year", "most"), [("B10", "2019", 1), ("B11", "2030", 2)])
def test_a_wrong_year_on_the_cover_is_one_line_that_comes_first(cell: str, year: str, most: int) -> None:
    needed = asked(cell, year)
    assert needed[0].cells == ()
    assert f"（封面!{cell}）填的是 {year}，" in needed[0].what
    assert "能源消费总量、" in needed[0].what
    assert len(needed) <= most
    assert {"CR-A2", "CR-B5"} <= set(needed[0].rules) or {"TG-01", "TG-07"} <= set(needed[0].rules)


def test_a_year_with_a_column_that_is_blank_asks_for_its_cells() -> None:
    given = case("pass")
    made = given.assessment(edited(given.workbook, "原始数据", {"D43": None}))
    (one,) = needed_inputs(made, given.pack)
    assert (one.what, [str(cell) for cell in one.cells], one.of_year) == ("2020年园区面积", ["原始数据!D43"], ())


def test_in_english_too() -> None:
    given = case("pass")
    made = given.assessment(edited(given.workbook, "封面", {"B10": "2019"}))
    (told,) = needed_in_english(made, given.pack, retold(made, given.pack, given.rubric))
    assert told.what.startswith("base year of the cover (封面!B10) is stated as 2019, a year of which")
    assert "fill in Total energy consumption, " in told.what
