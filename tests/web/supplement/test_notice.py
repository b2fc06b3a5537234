"""A notice that was sent, as the park reads it: with its days, and where the workbook is handed in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from service.casework.acts.evaluation import RequestSupplement
from tests.days import this_day
from tests.web.rectification.offices import ASSESSOR, PARK, offices_on
from tests.workflow.cases.test_prepare_supplement import lacking


def test_the_notice_has_an_address_of_its_own_and_tells_how_late_it_is(tmp_path: Path) -> None:
    driven = lacking(tmp_path)
    driven.at = datetime.now(UTC) - timedelta(days=20)
    due = this_day() - timedelta(days=3)
    driven.do("评估员", RequestSupplement(items=("能源消费统计表",), deadline=due))
    with offices_on(driven, tmp_path) as there:
        notice = f"supplement/{there.case.version}"
        page = there.enter(PARK).page(notice)
        assert "<li>能源消费统计表</li>" in page
        assert "逾期 3 天" in page
        assert f'href="{there.own}/import"' in page
        assert "逾期 3 天" in there.page("supplement")
        assert "已逾期 3 天" in there.browser.get(there.own).text
        there.page("supplement/1", 404)
        assert "补正通知" in there.enter(ASSESSOR).browser.get(there.own).text
