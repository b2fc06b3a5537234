"""example: a list, or a case as workbooks."""

from pathlib import Path

import pytest

from tests.cli.builders import SHIPPED, call


def test_without_a_name_all_are_listed() -> None:
    shown = call("example", folders=SHIPPED)
    assert shown.exit_code == 0
    names = [line.partition("　")[0] for line in shown.stdout.splitlines()]
    assert {"pass", "rectify", "reject", "zhenjiang-p03", "case"} <= set(names)


def test_a_case_is_written_with_its_findings(tmp_path: Path) -> None:
    out = tmp_path / "园区.xlsx"
    shown = call("example", "pass", "-o", out, folders=SHIPPED)
    written = [out, tmp_path / "园区-核查记录.xlsx"]
    assert shown.stdout.splitlines() == [f"已写出 {path}" for path in written]
    assert all(path.is_file() for path in written)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("passt", "-o", "x.xlsx"), "没有名为“passt”的示例，您是否想写“pass”；现有示例："),
        (("pass",), "请用 -o 指定写到哪个文件"),
    ],
)
def test_what_cannot_be_written_is_told(words: tuple[str, ...], told: str) -> None:
    shown = call("example", *words, folders=SHIPPED)
    assert (shown.exit_code, shown.stdout) == (2, "")
    assert told in shown.stderr


def test_it_is_told_in_the_language_asked_for(tmp_path: Path) -> None:
    out = tmp_path / "park.xlsx"
    shown = call("example", "pass", "-o", out, "--lang", "en", folders=SHIPPED).stdout
    assert shown.splitlines()[0] == f"written: {out}"
    near = call("example", "passt", "-o", out, "--lang", "en", folders=SHIPPED).stderr
    assert near.startswith("there is no example “passt”, did you mean “pass”; there are: pass, ")
    assert "say by -o which file to write" in call("example", "pass", "--lang", "en", folders=SHIPPED).stderr
    assert "everything for a whole case" in call("example", "--lang", "en", folders=SHIPPED).stdout


def test_a_result_that_is_not_written_ends_with_code_four(tmp_path: Path) -> None:
    (tmp_path / "有.xlsx").write_bytes(b"filled in")
    for out, told in (("没有/x.xlsx", "无法读写文件"), ("有.xlsx", "--force"), ("x.xls", "扩展名应为 .xlsx")):
        shown = call("example", "pass", "-o", tmp_path / out, folders=SHIPPED)
        assert (shown.exit_code, shown.stdout) == (4, "")
        assert out in shown.stderr
        assert told in shown.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["有.xlsx"]
    assert (tmp_path / "有.xlsx").read_bytes() == b"filled in"
    assert call("example", "pass", "-o", tmp_path / "有.xlsx", "--force", folders=SHIPPED).exit_code == 0


@pytest.mark.parametrize("folder", ["", ".", "/"])
def test_a_folder_without_a_name_is_no_place_for_a_workbook(folder: str) -> None:
    shown = call("example", "pass", "-o", folder, folders=SHIPPED)
    assert (shown.exit_code, shown.stdout) == (4, "")
    assert f"无法读写文件 {folder or '.'}：是文件夹，不是文件" in shown.stderr


def test_a_case_to_drive_by_hand_is_written_into_a_folder(tmp_path: Path) -> None:
    shown = call("example", "case", "-o", tmp_path / "演示", folders=SHIPPED)
    *written, hint = shown.stdout.splitlines()
    assert written[-1] == f"已写出 {tmp_path / '演示' / '办理步骤.md'}"
    assert hint.startswith(f"请打开 {tmp_path / '演示' / '办理步骤.md'}")
    again = call("example", "case", "-o", tmp_path / "演示", folders=SHIPPED)
    assert (again.exit_code, "没有覆盖" in again.stderr) == (4, True)
