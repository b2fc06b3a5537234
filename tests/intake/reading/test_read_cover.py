"""The cover: what nothing can be judged without is asked for."""

from datetime import date
from decimal import Decimal

from service.intake.reading.read_cover import read_cover
from tests.intake.builders import COVER, codes_of, edited, filled, reader_of


def test_every_item_is_read() -> None:
    more = {"园区代码": "G327001", "主管地区": "江苏", "规划期": "十四五", "备注": "公开资料片段"}
    reader = reader_of(filled({"封面": {**COVER, **more}}), "封面")
    cover = read_cover(reader)
    assert (cover.park.value, cover.park_code.value, cover.jurisdiction.value) == ("青山经济开发区", "G327001", "江苏")
    assert (cover.programme.value, cover.pack.value, cover.note.value) == ("十四五", "base-145", "公开资料片段")
    assert cover.evaluation_date.value == date(2026, 3, 31)
    assert (cover.base_year.value, cover.evaluated_year.value) == (Decimal(2020), Decimal(2025))
    assert str(cover.evaluated_year.cell) == "封面!B11"
    assert reader.problems == []


def test_blanks_are_errors_or_warnings_or_nothing() -> None:
    reader = reader_of(filled({"封面": {}}), "封面")
    cover = read_cover(reader)
    assert not cover.evaluated_year.present
    assert [(p.severity.value, p.ref) for p in reader.problems] == [
        ("error", "B4"),
        ("warning", "B9"),
        ("warning", "B10"),
        ("error", "B11"),
    ]
    assert {p.code for p in reader.problems} == {"cover-incomplete"}


def test_an_unreadable_item_is_reported_once() -> None:
    reader = reader_of(filled({"封面": {**COVER, "评估年度": "去年"}}), "封面")
    assert not read_cover(reader).evaluated_year.present
    assert codes_of(reader.problems) == [("not-a-year", "B11")]


def test_an_item_struck_out_is_missing_at_the_header() -> None:
    reader = reader_of(edited(filled({}), "封面", {"A11": None, "B11": None, "A12": None}), "封面")
    cover = read_cover(reader)
    assert (str(cover.evaluated_year.cell), cover.evaluated_year.reason) == ("封面!B3", "封面没有“评估年度”一项")
    assert ("cover-incomplete", "B3") in codes_of(reader.problems)
