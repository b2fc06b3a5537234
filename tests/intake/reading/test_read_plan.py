"""The plan: parts always there, versions and amendments in sheet order."""

from datetime import date
from decimal import Decimal

import pytest

from service.intake.reading.read_indicators import read_indicators
from service.intake.reading.read_plan import read_amendments, read_parts, read_versions
from service.vocabulary.cell import Cell
from service.vocabulary.entry import missing
from service.vocabulary.submission import Amendment, Method
from tests.intake.builders import PACK, codes_of, edited, filled, reader_of

NO_YEAR = missing(Cell("", "", ""))


def amendments(*rows: dict[str, str], unit: str = "tce/万元") -> tuple[tuple[Amendment, ...], list[tuple[str, str]]]:
    """The amendments read, and the problems met."""
    grid = filled({"方案调整": rows, "指标": [{"编码": "energy_intensity", "单位": unit, "基期年": "2020"}]})
    indicators = read_indicators(reader_of(grid, "指标"), PACK, NO_YEAR)
    reader = reader_of(grid, "方案调整")
    return read_amendments(reader, PACK, indicators), codes_of(reader.problems)


def test_parts_follow_the_pack() -> None:
    grid = filled(
        {
            "方案组成": [
                {"编码": "situation", "是否具备": "是", "所在页码": "3-9"},
                {"编码": "outcomes", "是否具备": "否"},
            ]
        }
    )
    reader = reader_of(edited(grid, "方案组成", {"A5": None}), "方案组成")
    parts = read_parts(reader, PACK)
    assert [(part.code, part.present.value) for part in parts] == [
        ("situation", "yes"),
        ("tasks", None),
        ("outcomes", "no"),
    ]
    assert (str(parts[0].place.cell), parts[0].place.value, str(parts[1].present.cell)) == (
        "方案组成!D4",
        "3-9",
        "方案组成!C3",
    )
    assert codes_of(reader.problems) == [("row-absent", "A3")]


def test_versions_keep_their_approval() -> None:
    row = {
        "版本": "报批稿",
        "编制日期": "2022-03-15",
        "审核意见": "同意",
        "审核机关": "省发展改革委",
        "文号": "〔2022〕1号",
    }
    grid = filled({"方案版本": [{**row, "审核日期": "2022-05-20"}, {"版本": "送审稿", "审核意见": "不同意"}]})
    versions = read_versions(reader_of(grid, "方案版本"))
    assert [version.approval.value for version in versions] == ["approved", "not_approved"]
    assert (versions[0].approved_on.value, versions[0].document.value) == (date(2022, 5, 20), "〔2022〕1号")
    assert not versions[1].approved_on.present


def test_amendments_are_read_in_the_unit_of_their_indicator() -> None:
    row = {
        "调整对象": "目标值",
        "指标编码": "energy_intensity",
        "原值": "400",
        "审核意见": "同意",
        "审核日期": "2023-08-01",
    }
    (amendment,), problems = amendments({**row, "新值": "≤420"}, unit="kgce/万元")
    assert (amendment.kind.value, amendment.code.value, amendment.approval.value) == (
        "target",
        "energy_intensity",
        "approved",
    )
    assert (amendment.old.value, amendment.new.entry.value) == (Decimal("0.4"), Decimal("0.42"))
    assert problems == []


def test_a_relative_new_target_counts_from_the_base_year() -> None:
    row = {"调整对象": "目标值", "指标编码": "单位生产总值能耗", "新值": "比2020年下降10%"}
    (amendment,), _ = amendments(row)
    assert (amendment.new.method, amendment.new.entry.value) == (Method.RELATIVE_TO_BASE, Decimal("-0.1"))
    (refused,), problems = amendments({**row, "新值": "比2019年下降10%"})
    assert not refused.new.entry.present
    assert problems == [("change-from-other-year", "D4")]


def test_an_amendment_of_nothing_known_is_left_out_with_a_problem() -> None:
    read, problems = amendments(
        {"调整对象": "目标值", "指标编码": "energy_intensty", "新值": "0.4"}, {"理由": "没有写编码"}
    )
    assert (read, problems) == ((), [("unknown-code", "B4"), ("unknown-code", "B5")])


@pytest.mark.parametrize(("kind", "told"), [("", "value-missing"), ("投资", "unknown-word")])
def test_an_amendment_that_does_not_say_of_what_is_told_once(kind: str, told: str) -> None:
    """It counts for nothing, so that no rule asks about it."""
    (amendment,), problems = amendments({"调整对象": kind, "指标编码": "energy_intensity", "新值": "0.4"})
    assert not amendment.kind.present
    assert problems == [(told, "A4")]
