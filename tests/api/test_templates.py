"""Blank workbooks are downloads under their Chinese names."""

from pathlib import Path

from service.intake.files.openbook import read_grid
from service.transport.downloads import XLSX
from tests.api.served import served
from tests.rulelang.builders import DEMO


def test_a_blank_workbook_of_a_pack(tmp_path: Path) -> None:
    with served(tmp_path, rules_dir=DEMO / "rules", rubrics_dir=DEMO / "rubrics") as service:
        client = service.sign_in()
        made = client.get("/templates/judgements?pack=demo&on=2026-01-15")
        assert (made.status_code, made.headers["content-type"]) == (200, XLSX), made.text
        assert "人工核查" in read_grid(made.content).sheets
        unknown = client.get("/templates/submission?pack=none")
        assert (unknown.status_code, unknown.json()["code"]) == (404, "rule-unknown")
        assert client.get("/templates/other").status_code == 422
