"""What a later workbook says otherwise."""

from collections.abc import Mapping
from dataclasses import fields

from service.intake.changes import (
    _AMENDMENT,
    _CARRIER,
    _COVER,
    _EVIDENCE,
    _INDICATOR,
    _MEASURE,
    _PART,
    _PROGRESS,
    _PROJECT,
    _QUANTITY,
    _VERSION,
    Change,
    changes,
)
from service.intake.reading.submission import read_submission
from service.intake.writing.fill import SheetContent
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
    Submission,
)
from tests.intake.builders import PACK, filled

INDICATORS = [{"编码": "energy_intensity", "基期值": "0.50", "目标值": "0.40", "2025": "0.40"}]
PROJECTS = [
    {"项目名称": "中水回用", "状态": "在建", "台账编号": "X-1"},
    {"项目名称": "余热利用", "状态": "在建", "台账编号": "X-2"},
]


def stated(**sheets: SheetContent) -> Submission:
    content: Mapping[str, SheetContent] = {"指标": INDICATORS, "重点项目": PROJECTS, **sheets}
    return read_submission(filled(content), PACK)[0]


def told(before: Submission, after: Submission) -> list[str]:
    return [str(change) for change in changes(before, after)]


def test_the_same_content_has_no_changes() -> None:
    assert changes(stated(), stated()) == ()


def test_a_value_that_is_written_otherwise_is_no_change() -> None:
    assert told(stated(), stated(指标=[INDICATORS[0] | {"2025": "0.4000"}])) == []


def test_a_changed_number_stands_with_its_unit_and_its_new_cell() -> None:
    (change,) = changes(stated(), stated(指标=[INDICATORS[0] | {"2025": "0.38"}]))
    assert change == Change("指标", "energy_intensity", "2025", "0.4 tce/万元", "0.38 tce/万元", change.cell)
    assert change.cell.startswith("指标!")


def test_a_target_that_moved_is_told() -> None:
    assert told(stated(), stated(指标=[INDICATORS[0] | {"目标值": "0.42"}])) == [
        "指标·energy_intensity·目标值：0.4 tce/万元 → 0.42 tce/万元"
    ]


def test_rows_are_told_apart_by_what_they_are_about_not_by_where_they_stand() -> None:
    assert told(stated(), stated(重点项目=PROJECTS[::-1])) == []


def test_words_are_told_as_written() -> None:
    done = [PROJECTS[0] | {"状态": "已完成"}, PROJECTS[1]]
    assert told(stated(), stated(重点项目=done)) == ["重点项目·X-1·状态：在建 → 已完成"]


def test_a_row_that_is_gone_and_one_that_is_new() -> None:
    other = [PROJECTS[0], {"项目名称": "管廊", "状态": "在建", "台账编号": "X-3"}]
    assert told(stated(), stated(重点项目=other)) == [
        "重点项目·X-3·项目名称：（无） → 管廊",
        "重点项目·X-3·状态：（无） → 在建",
        "重点项目·X-2·项目名称：余热利用 → （无）",
        "重点项目·X-2·状态：在建 → （无）",
    ]


def test_two_rows_of_one_key_are_both_compared() -> None:
    twice = [PROJECTS[0], PROJECTS[0] | {"状态": "已完成"}]
    assert told(stated(重点项目=[PROJECTS[0]]), stated(重点项目=twice)) == [
        "重点项目·X-1（第2行）·项目名称：（无） → 中水回用",
        "重点项目·X-1（第2行）·状态：（无） → 已完成",
    ]


def test_the_cover_is_compared_too() -> None:
    later = stated(封面={"园区名称": "青山经济开发区", "评估日期": "2026-06-30", "基期年": "2020", "评估年度": "2025"})
    assert told(stated(), later) == ["封面·评估日期：2026-03-31 → 2026-06-30"]


def test_every_statement_of_a_row_is_compared() -> None:
    told_elsewhere = {"code", "item", "unit_label", "unit_matches", "actuals", "values"}
    keys = {"version", "kind", "approved_on", "year", "carrier", "ledger", "number"}
    compared = {
        Cover: _COVER,
        PartRow: _PART,
        PlanVersion: _VERSION,
        Amendment: _AMENDMENT,
        IndicatorRow: _INDICATOR,
        QuantityRow: _QUANTITY,
        CarrierRow: _CARRIER,
        ProjectRow: _PROJECT,
        MeasureRow: _MEASURE,
        ProgressRow: _PROGRESS,
        EvidenceRow: _EVIDENCE,
    }
    for row, headers in compared.items():
        stated_fields = {field.name for field in fields(row)}
        assert stated_fields - set(headers) <= told_elsewhere | keys, row
        assert set(headers) <= stated_fields
