"""Numeric cells end to end: value, provenance, problems."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.intake.cells.amounts import Measured
from service.intake.cells.numbers import read_number, read_unit_label
from service.intake.files.grid import BLANK, Kind, RawCell
from service.vocabulary.cell import Cell
from service.vocabulary.entry import Entry, Reading
from service.vocabulary.problem import Problem, Severity
from service.vocabulary.state import State
from tests.vocabulary.problems import zh

CELL = Cell("digest", "指标", "H7")


def text(written: str) -> RawCell:
    return RawCell(Kind.TEXT, written)


def number(written: str, number_format: str = "General") -> RawCell:
    return RawCell(Kind.NUMBER, written, number_format)


def read(raw: RawCell, label: str, wanted: str) -> tuple[Entry, tuple[Problem, ...]]:
    return read_number(raw, CELL, label, Measured(wanted))


def test_what_it_was_what_it_became_and_by_which_conversion_stays_with_the_value() -> None:
    entry, problems = read(text("3.2 万吨标煤"), "tce", "tce")
    assert (entry.value, entry.unit, entry.cell, problems) == (Decimal(32000), "tce", CELL, ())
    assert entry.reading == Reading("3.2 万吨标煤", "万吨标煤", "tce", "×10000")


@pytest.mark.parametrize(
    ("raw", "value", "codes"),
    [
        (number("0.37", "0%"), "0.37", []),
        (number("0.375", "0.0%"), "0.375", []),
        (number("1.002", "0.0%;[Red]-0.0%"), "1.002", []),
        (number("37"), "0.37", []),
        (number("37", '0"%"'), "0.37", []),
        (number("37", r"0\%"), "0.37", []),
        (text("37%"), "0.37", []),
        (text("37"), "0.37", []),
        (number("0.37"), "0.0037", ["percent-or-fraction"]),
        (text("3.7‰"), "0.0037", ["unit-contradiction"]),
    ],
)
def test_the_number_format_decides_what_a_percent_figure_is(raw: RawCell, value: str, codes: list[str]) -> None:
    entry, problems = read(raw, "%", "%")
    assert entry.value == Decimal(value)
    assert [problem.code for problem in problems] == codes


def test_a_percent_cell_is_a_share_without_conversion() -> None:
    entry, _ = read(number("0.37", "0%"), "%", "%")
    assert entry.reading == Reading("0.37", "%", "%", "", False, "单元格为百分比格式")


def test_a_percent_figure_in_a_percent_cell_is_shown_with_both_readings() -> None:
    entry, (problem,) = read(number("92.5", "0%"), "%", "%")
    met = entry.value, problem.code, problem.severity
    assert met == (Decimal("92.5"), "percent-or-fraction", Severity.WARNING)
    assert zh(problem.readings) == ("9250%", "92.5%")
    assert "已按 9250% 读取" in problem.repair.zh
    assert [p.code for p in read(number("-10", "0.0%"), "%", "%")[1]] == ["percent-or-fraction"]
    assert read(number("9.99", "0%"), "%", "%")[1] == ()
    assert read(text("1500%"), "%", "%")[1] == ()


@pytest.mark.parametrize(
    ("raw", "label", "wanted", "value", "codes"),
    [
        (number("5", "0.0_%"), "%", "%", "0.05", []),
        (number("-5", "0%;-0"), "%", "%", "-0.05", []),
        (number("5", "0‰"), "%", "%", "0.005", ["unit-contradiction", "unit-in-format"]),
        (number("3.2", '0.0"万吨"'), "万吨", "t", "32000", []),
        (number("3.2", '0.0"万吨"'), "吨", "t", "32000", ["unit-in-format"]),
        (number("32000", '0!.0,"万吨"'), "吨", "t", "32000", []),
        (number("32000", '0!.0,"万吨"'), "万吨", "t", "32000", ["unit-in-format"]),
        (number("32000", '0!.0,"万"'), "吨", "t", "32000", []),
        (number("32000", "[$¥-804]#,##0.00"), "万元", "万元", "32000", []),
        (number("694", '"约"0'), "t", "t", "694", ["approximate-number"]),
        (number("694", ";;;"), "t", "t", "694", ["hidden-value"]),
        (number("0", "0;-0;;@"), "t", "t", "0", ["hidden-value"]),
        (number("0", "#,###"), "t", "t", "0", ["hidden-value"]),
    ],
)
def test_a_stored_number_is_read_as_its_format_shows_it(
    raw: RawCell, label: str, wanted: str, value: str, codes: list[str]
) -> None:
    entry, problems = read(raw, label, wanted)
    assert entry.value == Decimal(value)
    assert [problem.code for problem in problems] == codes


@pytest.mark.parametrize(
    ("raw", "label", "readings"),
    [
        (number("302000", "0,"), "tce", ("302", "302000")),
        (number("302000", "0!.0,"), "万tce", ("30.2", "302000")),
        (number("302000", '0,"万"'), "tce", ("302万", "302000")),
    ],
)
def test_a_figure_shown_smaller_than_stored_is_not_guessed(raw: RawCell, label: str, readings: tuple[str, ...]) -> None:
    entry, (problem,) = read(raw, label, "tce")
    assert (entry.state, problem.code, zh(problem.readings)) == (State.MISSING, "scaled-format", readings)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (number("12345", r"0\!.0000\万"), "中间加了“!”"),  # how LibreOffice rewrites 0!.0000"万"
        (number("-5", "0;0"), "正负号"),
        (number("5", "-0"), "正负号"),
    ],
)
def test_a_figure_shown_otherwise_than_stored_is_not_used(raw: RawCell, words: str) -> None:
    entry, (problem,) = read(raw, "t", "t")
    assert (entry.state, problem.severity, problem.code) == (State.MISSING, Severity.ERROR, "scaled-format")
    assert words in problem.repair.zh.split(f"存的是 {raw.text}，")[1]


def test_foreign_money_in_a_format_is_no_yuan() -> None:
    entry, (problem,) = read(number("1200", "[$$-409]#,##0"), "万元", "万元")
    assert (entry.state, problem.severity) == (State.MISSING, Severity.ERROR)
    assert "显示为“$1200”" in problem.repair.zh
    _, (problem,) = read(number("1.2", '0.0"亿"'), "亿元", "万元")
    assert (problem.code, "显示为“1.2亿”" in problem.repair.zh) == ("multiplier-twice", True)


@pytest.mark.parametrize("raw", [number("0.37", "0%"), text("37%")])
@pytest.mark.parametrize(("label", "wanted"), [("tce", "tce"), ("", ""), ("万元", "万元")])
def test_percent_where_none_is_wanted_is_an_error(raw: RawCell, label: str, wanted: str) -> None:
    entry, (problem,) = read(raw, label, wanted)
    assert entry.state is State.MISSING
    assert (problem.code, problem.severity) == ("unit-mismatch", Severity.ERROR)


@pytest.mark.parametrize("raw", [number("0"), text("0"), text("0.0"), number("0", "0%")])
def test_zero_is_a_value(raw: RawCell) -> None:
    entry, problems = read(raw, "%", "%")
    assert (entry.state, entry.value, problems) == (State.VALUE, Decimal(0), ())


@pytest.mark.parametrize("raw", [BLANK, text("-"), text("暂无")])
def test_nothing_is_missing_and_never_zero(raw: RawCell) -> None:
    entry, problems = read(raw, "%", "%")
    assert (entry.state, entry.value, problems) == (State.MISSING, None, ())


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (RawCell(Kind.ERROR, "#DIV/0!"), "formula-error"),
        (RawCell(Kind.BOOL, "TRUE"), "boolean-instead-of-number"),
        (RawCell(Kind.DATE, "2024-12-15", 'm"月"d"日"'), "date-instead-of-number"),
        (text("12-15"), "range"),
        (text("（12）"), "number-in-brackets"),
        (number("1e16"), "number-out-of-range"),
        (text("具备"), "not-a-number"),
    ],
)
def test_what_is_no_number_is_missing_with_an_error(raw: RawCell, code: str) -> None:
    entry, (problem,) = read(raw, "tce", "tce")
    assert entry.state is State.MISSING
    assert problem.repair.zh in entry.reason
    assert (problem.code, problem.severity, problem.sheet, problem.ref) == (code, Severity.ERROR, "指标", "H7")


@pytest.mark.parametrize(
    ("written", "value", "printed"),
    [("72%以上", "0.72", "72%"), ("超过93%", "0.93", "93%"), ("约20%", "0.2", "20%"), ("近200%", "2", "200%")],
)
def test_a_vague_number_is_the_printed_one_with_a_warning(written: str, value: str, printed: str) -> None:
    entry, (problem,) = read(text(written), "%", "%")
    assert (entry.value, problem.code, problem.severity) == (Decimal(value), "approximate-number", Severity.WARNING)
    assert entry.reading is not None
    assert entry.reading.approximate
    assert printed in problem.repair.zh


@pytest.mark.parametrize(
    ("written", "label", "value", "codes"),
    [
        ("1.2（万吨标煤）", "tce", "12000", []),
        ("1.2（万）", "tce", "12000", []),
        ("1.2万（吨标煤）", "tce", "12000", []),
        ("1.2万吨标煤（万tce）", "tce", "12000", []),
        ("1.2（单位：万吨标煤）", "tce", "12000", []),
        ("1.2（万吨标煤，当量值）", "tce", "12000", []),
        ("1200（kgce）", "tce", "1.2", ["unit-contradiction"]),
        ("1200（以上）", "tce", "1200", ["approximate-number"]),
        ("1200（约）", "tce", "1200", ["approximate-number"]),
        ("1200（预计）", "tce", "1200", ["approximate-number"]),
        ("1200（暂估）", "tce", "1200", ["approximate-number"]),
        ("1200（年）", "tce", "1200", ["remark-in-number"]),
        ("1200（工业增加值口径）", "tce", "1200", ["remark-in-number"]),
    ],
)
def test_what_brackets_say_of_a_number_is_not_lost(written: str, label: str, value: str, codes: list[str]) -> None:
    entry, problems = read(text(written), label, "tce")
    assert entry.value == Decimal(value)
    assert [problem.code for problem in problems] == codes


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("1.2（万吨）", "unit-mismatch"),
        ("1200吨标煤（万吨标煤）", "unit-contradiction"),
    ],
)
def test_brackets_that_make_another_number_of_it_are_an_error(written: str, code: str) -> None:
    entry, (problem,) = read(text(written), "tce", "tce")
    assert (entry.state, problem.code) == (State.MISSING, code)


def test_a_percent_figure_under_a_fraction_is_shown_with_both_readings() -> None:
    entry, (problem,) = read(number("85"), "无量纲", "%")
    assert (entry.value, problem.code, zh(problem.readings)) == (Decimal(85), "percent-or-fraction", ("8500%", "85%"))
    assert read(number("0.85"), "无量纲", "%")[1] == ()


def test_the_unit_column_is_compared_with_the_catalogue() -> None:
    stated = Entry(State.VALUE, "万吨标准煤", CELL, reading=Reading("万吨标准煤"))
    assert read_unit_label(text("万吨标准煤"), CELL, Measured("tce")) == (stated, True, ())
    assert read_unit_label(text("万吨"), CELL, Measured("%"))[1] is False
    assert read_unit_label(text("万吨"), CELL, Measured("m³", water=True))[1] is True
    assert read_unit_label(text("台时"), CELL, Measured("tce"))[1] is False
    entry, fits, _ = read_unit_label(BLANK, CELL, Measured("tce"))
    assert (entry.state, fits) == (State.MISSING, False)


def test_another_basis_in_the_unit_column_is_a_warning_there_and_not_at_every_number() -> None:
    label = "tce/万元（当量值）"
    _, fits, (problem,) = read_unit_label(text(label), CELL, Measured("tce/万元", "等价值"))
    assert (fits, problem.code, problem.severity) == (True, "basis-mismatch", Severity.WARNING)
    assert read_number(number("0.41"), CELL, label, Measured("tce/万元", "等价值"))[1] == ()


RAW_CELLS = st.builds(
    RawCell,
    st.sampled_from(Kind),
    st.text(max_size=20) | st.text("0123456789.,-%万亿约 （）", max_size=9),
    st.sampled_from(["", "General", "0%"]),
)


@given(
    RAW_CELLS, st.text(max_size=8) | st.sampled_from(["吨标煤", "%", "亿元"]), st.sampled_from(["", "tce", "%", "万元"])
)
def test_no_cell_makes_the_reader_raise(raw: RawCell, label: str, wanted: str) -> None:
    entry, problems = read_number(raw, CELL, label, Measured(wanted))
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    assert entry.present == isinstance(entry.value, Decimal)
    assert not (entry.present and errors)
    assert entry.present or entry.reason
    read_unit_label(raw, CELL, Measured(wanted))


@given(st.decimals(-(10**9), 10**9, places=4), st.sampled_from(["General", "0.00", "#,##0"]))
def test_a_stored_number_is_the_number(value: Decimal, number_format: str) -> None:
    assert read(number(f"{value:f}", number_format), "tce", "tce")[0].value == value


UNITS = [("tce", "tce"), ("万吨标煤", "tce"), ("kgce", "tce"), ("亿元", "万元"), ("元", "万元"), ("%", "%"), ("‰", "%")]


@given(st.decimals(2, 10**6, places=3), st.sampled_from(UNITS))
def test_wherever_a_unit_stands_the_number_is_the_same(value: Decimal, units: tuple[str, str]) -> None:
    unit, wanted = units
    column = read(number(f"{value:f}"), unit, wanted)
    in_cell = read(text(f"{value:f} {unit}"), unit, wanted)
    in_brackets = read(text(f"{value:f}（{unit}）"), unit, wanted)
    in_format = read(number(f"{value:f}", f'#,##0.000"{unit}"'), unit, wanted)
    for entry, problems in (column, in_cell, in_brackets, in_format):
        assert (entry.value, problems) == (column[0].value, ())


@given(
    st.integers(1, 10**9), st.sampled_from(["0,", "0.0,,", "0!.0,", "0!.0000", '0,"千"', '0!.0,"万"', '0.00,,"百万"'])
)
def test_a_scaled_figure_is_read_as_it_stands_or_not_at_all(value: int, number_format: str) -> None:
    entry, problems = read(number(str(value), number_format), "tce", "tce")
    assert entry.value in (None, value)
    assert entry.present or [problem.code for problem in problems] == ["scaled-format"]


def test_a_number_below_zero_is_no_value_where_there_can_be_none() -> None:
    entry, (problem,) = read_number(RawCell(Kind.NUMBER, "-0.16", "0%"), CELL, "%", Measured("%", signed=False))
    assert (entry.state, problem.code, problem.severity) == (State.MISSING, "below-zero", Severity.ERROR)
    assert read_number(RawCell(Kind.NUMBER, "-0.16"), CELL, "t", Measured("t"))[0].value == Decimal("-0.16")
