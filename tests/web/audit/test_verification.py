"""Verifying the trail on a screen: by a job, with a verdict in words and the first bad row."""

from __future__ import annotations

import json
from pathlib import Path

from sqlalchemy import text

from service.bootstrap import worker
from service.settings import Settings
from service.vocabulary.person import Role
from service.workflow.installation.open_database import opened
from tests.storage.audit_trails import without_triggers
from tests.web.administrators import become, signed_in
from tests.web.browsing import browsing


def work_off(settings: Settings) -> None:
    with opened(settings) as database:
        worker(settings, database).run(once=True)


def tamper(settings: Settings) -> None:
    with opened(settings) as database:
        change = text("UPDATE audit_event SET actor_name = '别人' WHERE seq = 2")
        without_triggers(database, lambda session: session.connection().execute(change))


def test_a_verdict_in_words_comes_from_a_job_and_names_the_first_bad_row(tmp_path: Path) -> None:
    with browsing(tmp_path) as browser:
        become(browser, signed_in(browser), Role.AUDIT_ADMIN)
        assert "还没有在网页上核对过" in browser.get("/audit/verify").text
        assert browser.post("/audit/verify", {}).status_code == 303
        assert browser.post("/audit/verify", {}).status_code == 303
        waiting = browser.get("/audit/verify").text
        assert (waiting.count("排队中"), 'hx-trigger="every 2s"' in waiting) == (1, True)
        assert browser.get("/audit/verify/state").status_code == 200
        work_off(browser.settings)
        held = browser.get("/audit/verify/state")
        assert (held.status_code, "审计记录完整" in held.text) == (286, True)
        head = browser.post("/audit/head", {}, page="/audit/verify")
        assert json.loads(head.content)["seq"] > 0
        tamper(browser.settings)
        browser.post("/audit/verify", {})
        work_off(browser.settings)
        broken = browser.get("/audit/verify").text
        assert "被动过" in broken
        assert 'href="/audit/2">第一处：第 2 行' in broken
