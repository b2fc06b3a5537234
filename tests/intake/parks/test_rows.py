"""Rows of a park list: what each says, and its faults at their cells."""

from decimal import Decimal

import pytest

from service.intake.parks.cells import read_cells
from service.intake.parks.columns import find_columns
from service.intake.parks.rows import RowReader
from service.vocabulary.park import ApprovingLevel
from service.vocabulary.park_list import ListedPark
from service.vocabulary.problem import Problem
from tests.intake.parks.lists import PLACES, csv_bytes, row


def read(**cells: str | None) -> tuple[ListedPark, list[Problem]]:
    stated = read_cells(csv_bytes(row(**cells)))
    reader = RowReader(stated, find_columns(stated, False).places, PLACES, 2)
    return reader.park(), reader.problems


def test_a_row_of_the_catalogue() -> None:
    park, problems = read()
    assert problems == []
    assert park == ListedPark(
        2, "满洲里中俄互市贸易区", "G156020", "neimenggu", "", ApprovingLevel.NATIONAL, "其他类型开发区", "", "1992.04",
        Decimal("20.96"), ("轻工", "民间贸易"), (),
    )  # fmt: skip


def test_what_is_not_there_is_missing_and_not_zero() -> None:
    for blank in ("", "-", "暂无"):
        park, problems = read(核准面积_公顷=blank, 批准时间=blank, 代码=blank)
        assert (park.area, park.approved, park.code, problems) == (None, "", "", [])


def test_formula_like_text_stays_text() -> None:
    park, _ = read(主导产业="=cmd|' /C calc'!A0、+物流")
    assert park.industries == ("=cmd|' /C calc'!A0", "+物流")


def test_a_city_apart_in_either_column_answers_for_itself() -> None:
    assert (read(省份="大连市", 代码="G216001")[0].province, read(省份="大连市")[0].jurisdiction) == (
        "liaoning",
        "dalian",
    )
    park, problems = read(代码="G216001", 省份="辽宁", 主管地区="大连")
    assert (park.province, park.jurisdiction, problems) == ("liaoning", "dalian", [])
    assert read(省份=None, 主管地区="内蒙古")[0].province == "neimenggu"


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ({"开发区名称": ""}, [("name-missing", "C2")]),
        ({"代码": "G15"}, [("park-code", "B2")]),
        ({"省份": ""}, [("place-missing", "D2")]),
        ({"省份": "内蒙省份"}, [("unknown-place", "D2")]),
        ({"批准级别": "县"}, [("unknown-word", "E2")]),
        ({"批准时间": "1992.1"}, [("lost-zero", "G2")]),
        ({"核准面积_公顷": "0"}, [("bad-area", "H2")]),
        ({"代码": "S156020"}, [("code-level", "B2")]),
        ({"代码": "G216020"}, [("code-province", "B2")]),
        ({"主管地区": "大连"}, [("place-contradicts", "J2")]),
        ({"代码": "甲", "核准面积_公顷": "乙"}, [("park-code", "B2"), ("not-a-number", "H2")]),
    ],
)
def test_faults_stand_at_their_cells(cells: dict[str, str], found: list[tuple[str, str]]) -> None:
    _, problems = read(**cells)
    assert [(problem.code, problem.ref) for problem in problems] == found
    assert all(problem.found.zh and problem.allowed.zh and problem.repair.zh for problem in problems)
