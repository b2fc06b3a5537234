"""The list of accounts: what it shows to whom, its filters, its export."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from service.vocabulary.person import Role
from tests.web.administrators import ASSESSOR, become, signed_in
from tests.web.browsing import browsing
from tests.web.queries import counted

MOST_QUERIES = 12


def test_it_lists_filters_and_exports_what_administrators_keep(tmp_path: Path) -> None:
    with browsing(tmp_path) as browser:
        tokens = signed_in(browser)
        become(browser, tokens, Role.SYSTEM_ADMIN)
        with counted() as sent:
            page = browser.get("/accounts").text
        assert len(sent) <= MOST_QUERIES, sent
        assert [name in page for name in ("孙系统", "李安全", "赵审计")] == [True] * 3
        assert "开立账号" in page
        found = browser.get("/accounts?q=zhao&state=active").text
        assert ("赵审计" in found, "李安全" in found) == (True, False)
        assert "没有符合条件的账号" in browser.get("/accounts?state=locked").text
        sheet = load_workbook(BytesIO(browser.client.get("/accounts/list.xlsx?q=zhao").content)).worksheets[0]
        rows = list(sheet.iter_rows(values_only=True))
        assert rows[2][0] == "筛选条件：登录名或姓名：zhao"
        assert [row[:4] for row in rows[5:]] == [("zhao", "赵审计", "审计管理员", "在用")]
        assert "Accounts" in browser.get("/accounts?lang=en").text


def test_nobody_else_sees_it(tmp_path: Path) -> None:
    with browsing(tmp_path) as browser:
        tokens = signed_in(browser)
        security = become(browser, tokens, Role.SECURITY_ADMIN).get("/accounts")
        assert (security.status_code, "/accounts/new" in security.text) == (200, False)
        assert become(browser, tokens, Role.AUDIT_ADMIN).get("/accounts").status_code == 403
        assert browser.sign_in(ASSESSOR, "cheng").get("/accounts").status_code == 403
