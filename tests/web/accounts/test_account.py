"""One account: what may be done to it now, by whom, and why the rest may not."""

from __future__ import annotations

from pathlib import Path

from service.vocabulary.person import Role
from tests.web.administrators import ASSESSOR, become, signed_in
from tests.web.browsing import browsing
from tests.web.queries import counted
from tests.workflow.accounts.doors import an_account


def test_each_administrator_finds_their_own_acts_and_why_not_the_others(tmp_path: Path) -> None:
    with browsing(tmp_path) as browser:
        tokens = signed_in(browser)
        an_account(browser.settings, "cheng", ASSESSOR)
        become(browser, tokens, Role.SYSTEM_ADMIN)
        with counted() as sent:
            page = browser.get("/accounts/cheng").text
        assert len(sent) <= 12, sent
        assert 'action="/accounts/cheng/enable"' in page
        assert "解锁：由安全管理员办理" in page
        security = become(browser, tokens, Role.SECURITY_ADMIN).get("/accounts/cheng").text
        assert 'action="/accounts/cheng/reset"' in security
        assert "恢复使用：由系统管理员办理" in security
        assert "没有同名的其他登记" in security
        own = browser.get("/accounts/li").text
        assert "重置密码：是您自己的账号，请另一位管理员办理" in own
        assert 'action="/accounts/li/end-sessions"' in own
        assert browser.get("/accounts/nobody").status_code == 404
