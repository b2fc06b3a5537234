"""Conditional formats that may show a number otherwise are mentioned; those that only colour it are not."""

from dataclasses import replace

from service.intake.files.grid import Grid, Kind, RawCell, Sheet
from service.intake.reading.conditional_numbers import conditional_numbers
from service.intake.reading.submission import read_submission
from service.vocabulary.problem import Problem, Severity
from tests.intake.builders import PACK, filled, reader_of

FILLED = filled({"重点项目": [{"项目名称": f"项目{number}", "计划投资": "100"} for number in range(1, 13)]})
TABLE = reader_of(FILLED, "重点项目").table
COLUMN = TABLE.head("计划投资").ref.rstrip("0123456789")
FIRST = TABLE.rows[0]
AREA = f"{COLUMN}{FIRST}:{COLUMN}1048576"


def with_numbers(number_format: str, *conditions: tuple[str, str]) -> Grid:
    """The planned investments as stored numbers of one format, under conditions."""
    page = FILLED.sheets["重点项目"]
    numbers = {f"{COLUMN}{row}": RawCell(Kind.NUMBER, "100", number_format) for row in TABLE.rows}
    sheet: Sheet = replace(page, cells={**page.cells, **numbers}, conditional=conditions)
    return Grid(FILLED.digest, {**FILLED.sheets, "重点项目": sheet})


def told(number_format: str, *conditions: tuple[str, str]) -> list[Problem]:
    grid = with_numbers(number_format, *conditions)
    return list(conditional_numbers(reader_of(grid, "重点项目").table, grid.sheets["重点项目"]))


def test_the_cells_and_the_format_are_named_in_one_warning() -> None:
    (problem,) = told(
        "General", (f"A1 {COLUMN}{FIRST + 1}:{COLUMN}{FIRST + 2}", "0.00%"), (f"{COLUMN}{FIRST + 4}", ";;;")
    )
    assert (problem.severity, problem.code, problem.sheet, problem.ref) == (
        Severity.WARNING,
        "conditional-format",
        "重点项目",
        "",
    )
    places = "、".join(f"{COLUMN}{FIRST + offset}" for offset in (1, 2, 4))
    assert problem.found.zh == f"{places}的显示受条件格式影响"
    assert "“0.00%”、“;;;”" in problem.repair.zh


def test_of_many_cells_the_first_are_named() -> None:
    (problem,) = told("General", (AREA, '0"万"'))
    assert problem.found.zh.endswith(f"{COLUMN}{FIRST + 7} 等 12 处的显示受条件格式影响")


def test_a_condition_that_shows_the_same_number_or_meets_none_is_not_mentioned() -> None:
    assert told("General", (AREA, "[Red]#,##0.00"), ("A1:B1", "0%"), ("无", "0%")) == []
    assert told("0%", (AREA, "0.0%")) == []
    assert told("General") == []


def test_a_plain_format_may_take_away_what_the_own_one_shows() -> None:
    (problem,) = told("0%", (AREA, "General"))
    assert "“General”" in problem.repair.zh


def test_the_numbers_are_read_as_their_own_format_shows_them() -> None:
    plain, nothing = read_submission(with_numbers("General"), PACK)
    under, problems = read_submission(with_numbers("General", (AREA, "0%")), PACK)
    assert under == plain
    assert [p.code for p in problems if p not in nothing] == ["conditional-format"]
