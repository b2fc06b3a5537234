"""An account is opened on a screen, and its code shown this once."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from service.access.account import AccountState
from service.vocabulary.person import Person, Role
from service.workflow.accounts.list_accounts import show_account
from service.workflow.people.add_person import add_person
from tests.web.accounts.test_changing import CODE
from tests.web.administrators import ASSESSOR, become, signed_in
from tests.web.browsing import browsing
from tests.web.queries import counted


def test_somebody_on_record_gets_an_account_whose_code_awaits_its_release(tmp_path: Path) -> None:
    with browsing(tmp_path) as browser:
        tokens = signed_in(browser)
        become(browser, tokens, Role.SYSTEM_ADMIN)
        assert "现在一位也没有" in browser.get("/accounts/new").text
        number = str(add_person(browser.settings, ASSESSOR, datetime.now(UTC)).id)
        with counted() as sent:
            assert f'<option value="{number}" selected>' in browser.get(f"/accounts/new?person={number}").text
        assert len(sent) <= 12, sent
        empty = browser.post("/accounts/new", {"person": number, "login": " "}).text
        assert [told in empty for told in ("请写明登录名", "请写明本人的工号或电话")] == [True, True]
        wanted = {"person": number, "login": "Cheng", "identity": "A17"}
        made = browser.post("/accounts/new", wanted)
        assert made.status_code == 200
        assert CODE.search(made.text)
        assert show_account(browser.settings, "cheng", datetime.now(UTC)).line.state is AccountState.UNREDEEMED
        assert "有 1 个一次性代码待您放行" in become(browser, tokens, Role.SECURITY_ADMIN).get("/accounts").text
        assert "代码待安全管理员放行" in browser.get("/accounts?state=release").text
        taken = become(browser, tokens, Role.SYSTEM_ADMIN).post("/accounts/new", wanted | {"person": "99"})
        assert (taken.status_code, 'value="Cheng"' in taken.text) == (422, True)


def test_a_namesake_of_an_administrator_is_asked_why(tmp_path: Path) -> None:
    with browsing(tmp_path) as browser:
        tokens = signed_in(browser)
        become(browser, tokens, Role.SYSTEM_ADMIN)
        twin = add_person(browser.settings, Person(0, "李安全", Role.VIEWER, None, "zhejiang"), datetime.now(UTC))
        wanted = {"person": str(twin.id), "login": "li2", "identity": "B2"}
        asked = browser.post("/accounts/new", wanted)
        assert (asked.status_code, "请在“同名的理由”一栏写明" in asked.text) == (422, True)
        assert browser.post("/accounts/new", wanted | {"namesake": "另一个人"}).status_code == 200
