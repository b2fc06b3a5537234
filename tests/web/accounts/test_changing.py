"""What is done to accounts on screens: each once, each with its counterpart, codes shown once."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

from service.access.account import AccountState
from service.vocabulary.person import Person, Role
from service.workflow.accounts.list_accounts import show_account
from service.workflow.people.add_person import add_person
from tests.web.administrators import ASSESSOR, become, signed_in
from tests.web.browsing import Browser, browsing
from tests.workflow.accounts.doors import an_account

CODE = re.compile(r'<code class="code">([^<]+)</code>')


def state(browser: Browser) -> AccountState:
    return show_account(browser.settings, "cheng", datetime.now(UTC)).line.state


def done(browser: Browser, act: str, **fields: str) -> int:
    return browser.post(f"/accounts/cheng/{act}", fields, page="/accounts/cheng").status_code


def test_an_account_is_disabled_enabled_reset_released_and_assigned(tmp_path: Path) -> None:
    with browsing(tmp_path) as browser:
        tokens = signed_in(browser)
        an_account(browser.settings, "cheng", ASSESSOR, at=datetime.now(UTC))
        become(browser, tokens, Role.SYSTEM_ADMIN)
        assert done(browser, "disable") == 303
        assert state(browser) is AccountState.DISABLED
        assert "已办理：停用" in browser.get("/accounts/cheng").text
        assert done(browser, "enable") == 303
        become(browser, tokens, Role.SECURITY_ADMIN)
        assert done(browser, "unlock") == 303
        assert done(browser, "end-sessions") == 303
        shown = browser.post("/accounts/cheng/reset", {"second_factor": "yes"}, page="/accounts/cheng")
        assert shown.status_code == 200
        assert CODE.search(shown.text)
        assert "系统管理员核实是本人申请并放行之后才能用" in shown.text
        assert state(browser) is AccountState.UNREDEEMED
        refused = browser.post("/accounts/cheng/release", {}, page="/accounts/cheng")
        assert (refused.status_code, "开出代码的一方不能放行" in refused.text) == (422, True)
        assert done(become(browser, tokens, Role.SYSTEM_ADMIN), "release") == 303
        become(browser, tokens, Role.SECURITY_ADMIN)
        assert done(browser, "assign") == 422
        post = Person(0, ASSESSOR.name, Role.POLICY_OFFICER, None, "zhejiang")
        moved = add_person(browser.settings, post, datetime.now(UTC), "换岗")
        assert f'<option value="{moved.id}"' in browser.get("/accounts/cheng").text
        assert done(browser, "assign", person=str(moved.id)) == 303
        assert show_account(browser.settings, "cheng", datetime.now(UTC)).line.person.role is Role.POLICY_OFFICER


def test_the_last_of_an_administration_stays(tmp_path: Path) -> None:
    with browsing(tmp_path) as browser:
        tokens = signed_in(browser)
        refused = become(browser, tokens, Role.SYSTEM_ADMIN).post("/accounts/zhao/disable", {}, page="/accounts/zhao")
        assert (refused.status_code, "最后一个可用的审计管理员账号" in refused.text) == (422, True)
        assert become(browser, tokens, Role.AUDIT_ADMIN).post("/accounts/li/disable", {}, page="/me").status_code == 403
