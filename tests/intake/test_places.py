"""Every statement of a workbook has one place, and says what it is about and how it reads."""

from collections import Counter
from dataclasses import fields

import pytest

from service.intake import places
from service.intake.places import code_of, sheets_of, shown, statements
from service.vocabulary.entry import Entry
from service.vocabulary.state import State
from service.vocabulary.submission import (
    Amendment,
    CarrierRow,
    Cover,
    EvidenceRow,
    IndicatorRow,
    MeasureRow,
    PartRow,
    PlanVersion,
    ProgressRow,
    ProjectRow,
    QuantityRow,
)
from tests.assessment.builders import (
    a_relative_target,
    a_submission,
    an_indicator_row,
    blank,
    day,
    in_state,
    num,
    text,
)
from tests.assessment.cases import case

HEADERS = {
    Cover: places._COVER,
    PartRow: places._PART,
    PlanVersion: places._VERSION,
    Amendment: places._AMENDMENT,
    IndicatorRow: places._INDICATOR,
    QuantityRow: places._QUANTITY,
    CarrierRow: places._CARRIER,
    ProjectRow: places._PROJECT,
    MeasureRow: places._MEASURE,
    ProgressRow: places._PROGRESS,
    EvidenceRow: places._EVIDENCE,
}


def test_every_statement_of_a_row_has_its_header() -> None:
    told_elsewhere = {"code", "item", "unit_matches", "actuals", "values"}
    for row, headers in HEADERS.items():
        stated = {field.name for field in fields(row)}
        assert stated - set(headers) <= told_elsewhere, row
        assert set(headers) <= stated


def test_every_statement_of_an_example_has_a_place_of_its_own() -> None:
    found = Counter(place for place, _ in statements(case("pass").submission()))
    assert len(found) > 500
    assert set(found.values()) == {1}


@pytest.mark.parametrize(
    ("place", "code"),
    [
        (("指标", "energy_intensity", "2025"), "energy_intensity"),
        (("指标", "energy_intensity", "目标值"), "target:energy_intensity"),
        (("指标", "energy_intensity", "基期年"), "target:energy_intensity"),
        (("原始数据", "gdp", "2025"), "gdp"),
        (("任务措施", "SP-06", "园区自述"), "SP-06"),
        (("重点项目", "余热利用", "状态"), "projects"),
        (("方案调整", "目标值", "新值"), "plan"),
        (("年度进展", "2024 年", "是否报送"), "progress"),
        (("封面", "", "评估日期"), "evaluation_date"),
        (("封面", "", "评估年度"), "cover"),
    ],
)
def test_a_statement_is_about_something(place: places.Place, code: str) -> None:
    assert code_of(place) == code


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (num("0.4100", "tce/万元"), "0.41 tce/万元"),
        (num("0.955", "%"), "95.5%"),
        (num("200", approximate=True), "约200"),
        (text("已完成"), "已完成"),
        (day("2026-03-31"), "2026-03-31"),
        (blank(), ""),
        (in_state(State.NOT_APPLICABLE), "不适用"),
    ],
)
def test_how_a_statement_reads(entry: Entry, said: str) -> None:
    assert shown(entry) == said


def test_a_code_may_stand_for_whole_sheets() -> None:
    assert sheets_of("projects") == ("重点项目",)
    assert len(sheets_of("plan")) > 1
    assert sheets_of("energy_intensity") == ()


def test_a_target_against_the_base_says_so() -> None:
    row = an_indicator_row(target=a_relative_target("-0.16"))
    told = {place: shown(entry) for place, entry in statements(a_submission(row))}
    assert told["指标", "intensity", "目标值"] == "-16%（较基期）"
