"""Rulings, disputes, outside figures and closed questions, each under the key that later stages ask for."""

from collections.abc import Callable
from decimal import Decimal
from typing import TypeVar

import pytest

from service.intake.forms.layout import Book
from service.intake.reading.read_rulings import read_closed_questions, read_disputes, read_external, read_waivers
from service.intake.reading.sheet_reader import SheetReader
from service.rulelang.pack import Pack
from service.vocabulary.state import Attestor
from tests.intake.builders import PACK, codes_of, filled, reader_of

Read = TypeVar("Read")
SIGNED = {"园区理由": "没有锅炉", "理由": "经核查属实", "认定人": "李明"}
CLOSED = {"存疑编号": "01C2-8C74-C5F0", "处理": "已核实采信", "理由": "核对原始凭证", "处理人": "李明"}


def read(
    how: Callable[[SheetReader, Pack], Read], sheet: str, *rows: dict[str, str]
) -> tuple[Read, list[tuple[str, str]]]:
    """What is read of one sheet, and the problems met."""
    reader = reader_of(filled({sheet: rows}, Book.JUDGEMENTS), sheet, Book.JUDGEMENTS)
    return how(reader, PACK), codes_of(reader.problems)


def test_waivers_of_indicators_and_checks() -> None:
    rows = [{"编码": "energy_saving", "认定": "同意", **SIGNED}, {"编码": "EC-09", "认定": "不同意", **SIGNED}]
    rulings, problems = read(read_waivers, "不适用认定", *rows)
    assert {code: ruling.accepted.value for code, ruling in rulings.items()} == {"energy_saving": "yes", "EC-09": "no"}
    ruling = rulings["energy_saving"]
    assert (ruling.reason.value, ruling.person.value) == ("经核查属实", "李明")
    assert ruling.about is not None
    assert ruling.about.value == "没有锅炉"
    assert rulings["EC-09"].about is None, "of a check the workbook states no reason"
    assert ruling.accepted.attested_by is Attestor.ASSESSOR
    assert problems == []


def test_a_waiver_of_an_indicator_says_for_which_reason() -> None:
    row = {"编码": "energy_saving", "认定": "同意", **SIGNED, "园区理由": ""}
    rulings, problems = read(read_waivers, "不适用认定", row)
    assert rulings["energy_saving"].accepted.reason == "未填写“园区理由”，此处认定不作数"
    assert problems == [("not-signed", "C4")]


@pytest.mark.parametrize(("blank", "cell"), [("理由", "E4"), ("认定人", "F4")])
def test_a_waiver_without_reason_or_name_is_not_accepted(blank: str, cell: str) -> None:
    rulings, problems = read(read_waivers, "不适用认定", {"编码": "EC-09", "认定": "同意", **SIGNED, blank: ""})
    assert not rulings["EC-09"].accepted.present
    assert rulings["EC-09"].accepted.reason == f"未填写“{blank}”，此处认定不作数"
    assert problems == [("not-signed", cell)]


@pytest.mark.parametrize(("blank", "cell"), [("理由", "E4"), ("处理人", "F4"), ("存疑编号", "C4")])
def test_a_question_closed_without_reason_or_name_or_number_stays_open(blank: str, cell: str) -> None:
    closed, problems = read(read_closed_questions, "存疑处理", {"规则": "CR-E1", **CLOSED, blank: ""})
    assert closed["CR-E1", "portfolio"].accepted.reason == f"未填写“{blank}”，此处认定不作数"
    assert problems == [("not-signed", cell)]


def test_a_value_established_by_nobody_is_not_established() -> None:
    row = {"编码": "gdp", "年份": "2025", "争议说明": "口径不一", "核查认定值": "0", "认定人": "暂无"}
    disputes, problems = read(read_disputes, "争议数据", row)
    assert not disputes["gdp", 2025].established.present
    assert problems == [("not-signed", "F4")]


def test_two_rulings_on_one_matter_do_not_count() -> None:
    rows = [{"编码": "EC-09", "认定": word, **SIGNED} for word in ("同意", "不同意")]
    assert read(read_waivers, "不适用认定", *rows) == ({}, [("duplicate-row", "A5")])


def test_an_unknown_matter_is_told() -> None:
    assert read(read_waivers, "不适用认定", {"编码": "EC-90", "认定": "同意", **SIGNED}) == (
        {},
        [("unknown-code", "A4")],
    )


def test_disputes_with_and_without_an_established_value() -> None:
    rows = [
        {
            "编码": "energy_total",
            "年份": "2025",
            "争议说明": "与电网数据不符",
            "核查认定值": "0",
            "单位": "万tce",
            "认定人": "李明",
        },
        {"编码": "单位生产总值能耗", "年份": "2020", "争议说明": "口径不一"},
    ]
    disputes, problems = read(read_disputes, "争议数据", *rows)
    total, intensity = disputes["energy_total", 2025], disputes["energy_intensity", 2020]
    assert (total.established.value, total.established.attested_by) == (Decimal(0), Attestor.ASSESSOR)
    assert total.person is not None
    assert (total.person.value, total.reason.value) == ("李明", "与电网数据不符")
    assert not intensity.established.present
    assert problems == []


def test_a_blank_unit_means_the_catalogues() -> None:
    disputes, problems = read(
        read_disputes, "争议数据", {"编码": "gdp", "年份": "2025", "核查认定值": "5", "认定人": "李明"}
    )
    assert (disputes["gdp", 2025].established.value, problems) == (Decimal(5), [])


def test_a_dispute_stated_twice_stands_but_establishes_nothing() -> None:
    rows = [{"编码": "gdp", "年份": "2025", "核查认定值": value, "认定人": "李明"} for value in ("5", "6")]
    disputes, problems = read(read_disputes, "争议数据", *rows)
    assert not disputes["gdp", 2025].established.present
    assert problems == [("duplicate-row", "A5")]


def test_a_dispute_needs_code_and_year() -> None:
    rows = [{"编码": "gdp", "争议说明": "x"}, {"编码": "gdp", "年份": "去年"}, {"编码": "gdb", "年份": "2025"}]
    disputes, problems = read(read_disputes, "争议数据", *rows)
    assert disputes == {}
    assert problems == [("year-missing", "B4"), ("not-a-year", "B5"), ("unknown-code", "A6")]


def test_outside_figures_are_attested_by_third_parties() -> None:
    row = {"编码": "gdp", "年份": "2025", "外部数值": "12.5", "单位": "亿元", "数据来源": "统计局"}
    figures, problems = read(read_external, "外部核对", row, {"编码": "energy_saving", "年份": "2025", "外部数值": "1"})
    figure = figures["gdp", 2025]
    assert (figure.value.value, figure.value.attested_by, figure.source.value) == (
        Decimal(125000),
        Attestor.THIRD_PARTY,
        "统计局",
    )
    assert problems == [("unknown-code", "A5")]


@pytest.mark.parametrize(
    ("written", "told"), [("", "value-missing"), ("暂无", "value-missing"), ("多", "not-a-number")]
)
def test_an_outside_figure_that_is_not_there_is_told_once(written: str, told: str) -> None:
    """A row without its figure compares nothing: the question that the figure asked would be gone in silence."""
    figures, problems = read(read_external, "外部核对", {"编码": "gdp", "年份": "2025", "外部数值": written})
    assert not figures["gdp", 2025].value.present
    assert problems == [(told, "C4")]


@pytest.mark.parametrize(
    ("rule", "subject", "key"),
    [
        ("CR-A1", "energy_intensity", ("CR-A1", "indicator:energy_intensity")),
        ("CR-A1", "单位生产总值能耗", ("CR-A1", "indicator:energy_intensity")),
        ("cr-a1", "indicator:energy_intensity", ("CR-A1", "indicator:energy_intensity")),
        ("CR-E1", "", ("CR-E1", "portfolio")),
        ("CR-E1", "重点项目", ("CR-E1", "portfolio")),
    ],
)
def test_a_question_is_closed_by_rule_and_subject(rule: str, subject: str, key: tuple[str, str]) -> None:
    closed, problems = read(read_closed_questions, "存疑处理", {"规则": rule, "对象": subject, **CLOSED})
    assert {found: ruling.accepted.value for found, ruling in closed.items()} == {key: "yes"}
    assert [ruling.about and ruling.about.value for ruling in closed.values()] == [CLOSED["存疑编号"]]
    assert problems == []


def test_a_question_that_cannot_be_told_apart_stays_open() -> None:
    rows = [
        {"规则": "CR-A1", **CLOSED},
        {"规则": "CR-A1", "对象": "energy_saving", **CLOSED},
        {"规则": "TG-07", **CLOSED},
    ]
    closed, problems = read(read_closed_questions, "存疑处理", *rows)
    assert closed == {}
    assert problems == [("unknown-code", "B4"), ("unknown-code", "B5"), ("unknown-code", "A6")]


def test_a_question_kept_open_is_stated() -> None:
    closed, _ = read(read_closed_questions, "存疑处理", {"规则": "CR-E1", **CLOSED, "处理": "维持存疑"})
    assert closed["CR-E1", "portfolio"].accepted.value == "no"


def test_an_established_value_below_zero_is_refused_as_the_parks_would_be() -> None:
    row = {"编码": "energy_intensity", "年份": "2025", "争议说明": "抄错", "核查认定值": "-5", "认定人": "李明"}
    disputes, problems = read(read_disputes, "争议数据", row)
    assert not disputes["energy_intensity", 2025].established.present
    assert [code for code, _ in problems] == ["below-zero"]
