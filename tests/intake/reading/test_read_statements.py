"""What the park reports in words: measures by check, yearly reports, evidence."""

from datetime import date

from service.intake.reading.read_statements import read_evidence, read_measures, read_progress
from tests.intake.builders import PACK, codes_of, edited, filled, reader_of


def test_there_is_a_measure_for_every_check() -> None:
    grid = filled({"任务措施": [{"编码": "LY-06", "园区自述": "已按物质流向布局", "佐证编号": "ZZ01"}]})
    reader = reader_of(edited(grid, "任务措施", {"A5": None}), "任务措施")
    measures = read_measures(reader, PACK)
    assert list(measures) == ["LY-06", "EC-09", "PR-04"]
    assert (measures["LY-06"].statement.value, measures["LY-06"].evidence.value) == ("已按物质流向布局", "ZZ01")
    assert (str(measures["EC-09"].statement.cell), measures["PR-04"].statement.present) == ("任务措施!D3", False)
    assert codes_of(reader.problems) == [("row-absent", "A3")]


def test_yearly_reports() -> None:
    first = {
        "年度": "2022",
        "是否报送": "是",
        "报送日期": "2022-12-20",
        "主要进展": "开工3项",
        "困难": "无",
        "是否解决": "是",
    }
    reader = reader_of(filled({"年度进展": [first, {"年度": "2023年", "是否报送": "否"}]}), "年度进展")
    reports = read_progress(reader)
    assert [(int(str(r.year.value)), r.filed.value, r.solved.value) for r in reports] == [
        (2022, "yes", "yes"),
        (2023, "no", None),
    ]
    assert (reports[0].filed_on.value, reports[0].progress.value, reports[0].difficulties.value) == (
        date(2022, 12, 20),
        "开工3项",
        "无",
    )
    assert reader.problems == []


def test_a_year_reported_twice_is_mentioned_and_read_twice() -> None:
    reader = reader_of(
        filled({"年度进展": [{"年度": "2022", "是否报送": "是"}, {"年度": "2022", "是否报送": "否"}]}), "年度进展"
    )
    assert len(read_progress(reader)) == 2
    assert codes_of(reader.problems) == [("duplicate-row", "A5")]


def test_evidence_numbers_stay_as_typed_and_should_be_unique() -> None:
    rows = [
        {"编号": "001", "名称": "能源平衡表", "类型": "统计数据", "出具单位": "统计局", "日期": "2026-01-10"},
        {"编号": "002", "名称": "审计报告"},
        {"编号": "001", "名称": "另一份"},
        {"名称": "没有编号"},
    ]
    reader = reader_of(filled({"佐证材料": rows}), "佐证材料")
    evidence = read_evidence(reader)
    assert [row.number.value for row in evidence] == ["001", "002", "001", None]
    assert (evidence[0].kind.value, evidence[0].issuer.value, evidence[0].issued_on.value) == (
        "统计数据",
        "统计局",
        date(2026, 1, 10),
    )
    assert codes_of(reader.problems) == [("duplicate-row", "A6")]
