"""Codes are told by the names of the pack; without a workbook only tasks are."""

from pathlib import Path

from service.workflow.cases.names_of_codes import names_of_codes
from tests.workflow.site_visit.visits import visited


def test_indicators_quantities_tasks_and_rules_have_their_names(tmp_path: Path) -> None:
    at = visited(tmp_path)
    names = names_of_codes(at.at.settings, at.case)
    assert names["energy_intensity"] == "单位生产总值能耗"
    assert names["layout"] == "优化产业空间布局"
    assert names["PJ-01"] == "重点项目完成率"
    assert "gdp" in names
