"""A case as its tasks: who sees what, what can be done here, and what is said where it cannot."""

from __future__ import annotations

from pathlib import Path

import html5lib

from service.casework.acts.submission import FinishDataCheck
from service.workflow.cases.perform_act import perform_act
from tests.web.cases.desks import ELSEWHERE, SUBMITTER, browsing_case
from tests.web.queries import counted
from tests.workflow.case_desk import asked

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
