"""A whole list: all problems at once, faulty rows named, the same from CSV and workbook."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from service.intake.parks.read_list import read_park_list
from service.vocabulary.problem import Severity
from tests.intake.parks.lists import PLACES, csv_bytes, row, xlsx_bytes
from tests.vocabulary.problems import zh


def test_csv_and_workbook_say_the_same() -> None:
    rows = (row(), row(代码="G156021", 批准时间="1992.10"))
    typed = (row(核准面积_公顷=20.96, 批准时间=date(1992, 4, 1)), row(代码="G156021", 批准时间="1992.10"))
    assert read_park_list(csv_bytes(*rows), PLACES).parks == read_park_list(xlsx_bytes(*typed), PLACES).parks


def test_a_number_that_lost_its_zero_is_refused() -> None:
    found = read_park_list(xlsx_bytes(row(批准时间=1992.10)), PLACES)
    (problem,) = found.problems
    assert (problem.code, problem.place.zh, zh(problem.readings)) == ("lost-zero", "清单!G2", ("1992.01", "1992.10"))
    assert (found.parks, found.faulty_rows) == ((), frozenset({2}))


def test_all_problems_of_all_rows_at_once() -> None:
    rows = (row(代码="甲"), row(代码="G156021", 省份="某省"), row(代码="G156022"), row(代码="G156022"))
    found = read_park_list(csv_bytes(*rows), PLACES)
    assert [(p.code, p.ref) for p in found.problems] == [
        ("park-code", "B2"),
        ("unknown-place", "D3"),
        ("code-twice", "B5"),
    ]
    assert found.faulty_rows == {2, 3, 5}
    assert [park.row for park in found.parks] == [4]


def test_a_second_list_in_the_workbook_is_not_left_out_in_silence() -> None:
    found = read_park_list(
        xlsx_bytes(row(), others={"省级": [row(代码="S156021")], "说明": [{"口径": "2018年版"}]}), PLACES
    )
    assert [(p.severity, p.code, p.sheet) for p in found.problems] == [
        (Severity.ERROR, "second-list", "省级"),
        (Severity.WARNING, "unknown-sheet", "说明"),
    ]


def test_blank_and_total_rows_are_no_parks() -> None:
    blank = dict.fromkeys(row(), "")
    rows = (row(), blank, {**blank, "序号": "2"}, {**blank, "开发区名称": "合 计：", "核准面积_公顷": "20.96"})
    found = read_park_list(csv_bytes(*rows), PLACES)
    assert [park.row for park in found.parks] == [2]
    assert [(p.code, p.severity, p.ref) for p in found.problems] == [("total-row", Severity.WARNING, "A5")]


def test_a_name_like_a_city_apart_is_only_a_hint() -> None:
    rows = (row(代码="G216001", 开发区名称="大连金石滩国家旅游度假区", 省份="辽宁省"),)
    found = read_park_list(csv_bytes(*rows), PLACES)
    assert [(p.code, p.severity) for p in found.problems] == [("perhaps-apart", Severity.WARNING)]
    assert found.parks[0].responsible == "liaoning"


def test_without_its_columns_nothing_is_read() -> None:
    found = read_park_list(csv_bytes(row(代码=None)), PLACES)
    assert [problem.code for problem in found.problems] == ["column-missing"]
    assert found.parks == ()


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)


@given(st.lists(st.fixed_dictionaries(dict.fromkeys(row(), TEXTS)), min_size=1, max_size=4))
def test_any_text_gives_rows_or_problems_never_an_error(rows: list[dict[str, str]]) -> None:
    found = read_park_list(csv_bytes(*rows), PLACES)
    read = {park.row for park in found.parks}
    assert not read & found.faulty_rows
    assert all(problem.severity is Severity.WARNING for problem in found.problems) or found.faulty_rows
