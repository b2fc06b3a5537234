"""What the rules could make nothing of is refused before it is on record."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from service.casework.acts.carrying_out import ReportProgress
from service.casework.acts.evaluation import Override
from service.casework.acts.site_visit import ScoreItem
from service.casework.perform import Refused
from service.vocabulary.assessment import Recommendation
from service.workflow.cases.perform_act import perform_act
from service.workflow.cases.read_case import read_case
from service.workflow.cases.usable_act import require_usable, rules_for
from tests.workflow.case_desk import asked, desk


def test_a_score_of_nothing_known_is_refused_and_leaves_the_case(tmp_path: Path) -> None:
    at = desk("visiting", tmp_path)
    before = read_case(at.settings, at.case)
    with pytest.raises(Refused, match="没有“XX-9”这一核查事项或任务"):
        perform_act(at.settings, at.case, ScoreItem(item="XX-9", score=Decimal(80)), asked("林镕"))
    assert read_case(at.settings, at.case) == before


def test_an_override_takes_a_grade_of_the_rubric(tmp_path: Path) -> None:
    at = desk("failing", tmp_path)
    override = Override(decision=Recommendation.PASS, grade="特优", reason="存疑", until=date(2026, 12, 31))
    with pytest.raises(Refused, match="评分标准允许：优秀、良好、合格"):
        perform_act(at.settings, at.case, override, asked())
    assert perform_act(at.settings, at.case, replace(override, grade="良好"), asked()).recorded.act.kind == "override"


def test_without_a_workbook_the_rules_are_not_asked(tmp_path: Path) -> None:
    at = desk("accepted", tmp_path)
    case = read_case(at.settings, at.case)
    assert rules_for(at.settings, case) is None
    require_usable(ScoreItem(item="XX-9", score=Decimal(80)), case.acts[0].person, None)
    with pytest.raises(Refused, match="理由最多 5000 字，写了 5001 字"):
        require_usable(ScoreItem(item="XX-9", score=Decimal(80), reason="字" * 5001), case.acts[0].person, None)


def test_before_a_workbook_a_report_is_of_a_year_of_the_programme(tmp_path: Path) -> None:
    at = desk("accepted", tmp_path)

    def report(year: int) -> ReportProgress:
        return ReportProgress(year=year, filed_on=date(2026, 1, 5), progress="按计划")

    for year in (1900, 2026):
        with pytest.raises(Refused, match=f"{year} 年不在.*的年份 2021—2025 之内；请核对年度"):
            perform_act(at.settings, at.case, report(year), asked("园区"))
    assert perform_act(at.settings, at.case, report(2024), asked("园区")).case.last(ReportProgress) is not None
