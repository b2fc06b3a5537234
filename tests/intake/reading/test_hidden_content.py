"""Values in hidden rows, columns and sheets are used, and mentioned once per sheet."""

from collections.abc import Set
from dataclasses import replace

from service.intake.files.grid import SHOWN, Grid, Hidden
from service.intake.reading.hidden_content import hidden_content
from service.intake.reading.submission import read_submission
from service.vocabulary.problem import Problem, Severity
from tests.intake.builders import PACK, filled, reader_of

PROJECTS = [{"项目名称": f"项目{number}", "计划投资": "100"} for number in range(1, 6)]
GRID = filled({"重点项目": PROJECTS})
TABLE = reader_of(GRID, "重点项目").table
FIRST, INVESTMENT = TABLE.rows[0], TABLE.columns["计划投资"]


def hiding(rows: Set[int] = frozenset(), columns: Set[int] = frozenset(), sheet: bool = False) -> Grid:
    page = replace(GRID.sheets["重点项目"], hidden=Hidden(sheet, frozenset(rows), frozenset(columns)))
    return Grid(GRID.digest, {**GRID.sheets, "重点项目": page})


def told(grid: Grid) -> list[Problem]:
    return list(hidden_content(reader_of(grid, "重点项目").table, grid.sheets["重点项目"]))


def test_rows_and_columns_are_named_in_one_warning() -> None:
    (problem,) = told(hiding({FIRST, FIRST + 2, FIRST + 3}, {INVESTMENT}))
    letter = TABLE.head("计划投资").ref.rstrip("0123456789")
    assert (problem.severity, problem.code, problem.sheet, problem.ref) == (
        Severity.WARNING,
        "hidden-content",
        "重点项目",
        "",
    )
    assert problem.found.zh == f"隐藏的第 {FIRST}、{FIRST + 2}—{FIRST + 3} 行、{letter} 列中有填写的内容"


def test_a_hidden_sheet_is_named_as_a_whole() -> None:
    (problem,) = told(hiding(sheet=True))
    assert problem.found.zh == "隐藏的整张工作表中有填写的内容"


def test_hidden_places_that_hold_nothing_are_not_mentioned() -> None:
    assert told(hiding({1, TABLE.rows[-1] + 1}, {TABLE.columns["其他计划"], 200})) == []
    assert told(GRID) == []
    assert GRID.sheets["重点项目"].hidden == SHOWN


def test_of_many_hidden_rows_the_first_are_named() -> None:
    grid = filled({"重点项目": [{"项目名称": f"项目{number}"} for number in range(30)]})
    rows = reader_of(grid, "重点项目").table.rows
    page = replace(grid.sheets["重点项目"], hidden=Hidden(rows=frozenset(rows[::2])))
    (problem,) = told(Grid(grid.digest, {**grid.sheets, "重点项目": page}))
    assert problem.found.zh == f"隐藏的第 {'、'.join(map(str, rows[:20:2]))} 等行中有填写的内容"


def test_what_is_hidden_is_read_all_the_same() -> None:
    shown, nothing = read_submission(GRID, PACK)
    hidden, problems = read_submission(hiding({FIRST}), PACK)
    assert hidden == shown
    assert [p for p in problems if p not in nothing] == told(hiding({FIRST}))


def test_printed_lines_nobody_filled_in_may_be_hidden() -> None:
    grid = filled({})
    for name in ("指标", "原始数据", "任务措施"):
        table = reader_of(grid, name).table
        page = replace(grid.sheets[name], hidden=Hidden(rows=frozenset(range(table.header_row + 1, 100))))
        assert list(hidden_content(table, page)) == [], name
