"""template: empty workbooks; files are written whole or not at all."""

from pathlib import Path

import pytest

from service.intake.files.openbook import read_grid
from service.intake.reading.submission import cover_of
from service.workflow.rule_base import UnknownPack
from service.workflow.templates import save, write_template
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


def test_save_replaces_a_file_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    out = tmp_path / ("长" * 80 + ".xlsx")
    save(out, b"old")
    save(out, b"new")
    assert out.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [out]


def test_a_write_that_fails_keeps_the_old_file(tmp_path: Path) -> None:
    out = tmp_path / "结果.json"
    save(out, b"old")
    with pytest.raises(TypeError):
        save(out, "no bytes")  # type: ignore[arg-type]
    assert out.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [out]


def test_a_place_that_cannot_be_written_is_named_as_the_caller_named_it(tmp_path: Path) -> None:
    folder = tmp_path / "结果"
    folder.mkdir()
    for out in (tmp_path / "没有" / "结果.json", folder):
        with pytest.raises(OSError, match="结果") as told:
            save(out, b"new")
        assert told.value.filename == str(out)
    assert list(tmp_path.iterdir()) == [folder]
    assert list(folder.iterdir()) == []
