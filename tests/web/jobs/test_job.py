"""A job has the page of its kind; any other tells its figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.vocabulary.person import Person, Role
from service.workflow.jobs.submit_job import Wish, submit_job
from service.workflow.jobs.sweep_files import sweep_files
from tests.web.cases.desks import browsing_case
from tests.workflow.batch.desks import worked
from tests.workflow.case_desk import AT


def test_a_job_without_a_page_of_its_own_tells_what_it_gave(tmp_path: Path) -> None:
    with browsing_case("accepted", tmp_path) as (browser, case):
        wish = Wish(kind="sweep_files", arguments={}, jurisdiction="zhejiang")
        number = submit_job(case.settings, wish, "", AT).job.id
        worked(case, sweep_files(case.settings))
        page = browser.get(f"/jobs/{number}").text
        assert "<h2>结果</h2>" in page
        assert "removed" in page
        assert browser.client.get(f"/jobs/{number}/list.xlsx").status_code == 200


@pytest.mark.parametrize("number", ["99", "0", "x", "9" * 30])
def test_there_is_no_such_job(number: str, tmp_path: Path) -> None:
    with browsing_case("accepted", tmp_path, Person(0, "沈策", Role.POLICY_OFFICER, None, "zhejiang")) as (browser, _):
        assert browser.get(f"/jobs/{number}").status_code == 404
