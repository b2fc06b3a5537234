"""Third parties attest raw quantities of a year."""

from decimal import Decimal
from pathlib import Path

import pytest

from service.casework.acts.site_visit import RecordVerification
from service.vocabulary.fault import Fault
from service.workflow.cases.record_verification import record_verification
from tests.workflow.case_desk import asked, desk


def test_values_are_kept_in_the_catalogues_unit_with_the_report(tmp_path: Path) -> None:
    at = desk("imported", tmp_path)
    report = tmp_path / "报告.pdf"
    report.write_bytes(b"%PDF-1.7\n%%EOF\n")
    done = record_verification(at.settings, at.case, "某机构", report, {"gdp/2025": "265.2 亿元"}, asked())
    act = done.recorded.act
    assert isinstance(act, RecordVerification)
    (value,) = act.values
    assert (value.code, value.year, value.value, value.unit) == ("gdp", 2025, Decimal(2652000), "万元")
    assert len(act.report) == 64


@pytest.mark.parametrize(
    ("place", "text", "why"),
    [("gdp", "1", "没有写明年份"), ("energy_intensity/2025", "1", "不是原始数据的编码"), ("gdp/2025", "多", "不能用")],
)
def test_what_cannot_be_compared_is_refused(place: str, text: str, why: str, tmp_path: Path) -> None:
    at = desk("imported", tmp_path)
    with pytest.raises(Fault, match=why):
        record_verification(at.settings, at.case, "某机构", tmp_path / "无.pdf", {place: text}, asked())
