"""不适用认定 in the browser: chosen from a list by the assessor, granted by an approver with password and code."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from service.casework.acts.application import AssignProject
from service.casework.waivers import waivers
from service.workflow.cases.read_case import read_case
from tests.web.browsing import valid
from tests.web.cases.desks import APPROVER, browsing_case
from tests.web.decision.desks import proof


def test_it_is_chosen_proposed_and_granted_without_a_code_to_type(tmp_path: Path) -> None:
    with browsing_case("visiting", tmp_path) as (browser, at):
        own = f"/cases/{at.case}"
        page = browser.get(f"{own}/acts/propose_waiver")
        assert '<option value="boiler_removal_rate">指标 分散燃煤锅炉淘汰率</option>' in valid(page).text
        until = (datetime.now(UTC) + timedelta(days=90)).date().isoformat()
        seen = read_case(at.settings, at.case).version
        fields = {"reason": "园区没有分散燃煤锅炉", "until": until, "seen": str(seen)}
        assert "请写明不适用的指标或事项" in browser.post(f"{own}/acts/propose_waiver", fields).text
        proposed = browser.post(f"{own}/acts/propose_waiver", fields | {"subject": "boiler_removal_rate"})
        assert proposed.status_code == 303
        browser.sign_in(APPROVER, "approver")
        waits = valid(browser.get(f"{own}/waiver")).text
        assert f"指标 分散燃煤锅炉淘汰率，至 {until}：园区没有分散燃煤锅炉（程若谷提出）" in waits
        form = {"waiver": str(seen + 1), "seen": str(seen + 1)}
        for faulty in ({"waiver": "", "seen": str(seen + 1)} | proof(), form):
            assert browser.post(f"{own}/waiver", faulty).status_code == 422
        assert browser.post(f"{own}/waiver", form | proof()).headers["location"] == own
        (granted,) = waivers(read_case(at.settings, at.case))
        assert granted.stands
        assert "没有待同意的不适用认定" in valid(browser.get(f"{own}/waiver")).text
        revoked = {"waiver": str(seen + 1), "reason": "现场仍有锅炉", "seen": str(seen + 2)}
        assert browser.post(f"{own}/acts/revoke_waiver", revoked | {"waiver": "甲"}).status_code == 422
        assert browser.post(f"{own}/acts/revoke_waiver", revoked).status_code == 303
        assert not waivers(read_case(at.settings, at.case))[0].stands


def test_the_enterprise_of_a_project_is_put_on_record_by_a_form(tmp_path: Path) -> None:
    with browsing_case("imported", tmp_path) as (browser, at):
        own, case = f"/cases/{at.case}/acts/assign_project", read_case(at.settings, at.case)
        project = "高盐废水分盐资源化"
        assert f'<option value="{project}">' in valid(browser.get(own)).text
        assert "没有网页" not in browser.get(f"/cases/{at.case}").text
        fields = {"project": project, "enterprise": "示例水务有限公司", "seen": str(case.version)}
        assert browser.post(own, fields).status_code == 303
        (assigned,) = read_case(at.settings, at.case).of(AssignProject)
        assert assigned.act == AssignProject(project=project, enterprise="示例水务有限公司")
