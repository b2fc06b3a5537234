"""The table of who may do what, as the program goes by it."""

from __future__ import annotations

from pathlib import Path

from service.access.policy_told import rights_told
from service.vocabulary.language import Language
from service.vocabulary.person import Role
from tests.web.administrators import become, signed_in
from tests.web.browsing import browsing


def test_it_is_the_table_of_the_policy(tmp_path: Path) -> None:
    with browsing(tmp_path) as browser:
        tokens = signed_in(browser)
        page = become(browser, tokens, Role.SECURITY_ADMIN).get("/people/rights").text
        for row in rights_told(Language.ZH):
            assert row.what in page
        assert page.count(">●<") == sum(mark == "●" for row in rights_told(Language.ZH) for mark in row.marks)
        assert become(browser, tokens, Role.AUDIT_ADMIN).get("/people/rights").status_code == 403
