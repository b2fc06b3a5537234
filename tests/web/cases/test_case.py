"""A case as its tasks: who sees what, what can be done here, and what is said where it cannot."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import html5lib

from service.casework.acts.submission import FinishDataCheck
from service.vocabulary.park import Ground
from service.workflow.cases.perform_act import perform_act
from service.workflow.parks.change_park import change_park, renaming
from tests.web.cases.desks import ELSEWHERE, SUBMITTER, browsing_case
from tests.web.queries import counted
from tests.workflow.case_desk import asked
from tests.workflow.park_versions import PARK, PARK_CODE

MOST_QUERIES = 12


def tasks(page: str) -> dict[str, tuple[str, str]]:
    """Name of a task → where it leads, its status."""
    listed = html5lib.parse(page, namespaceHTMLElements=False).find(".//ol[@class='tasks']")
    assert listed is not None
    found = {}
    for item in listed:
        name, status = item[0], next(span for span in item.iter("span") if "state" in span.get("class", ""))
        found[str(name.text)] = (name.get("href", ""), "".join(status.itertext())[1:])
    return found


def test_tasks_lead_where_something_can_be_done_and_nowhere_else(tmp_path: Path) -> None:
    with browsing_case("imported", tmp_path) as (browser, at):
        own = f"/cases/{at.case}"
        browser.get(own)
        with counted() as sent:
            page = browser.get(own).text
        assert len(sent) <= MOST_QUERIES, sent
        found = tasks(page)
        assert list(found)[:4] == ["申请与受理", "导入", "数据核对", "预评价"]
        assert found["导入"] == (f"{own}/import", "已完成")
        assert found["数据核对"] == (f"{own}/questions", "进行中")
        assert found["预评价"] == ("", "不能开始")
        assert found["整改与复评"] == ("", "不能开始")
        assert "base-145 第 2024.1 版" in page
        assert f'href="{own}/acts/propose_waiver"' in page
        perform_act(at.settings, at.case, FinishDataCheck(), asked())
        assert tasks(browser.get(own).text)["预评价"] == (f"{own}/acts/pre_assess", "未开始")
        browser.sign_in(SUBMITTER, "zhouyuan")
        theirs = browser.get(own).text
        assert ("等您办理" in theirs, "预评价</a>" in theirs) == (True, False)
        browser.sign_in(ELSEWHERE, "malong")
        assert browser.get(own).status_code == 404


def test_a_renamed_park_is_called_by_its_present_name_with_the_former_one(tmp_path: Path) -> None:
    with browsing_case("accepted", tmp_path) as (browser, at):
        own = f"/cases/{at.case}"
        assert "原名" not in browser.get(own).text
        ground = Ground(date(2024, 5, 1), "示政〔2024〕1号", "更名")
        change_park(at.settings, PARK_CODE, renaming("示例零碳园区", ground), "程若谷", datetime.now(UTC))
        page = browser.get(own).text
        assert f"原名：{PARK}（立案时）" in page
        assert "<h1>示例零碳园区" in page
        assert ">示例零碳园区</a>" in browser.get("/cases").text
        assert ">示例零碳园区</a>" in browser.get(f"/cases?q={PARK}").text
        assert 'Former name: <span lang="zh-CN">' in browser.get(f"{own}?lang=en").text
