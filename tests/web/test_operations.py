"""How the installation is doing, on a screen of its system administrator."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from service.vocabulary.person import Role
from service.workflow.installation.backup import backup
from service.workflow.installation.check_backup import check_backup, record_check
from tests.web.administrators import become, signed_in
from tests.web.browsing import browsing
from tests.web.queries import counted


def test_backups_settings_and_checks_are_told_to_the_system_administrator(tmp_path: Path) -> None:
    with browsing(tmp_path) as browser:
        tokens = signed_in(browser)
        become(browser, tokens, Role.SYSTEM_ADMIN)
        bare = browser.get("/operations").text
        assert "还没有备份过" in bare
        assert "还没有核对过" in bare
        made = backup(browser.settings, tmp_path / "b.zip", datetime.now(UTC) - timedelta(hours=30))
        assert record_check(
            browser.settings, *check_backup(browser.settings, made.path, datetime.now(UTC)), datetime.now(UTC)
        )
        with counted() as sent:
            page = browser.get("/operations").text
        assert len(sent) <= 12, sent
        assert "最近一次备份已过去 30 小时" in page
        assert "可以恢复" in page
        assert "ACCEPTANCE_DATABASE_URL" in page
        checks = browser.get("/operations/checks").text
        assert checks.count('class="state tag') > 10
        for other in (Role.SECURITY_ADMIN, Role.AUDIT_ADMIN):
            assert become(browser, tokens, other).get("/operations").status_code == 403
