"""Reports of third parties with what follows from their values."""

from datetime import date
from pathlib import Path

import pytest

from service.casework.perform import Refused
from service.workflow.cases.record_verification import Concluded, record_verification
from service.workflow.cases.third_party_reports import third_party_reports
from tests.workflow.case_desk import asked
from tests.workflow.site_visit.visits import visited


def test_a_report_may_conclude_without_values_and_tells_what_its_values_lead_to(tmp_path: Path) -> None:
    at = visited(tmp_path)
    pdf = at.photo("报告.pdf", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n")

    def record(values: dict[str, str], *concluded: object) -> None:
        told = Concluded(*concluded)  # type: ignore[arg-type]
        record_verification(at.at.settings, at.at.case, "示例环科院", pdf, values, asked(), told)

    record({}, date(2026, 5, 20), "主要目标基本完成")
    record({"gdp/2025": "1 亿元"})
    with pytest.raises(Refused, match="既没有列出数值"):
        record({})
    with pytest.raises(Refused, match="晚于今天"):
        record({}, date(2027, 1, 1), "完成")
    shown = third_party_reports(at.at.settings, at.at.case, at.person(), at.now())
    first, second = shown.reports
    assert (first.recorded.act.made_on, first.values) == (date(2026, 5, 20), ())
    assert "与园区填报不一致" in second.values[0].zh
    assert (shown.mine, shown.refused, 2025 in shown.years) == (True, (), True)
    assert not third_party_reports(at.at.settings, at.at.case, at.person("园区"), at.now()).mine
