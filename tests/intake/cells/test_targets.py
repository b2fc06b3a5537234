"""Targets as plans print them; texts with several readings are listed, never guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.intake.cells.amounts import Measured
from service.intake.cells.targets import read_target
from service.intake.files.grid import BLANK, Kind, RawCell
from service.vocabulary.cell import Cell
from service.vocabulary.exact import plain
from service.vocabulary.problem import Problem, Severity
from service.vocabulary.state import State
from service.vocabulary.submission import Method, Target
from tests.vocabulary.problems import zh

CELL = Cell("digest", "指标", "G7")
ENERGY = ("吨标煤/万元", "tce/万元", "lower")
RATE = ("%", "%", "higher")
AS_RATE = ("%", Measured("%"), "higher")


def read(text: str, label: str, wanted: str, better: str, base_year: int | None = None) -> tuple[Target, list[Problem]]:
    target, problems = read_target(RawCell(Kind.TEXT, text), CELL, label, Measured(wanted), better, base_year=base_year)
    return target, list(problems)


# The targets that parks printed (公开资料), each under the unit printed beside it.
@pytest.mark.parametrize(
    ("text", "label", "wanted", "better", "method", "value"),
    [
        ("19", "个", "项", "higher", Method.LEVEL, "19"),
        ("27.2", "亿元", "万元", "higher", Method.LEVEL, "272000"),
        ("90%以上", "%", "%", "higher", Method.LEVEL, "0.9"),
        ("85%以上", "%", "%", "higher", Method.LEVEL, "0.85"),
        ("下降到0.8", "吨标煤/万元", "tce/万元", "lower", Method.LEVEL, "0.8"),
        ("累计下降16%以上", "%", "t", "lower", Method.RELATIVE_TO_BASE, "-0.16"),
        ("累计下降13%以上", "%", "t", "lower", Method.RELATIVE_TO_BASE, "-0.13"),
        ("下降47.8%", "吨标准煤/万元", "tce/万元", "lower", Method.RELATIVE_TO_BASE, "-0.478"),
    ],
)
def test_printed_targets(text: str, label: str, wanted: str, better: str, method: Method, value: str) -> None:
    target, problems = read(text, label, wanted, better)
    assert (target.method, target.entry.value, problems) == (method, Decimal(value), [])


@pytest.mark.parametrize(
    ("text", "row", "value"),
    [
        ("≥90%", RATE, "0.9"),
        ("不低于90%", RATE, "0.9"),
        ("９０％以上", RATE, "0.9"),
        ("提高到90%以上", RATE, "0.9"),
        ("达到 90%", RATE, "0.9"),
        ("≤0.35", ENERGY, "0.35"),
        ("不超过0.35", ENERGY, "0.35"),
        ("≧90%", RATE, "0.9"),
        ("大于等于90%", RATE, "0.9"),
        ("至多0.35", ENERGY, "0.35"),
        ("控制在0.35以内", ENERGY, "0.35"),
        ("降至0.8以下", ENERGY, "0.8"),
        ("下降到800千克标煤/万元", ("", "tce/万元", "lower"), "0.8"),
        ("0", ENERGY, "0"),
    ],
)
def test_a_level(text: str, row: tuple[str, str, str], value: str) -> None:
    target, problems = read(text, *row)
    assert (target.method, target.entry.value, problems) == (Method.LEVEL, Decimal(value), [])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("降低16%", "-0.16"),
        ("累计降低16%以上", "-0.16"),
        ("比2020年下降16%", "-0.16"),
        ("较基期累计下降16%", "-0.16"),
        ("累计较2020年下降16%", "-0.16"),
        ("下降了5‰", "-0.005"),
        ("降幅达到16%", "-0.16"),
        ("下降100%", "-1"),
    ],
)
def test_a_change_against_the_base_year(text: str, value: str) -> None:
    target, problems = read(text, *ENERGY, base_year=2020)
    assert (target.method, target.entry.value, problems) == (Method.RELATIVE_TO_BASE, Decimal(value), [])
    assert target.entry.unit == "%"
    assert target.entry.reading is not None
    assert (target.entry.reading.raw, target.entry.reading.note) == (text, "相对基期值的变化")


def test_a_rise_against_the_base_year() -> None:
    target, problems = read("累计提高20%以上", "万元/tce", "万元/tce", "higher")
    assert (target.method, target.entry.value, problems) == (Method.RELATIVE_TO_BASE, Decimal("0.2"), [])


@pytest.mark.parametrize(
    ("text", "row", "code", "readings"),
    [
        ("降低5-12%以上", ENERGY, "range", ("降低5%", "降低12%以上")),
        ("80%-90%", RATE, "range", ("80%", "90%")),
        ("提高16%", ENERGY, "against-direction", ("提高16%", "下降16%")),
        ("提高到0.8", ENERGY, "against-direction", ("提高到0.8", "下降到0.8")),
        ("降至80%", RATE, "against-direction", ("提高到80%", "下降到80%")),
        ("0.8以上", ENERGY, "against-direction", ("≥0.8", "≤0.8")),
        ("降至0.8以上", ENERGY, "against-direction", ("≥0.8", "≤0.8")),
        ("90%以下", RATE, "against-direction", ("≥90%", "≤90%")),
        ("不低于90%以下", RATE, "contradictory-bounds", ("≥90%", "≤90%")),
        ("下降16%以内", ENERGY, "bound-against-direction", ("下降16%以上", "下降不超过16%")),
        ("下降16%", RATE, "relative-or-points", ("下降16%（基期值的16%）", "下降16个百分点")),
        ("提高5%", RATE, "relative-or-points", ("提高5%（基期值的5%）", "提高5个百分点")),
        ("提高5个百分点", RATE, "percentage-points", ()),
        ("下降0.2", ENERGY, "absolute-change", ("比基期下降0.2", "下降到0.2")),
        ("减少5万吨", ("t", "t", "lower"), "absolute-change", ("比基期减少5万吨", "减少到5万吨")),
        ("年均下降3%", ENERGY, "annual-rate", ("每年下降3%", "累计下降3%")),
        ("同比下降3%", ENERGY, "change-from-other-year", ()),
        ("比2015年下降16%", ENERGY, "change-from-other-year", ()),
        ("下降-16%", ENERGY, "sign-and-word", ("下降16%", "提高16%")),
        ("下降160%", ENERGY, "number-out-of-range", ()),
        ("2025年下降16%", ENERGY, "not-a-target", ()),
        ("九成以上", RATE, "number-in-words", ()),
        ("下降十六%", ENERGY, "number-in-words", ()),
        ("16%", ENERGY, "unit-mismatch", ()),
        ("abc", RATE, "not-a-number", ()),
    ],
)
def test_what_has_no_single_reading_is_asked_back(
    text: str, row: tuple[str, str, str], code: str, readings: tuple[str, ...]
) -> None:
    target, (problem,) = read(text, *row, base_year=2020)
    assert target.entry.state is State.MISSING
    assert problem.repair.zh in target.entry.reason
    assert (problem.code, zh(problem.readings), problem.severity) == (code, readings, Severity.ERROR)


@pytest.mark.parametrize(
    ("text", "row", "value", "method"),
    [
        ("近200", ("个", "项", "higher"), "200", Method.LEVEL),
        ("约20%", RATE, "0.2", Method.LEVEL),
        ("达到90%左右", RATE, "0.9", Method.LEVEL),
        ("累计下降约16%", ENERGY, "-0.16", Method.RELATIVE_TO_BASE),
    ],
)
def test_an_approximate_target_is_the_printed_number_with_a_warning(
    text: str, row: tuple[str, str, str], value: str, method: Method
) -> None:
    target, (problem,) = read(text, *row)
    assert (target.method, target.entry.value) == (method, Decimal(value))
    assert target.entry.reading is not None
    assert target.entry.reading.approximate
    assert (problem.code, problem.severity) == ("approximate-number", Severity.WARNING)


@pytest.mark.parametrize(
    ("text", "row", "value", "limit", "strictly"),
    [
        ("<0.35", ENERGY, "0.35", "≤ 0.35", "严格小于"),
        ("＜0.35", ENERGY, "0.35", "≤ 0.35", "严格小于"),
        ("低于0.35", ENERGY, "0.35", "≤ 0.35", "严格小于"),
        ("降至小于0.35吨标煤/万元", ENERGY, "0.35", "≤ 0.35吨标煤/万元", "严格小于"),
        (">90%", RATE, "0.9", "≥ 90%", "严格大于"),
        ("高于90%", RATE, "0.9", "≥ 90%", "严格大于"),
        ("提高到超过90%", RATE, "0.9", "≥ 90%", "严格大于"),
        ("累计下降超过16%", ENERGY, "-0.16", "下降16%以上", "严格大于"),
    ],
)
def test_a_strict_limit_is_read_and_says_how_it_is_judged(
    text: str, row: tuple[str, str, str], value: str, limit: str, strictly: str
) -> None:
    target, (problem,) = read(text, *row)
    assert target.entry.value == Decimal(value)
    assert (problem.code, problem.severity) == ("strict-limit", Severity.WARNING)
    assert problem.repair.zh == f"按“{limit}”评价；如应{strictly}，请与方案核对"


@pytest.mark.parametrize(
    ("text", "row", "rest"),
    [
        ("到2025年降至1.035吨标准煤/万元", ENERGY, "降至1.035吨标准煤/万元"),
        ("2025年，90%以上", RATE, "90%以上"),
        ("2025年底比2020年下降16%", ENERGY, "比2020年下降16%"),
    ],
)
def test_a_year_before_the_target_belongs_into_its_own_column(text: str, row: tuple[str, str, str], rest: str) -> None:
    target, (problem,) = read(text, *row, base_year=2020)
    assert (target.entry.state, problem.severity) == (State.MISSING, Severity.ERROR)
    assert problem.repair.zh == f"写成“{rest}”，年份写在“目标年”列"
    assert read(rest, *row, base_year=2020)[1] == []


def test_a_year_before_what_is_no_target_either_gives_no_such_hint() -> None:
    _, (problem,) = read("2025年12月", *RATE)
    assert "写成" not in problem.repair.zh


@pytest.mark.parametrize("text", ["具备", "建成", "全部达标", "明显下降", "统一管理"])
def test_a_target_in_words(text: str) -> None:
    target, (problem,) = read(text, *RATE)
    assert (target.method, target.entry.value) == (Method.QUALITATIVE, text)
    assert (problem.code, problem.severity) == ("qualitative-target", Severity.WARNING)
    assert read(text, "", "", "higher")[1] == []


@pytest.mark.parametrize("raw", [BLANK, RawCell(Kind.TEXT, "-"), RawCell(Kind.TEXT, "暂无")])
def test_no_target_is_missing(raw: RawCell) -> None:
    target, problems = read_target(raw, CELL, *AS_RATE)
    assert (target.entry.state, problems) == (State.MISSING, ())


def test_the_number_format_of_a_target_cell_decides_too() -> None:
    target, problems = read_target(RawCell(Kind.NUMBER, "0.9", "0%"), CELL, *AS_RATE)
    assert (target.entry.value, problems) == (Decimal("0.9"), ())
    target, (problem,) = read_target(RawCell(Kind.NUMBER, "0.9", "General"), CELL, *AS_RATE)
    assert (target.entry.value, problem.code) == (Decimal("0.009"), "percent-or-fraction")
    target, (problem,) = read_target(RawCell(Kind.NUMBER, "90", "0%"), CELL, *AS_RATE)
    assert (target.entry.value, problem.code, zh(problem.readings)) == (
        Decimal(90),
        "percent-or-fraction",
        ("9000%", "90%"),
    )
    target, (problem,) = read_target(RawCell(Kind.DATE, "2024-12-15", "m-d"), CELL, *AS_RATE)
    assert (target.entry.state, problem.code) == (State.MISSING, "date-instead-of-number")


def test_the_words_of_a_number_format_are_part_of_a_target() -> None:
    target, problems = read_target(RawCell(Kind.NUMBER, "0.16", '"下降"0%'), CELL, "t", Measured("t"), "lower")
    assert (target.method, target.entry.value, problems) == (Method.RELATIVE_TO_BASE, Decimal("-0.16"), ())
    target, (problem,) = read_target(RawCell(Kind.NUMBER, "302000", "0,"), CELL, "t", Measured("t"), "lower")
    assert (target.entry.state, problem.code) == (State.MISSING, "scaled-format")


@pytest.mark.parametrize(
    ("written", "code"),
    [("下降3%（年均）", "not-a-target"), ("16%（下降）", "not-a-target"), ("0.35（以上）", "against-direction")],
)
def test_brackets_that_turn_a_target_are_not_a_remark(written: str, code: str) -> None:
    target, (problem,) = read(written, *ENERGY)
    assert (target.entry.state, problem.code) == (State.MISSING, code)


def test_a_remark_behind_a_change_is_pointed_out() -> None:
    target, (problem,) = read("下降16%（含规下）", *ENERGY)
    assert (target.entry.value, problem.code) == (Decimal("-0.16"), "remark-in-number")


levels = st.decimals(0, 10**6, places=3).map(abs)


@given(levels, st.sampled_from(["{}", "{}以下", "≤{}", "不超过{}", "降至{}", "下降到{}以内", "控制在{}以下"]))
def test_every_form_of_a_level_reads_back(level: Decimal, form: str) -> None:
    target, problems = read(form.format(plain(level)), *ENERGY)
    assert (target.method, target.entry.value, problems) == (Method.LEVEL, level, [])


@given(st.decimals(0, 100, places=2).map(abs), st.sampled_from(["下降{}%", "累计降低{}%以上", "较基期减少{}%"]))
def test_every_form_of_a_change_reads_back(percent: Decimal, form: str) -> None:
    target, problems = read(form.format(plain(percent)), *ENERGY)
    assert (target.entry.value, problems) == (-percent / 100, [])


@given(
    st.builds(
        RawCell,
        st.sampled_from(Kind),
        st.text(max_size=20) | st.text("下降到提高约0123456789.-%个百分点以上", max_size=10),
    ),
    st.sampled_from([ENERGY, RATE, ("", "", "higher")]),
    st.none() | st.just(2020),
)
def test_no_cell_makes_the_reader_raise(raw: RawCell, row: tuple[str, str, str], base_year: int | None) -> None:
    label, wanted, better = row
    target, problems = read_target(raw, CELL, label, Measured(wanted), better, base_year=base_year)
    assert target.entry.present or target.entry.reason
    assert not (target.entry.present and any(problem.severity is Severity.ERROR for problem in problems))


def test_a_level_below_zero_is_refused_where_there_can_be_none_but_a_fall_is_not() -> None:
    fallen, (problem,) = read_target(RawCell(Kind.TEXT, "-3"), CELL, "t", Measured("t", signed=False), "lower")
    assert (fallen.entry.state, problem.code) == (State.MISSING, "below-zero")
    falling, problems = read_target(
        RawCell(Kind.TEXT, "累计下降16%以上"), CELL, "t", Measured("t", signed=False), "lower"
    )
    assert (falling.entry.value, problems) == (Decimal("-0.16"), ())
