"""Somebody is put on record on a screen."""

from __future__ import annotations

from pathlib import Path

from service.vocabulary.person import Role
from tests.web.administrators import become, signed_in
from tests.web.browsing import browsing

PERSON = {"name": "林镕", "role": "expert", "jurisdiction": "zhejiang"}


def test_what_the_role_needs_is_asked_for_and_a_namesake_for_a_reason(tmp_path: Path) -> None:
    with browsing(tmp_path) as browser:
        become(browser, signed_in(browser), Role.SECURITY_ADMIN)
        assert '<option value="zhejiang"' in browser.get("/people/new").text
        lacking = browser.post("/people/new", PERSON | {"role": "approver"})
        assert (lacking.status_code, "审批人须写明部门" in lacking.text) == (422, True)
        assert "请选择角色" in browser.post("/people/new", PERSON | {"role": "king", "name": ""}).text
        assert browser.post("/people/new", PERSON).status_code == 303
        assert "已登记 林镕（专家），编号 4" in browser.get("/people").text
        twin = browser.post("/people/new", PERSON | {"role": "viewer"})
        assert (twin.status_code, "请在“同名的理由”一栏写明" in twin.text) == (422, True)
        assert browser.post("/people/new", PERSON | {"role": "viewer", "namesake": "兼看"}).status_code == 303
        assert "没有这样的" not in browser.post("/people/new", PERSON | {"role": "submitter", "park": "无"}).text
