"""template: empty workbooks, for the pack they name."""

from pathlib import Path

import pytest

from service.intake.files.openbook import read_grid
from service.intake.reading.submission import cover_of
from service.workflow.evaluation.templates import write_template
from service.workflow.rules.rule_base import UnknownPack
from service.workflow.saving import RefusedOutput
from tests.workflow.builders import ON, demo_settings


@pytest.mark.parametrize(("findings", "sheet"), [(False, "指标"), (True, "人工核查")])
def test_either_template_is_a_readable_workbook(tmp_path: Path, findings: bool, sheet: str) -> None:
    out = tmp_path / "模板.xlsx"
    write_template(demo_settings(), "demo", findings, ON, out)
    assert sheet in read_grid(out).sheets


def test_the_template_names_its_pack(tmp_path: Path) -> None:
    write_template(demo_settings(), "demo", False, ON, tmp_path / "模板.xlsx")
    assert cover_of(read_grid(tmp_path / "模板.xlsx")).pack == "demo"


def test_an_unknown_pack_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(UnknownPack):
        write_template(demo_settings(), "demos", False, ON, tmp_path / "模板.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_a_workbook_that_is_there_is_replaced_only_when_asked(tmp_path: Path) -> None:
    out = tmp_path / "园区.xlsx"
    out.write_bytes(b"filled in")
    with pytest.raises(RefusedOutput, match=r"园区\.xlsx 已存在.*--force"):
        write_template(demo_settings(), "demo", False, ON, out)
    assert out.read_bytes() == b"filled in"
    write_template(demo_settings(), "demo", False, ON, out, force=True)
    assert "指标" in read_grid(out).sheets


def test_a_template_is_an_xlsx_file(tmp_path: Path) -> None:
    with pytest.raises(RefusedOutput, match=r"扩展名应为 \.xlsx"):
        write_template(demo_settings(), "demo", False, ON, tmp_path / "园区.xls")
    assert list(tmp_path.iterdir()) == []
