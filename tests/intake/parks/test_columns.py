"""Headings: the usual ones, titles above them, and those nobody knows."""

import pytest

from service.intake.parks.cells import read_cells
from service.intake.parks.columns import Column, Columns, find_columns
from service.vocabulary.problem import Severity
from tests.intake.parks.lists import ROW


def columns(*headings: str, place_required: bool = True, before: str = "") -> Columns:
    return find_columns(read_cells(f"{before}{','.join(headings)}\r\n".encode()), place_required)


def test_the_headings_of_the_catalogue() -> None:
    found = columns(*ROW)
    assert list(found.places) == [
        Column.SERIAL, Column.CODE, Column.NAME, Column.PROVINCE, Column.LEVEL, Column.TYPE, Column.APPROVED,
        Column.AREA, Column.INDUSTRIES,
    ]  # fmt: skip
    assert found.problems == ()


def test_width_brackets_and_blanks_make_no_difference() -> None:
    found = columns("代 码", "园区名称", "省（区、市）", "核准面积（公顷）")
    assert set(found.places) == {Column.CODE, Column.NAME, Column.PROVINCE, Column.AREA}


def test_a_title_above_the_headings() -> None:
    found = columns("代码", "名称", "省份", before="附件,,\r\n园区清单,,\r\n")
    assert found.row == 3


def test_an_unknown_column_is_named_and_ignored() -> None:
    found = columns("代码", "名称", "省份", "geocoded_to_wrong_place")
    (problem,) = found.problems
    assert (problem.severity, problem.code, problem.ref) == (Severity.WARNING, "unknown-column", "D1")
    assert "geocoded_to_wrong_place" in problem.found.zh


@pytest.mark.parametrize(
    ("headings", "place_required", "codes"),
    [
        (("名称", "省份"), True, ["column-missing"]),
        (("代码", "省份"), True, ["column-missing"]),
        (("代码", "名称"), True, ["column-missing"]),
        (("代码", "名称"), False, []),
        (("代码", "名称", "主管地区"), True, []),
        (("代码", "名称", "省份", "开发区代码"), True, ["column-twice"]),
        (("代码", "名称", "省份", "核准面积"), True, ["area-unit"]),
        (("代码", "名称", "省份", "面积（平方公里）"), True, ["area-unit"]),
    ],
)
def test_faults(headings: tuple[str, ...], place_required: bool, codes: list[str]) -> None:
    assert [problem.code for problem in columns(*headings, place_required=place_required).problems] == codes


def test_an_empty_file_lacks_every_column() -> None:
    found = find_columns(read_cells(b"\r\n"), place_required=True)
    assert found.row == 0
    assert {problem.code for problem in found.problems} == {"column-missing"}
