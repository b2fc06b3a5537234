"""The record of a case and its files."""

from __future__ import annotations

import re
from pathlib import Path

from tests.web.cases.desks import browsing_case


def test_the_record_and_the_files_can_be_seen(tmp_path: Path) -> None:
    with browsing_case("imported", tmp_path) as (browser, at):
        own = f"/cases/{at.case}"
        history = browser.get(f"{own}/history").text
        assert "初审同意受理" in history
        assert "审计记录：连同被拒绝的办理，6 条" in history
        files = browser.get(f"{own}/files").text
        (digest,) = re.findall(rf"{own}/files/([0-9a-f]{{64}})", files)
        kept = browser.client.get(f"{own}/files/{digest}")
        assert kept.content == at.workbook().read_bytes()
        assert kept.headers["content-disposition"].startswith("attachment")
        assert browser.get(f"{own}/files/{'0' * 64}").status_code == 404
        assert "import of the workbook" in browser.get(f"{own}?lang=en").text
