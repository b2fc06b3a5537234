"""The jobs of oneself or of the jurisdiction, narrowed and exported."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from service.vocabulary.person import Person, Role
from tests.web.batches.working import done, evaluation
from tests.web.cases.desks import browsing_case
from tests.web.queries import counted


def test_jobs_are_listed_for_oneself_and_for_all(tmp_path: Path) -> None:
    with browsing_case("accepted", tmp_path) as (browser, case):
        assert "没有符合条件的作业" in browser.get("/jobs").text
        first = evaluation(browser)
        done(case)
        second = evaluation(browser, "2026-06-02")
        page = browser.get("/jobs").text
        assert page.index(f'href="{second}"') < page.index(f'href="{first}"')
        assert "共 1 项" in browser.get("/jobs?state=done&kind=evaluate_jurisdiction").text
        with counted() as sent:
            browser.get("/jobs?whose=all")
        assert len(sent) <= 12, sent
        exported = browser.client.get("/jobs/list.xlsx?state=done")
        (sheet,) = load_workbook(BytesIO(exported.content)).worksheets
        rows = list(sheet.iter_rows(values_only=True))
        assert rows[2][0] == "筛选条件：谁提交的：我提交的；状态：已完成"
        assert rows[5][1:5] == ("评价全地区", "已完成", 1, 1)
        policy = browser.sign_in(Person(0, "沈策", Role.POLICY_OFFICER, None, "zhejiang"), "policy")
        assert "没有符合条件的作业" in policy.get("/jobs").text
        assert "共 2 项" in policy.get("/jobs?whose=all").text
        assert "Jobs" in policy.get("/jobs?lang=en").text
        submitter = browser.sign_in(Person(0, "周园", Role.SUBMITTER, None, "zhejiang", park="S338001"), "submitter")
        assert submitter.get("/jobs").status_code == 403
