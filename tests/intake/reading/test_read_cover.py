"""The cover: what nothing can be judged without is asked for."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from service.intake.forms.layout import Book
from service.intake.forms.submission_forms import region_words, submission_cover
from service.intake.reading.read_cover import read_cover
from service.intake.reading.sheet_reader import SheetReader
from service.intake.reading.table import find_table
from service.intake.writing.fill import fill
from tests.intake.builders import COVER, PACK, codes_of, edited, filled, grid_of, reader_of

REGIONAL = replace(PACK, regions=("缺水城市", "京津冀", "其他地区"))


def test_every_item_is_read() -> None:
    more = {"园区代码": "G327001", "主管地区": "江苏", "规划期": "十四五", "备注": "公开资料片段"}
    reader = reader_of(filled({"封面": {**COVER, **more}}), "封面")
    cover = read_cover(reader, {})
    assert (cover.park.value, cover.park_code.value, cover.jurisdiction.value) == ("青山经济开发区", "G327001", "江苏")
    assert (cover.programme.value, cover.pack.value, cover.note.value) == ("十四五", "base-145", "公开资料片段")
    assert cover.evaluation_date.value == date(2026, 3, 31)
    assert (cover.base_year.value, cover.evaluated_year.value) == (Decimal(2020), Decimal(2025))
    assert str(cover.evaluated_year.cell) == "封面!B11"
    assert reader.problems == []


def test_blanks_are_errors_or_warnings_or_nothing() -> None:
    reader = reader_of(filled({"封面": {}}), "封面")
    cover = read_cover(reader, {})
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
    assert not read_cover(reader, {}).evaluated_year.present
    assert codes_of(reader.problems) == [("not-a-year", "B11")]


def test_an_item_struck_out_is_missing_at_the_header() -> None:
    reader = reader_of(edited(filled({}), "封面", {"A11": None, "B11": None, "A12": None}), "封面")
    cover = read_cover(reader, {})
    assert (str(cover.evaluated_year.cell), cover.evaluated_year.reason) == ("封面!B3", "封面没有“评估年度”一项")
    assert ("cover-incomplete", "B3") in codes_of(reader.problems)


def regional(**cover: str) -> SheetReader:
    grid = grid_of(fill(Book.SUBMISSION, REGIONAL, {"封面": {**COVER, **cover}}))
    table, _ = find_table(grid, submission_cover(REGIONAL))
    assert table is not None
    return SheetReader(table)


def test_the_region_is_one_of_the_packs() -> None:
    reader = regional(所在区域="京津冀")
    region = read_cover(reader, region_words(REGIONAL)).region
    assert (region.value, str(region.cell), reader.problems) == ("京津冀", "封面!B13", [])


def test_a_region_left_blank_or_unknown_is_missing_and_told() -> None:
    blank, unknown = regional(), regional(所在区域="京津翼")
    assert not read_cover(blank, region_words(REGIONAL)).region.present
    assert [(p.code, p.severity.value) for p in blank.problems] == [("cover-incomplete", "warning")]
    assert not read_cover(unknown, region_words(REGIONAL)).region.present
    (problem,) = unknown.problems
    assert "您是否想写“京津冀”" in problem.repair.zh


def test_where_no_region_is_asked_for_none_is_missed() -> None:
    reader = reader_of(filled({"封面": COVER}), "封面")
    assert not read_cover(reader, {}).region.present
    assert reader.problems == []
