"""The files of a case."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from tests.web.cases.desks import browsing_case


def test_files_are_handed_out_as_they_were_handed_in(tmp_path: Path) -> None:
    with browsing_case("imported", tmp_path) as (browser, at):
        own = f"/cases/{at.case}"
        files = browser.get(f"{own}/files").text
        (digest,) = re.findall(rf"{own}/files/([0-9a-f]{{64}})", files)
        kept = browser.client.get(f"{own}/files/{digest}")
        assert kept.content == at.workbook().read_bytes()
        assert kept.headers["content-disposition"].startswith("attachment")
        assert browser.get(f"{own}/files/{'0' * 64}").status_code == 404
        (sheet,) = load_workbook(BytesIO(browser.client.get(f"{own}/files/list.xlsx").content)).worksheets
        assert digest in [cell for row in sheet.iter_rows(values_only=True) for cell in row]
        assert "import of the workbook" in browser.get(f"{own}?lang=en").text
