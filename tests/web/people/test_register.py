"""Who is on record, on a screen."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from service.vocabulary.person import Role
from service.workflow.people.add_person import add_person
from tests.web.administrators import ASSESSOR, become, signed_in
from tests.web.browsing import browsing
from tests.web.queries import counted


def test_administrators_see_everybody_with_their_scope_and_deactivate_them(tmp_path: Path) -> None:
    with browsing(tmp_path) as browser:
        tokens = signed_in(browser)
        gone = add_person(browser.settings, ASSESSOR, datetime.now(UTC))
        become(browser, tokens, Role.SECURITY_ADMIN)
        with counted() as sent:
            page = browser.get("/people").text
        assert len(sent) <= 12, sent
        assert "浙江" in page
        assert "本系统（看不到业务数据）" in page
        found = browser.get("/people?q=程&role=assessor&standing=active").text
        assert ("程若谷" in found, "赵审计" in found) == (True, False)
        done = browser.post(f"/people/{gone.id}/deactivate", {}, page="/people")
        assert done.status_code == 303
        refused = browser.post("/people/2/deactivate", {}, page="/people")
        assert (refused.status_code, "是您自己的账号" in refused.text) == (422, True)
        sheet = load_workbook(BytesIO(browser.client.get("/people/list.xlsx?standing=inactive").content)).worksheets[0]
        assert [row[1] for row in sheet.iter_rows(min_row=6, values_only=True)] == ["程若谷"]
        system = become(browser, tokens, Role.SYSTEM_ADMIN).get("/people").text
        assert ("/deactivate" in system, "/accounts/new?person=" in system) == (False, True)


def test_others_see_their_own_place_and_change_nothing(tmp_path: Path) -> None:
    with browsing(tmp_path) as browser:
        signed_in(browser)
        page = browser.sign_in(ASSESSOR, "cheng").get("/people").text
        assert ("程若谷" in page, "孙系统" in page, "/deactivate" in page) == (True, False, False)
