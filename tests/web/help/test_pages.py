"""Help on its own page, where a word is met, and as a walk that real progress ticks off."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from service.storage import cases, people
from service.vocabulary.person import Role
from service.workflow.installation.open_database import opened
from tests.web.administrators import become, signed_in
from tests.web.browsing import browsing
from tests.web.cases.desks import APPROVER, SUBMITTER, browsing_case
from tests.web.queries import counted


def test_a_word_is_explained_where_it_is_met_and_found_in_the_help(tmp_path: Path) -> None:
    with browsing_case("failing", tmp_path) as (browser, at):
        page = browser.get(f"/cases/{at.case}").text
        assert 'href="/help#state-evaluation"' in page
        result = browser.get(f"/cases/{at.case}/result").text
        assert 'href="/help#conclusion-rectify"' in result
        assert "不是未达到，写明还缺什么" in result
        everything = browser.get("/help").text
        assert 'id="state-evaluation"' in everything
        found = browser.get("/help?q=补齐").text
        assert ('id="conclusion-undetermined"' in found, 'id="verdict-met"' in found) == (True, False)
        assert "没有找到这个词" in browser.get("/help?q=天气").text
        assert "What the words" not in browser.get("/help?lang=en").text


def test_the_walk_is_ticked_by_real_progress_and_dismissed(tmp_path: Path) -> None:
    with browsing_case("imported", tmp_path) as (browser, at):
        assert "已办 0 步" in browser.get("/help/first-case").text, "this assessor has acted on nothing"
        browser.sign_in(SUBMITTER, "zhouyuan")
        with counted() as sent:
            page = browser.get("/help/first-case").text
        assert len(sent) <= 12, sent
        assert f'<a href="/cases/{at.case}/import">导入</a>' in page
        assert page.count("✓</span>已完成") == 3
        beneath = page.partition("<main")[2]
        assert beneath.index(">公示</span>") < beneath.index(">发文</span>") < beneath.index(">办结</a>")
        assert "不再提示" in browser.get("/").text
        gone = browser.post("/help/first-case/dismiss", {"next": "/"}, page="/")
        assert gone.headers["location"] == "/"
        assert "不再提示</button>" not in browser.get("/").text
        assert "走一遍第一个案卷" in browser.get("/help").text
        assert browser.sign_in(APPROVER, "zheng").get("/help/first-case").status_code == 200


def test_administrators_have_help_and_no_walk(tmp_path: Path) -> None:
    with browsing(tmp_path) as browser:
        become(browser, signed_in(browser), Role.AUDIT_ADMIN)
        assert "走一遍第一个案卷" not in browser.get("/help").text
        assert browser.get("/help/first-case").status_code == 403


@pytest.mark.parametrize("role", [Role.ASSESSOR, Role.SUBMITTER, Role.APPROVER, Role.EXPERT])
def test_no_step_of_the_walk_leads_to_a_page_that_is_closed_to_whoever_walks(tmp_path: Path, role: Role) -> None:
    with browsing_case("drafted", tmp_path) as (browser, at):
        with opened(at.settings) as database, database.reading() as session:
            acted = {one.person for one in cases.load(session, at.case).acts}
            walking = next(one for one in people.everyone(session) if one in acted and one.role is role)
        browser.sign_in(walking, "walking")
        page = browser.get("/help/first-case").text
        steps = page.partition('class="tasks"')[2].partition("</ol>")[0]
        answered = {path: browser.get(path).status_code for path in re.findall(r'href="([^"]+)"', steps)}
        assert at.case in page
        assert set(answered.values()) == {200}, answered
