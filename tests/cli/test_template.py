"""template: both empty workbooks, for a pack and a date."""

from pathlib import Path

import pytest

from tests.cli.builders import call
from tests.workflow.builders import a_workbook


@pytest.mark.parametrize("kind", [(), ("--findings",)])
def test_a_template_is_written(tmp_path: Path, kind: tuple[str, ...]) -> None:
    out = tmp_path / "空白.xlsx"
    shown = call("template", "--pack", "demo", "--on", "2026-01-15", *kind, "-o", out)
    assert (shown.exit_code, shown.stdout) == (0, f"已写出 {out}\n")
    assert out.stat().st_size > 5000


def test_it_is_told_in_the_language_asked_for(tmp_path: Path) -> None:
    out = tmp_path / "empty.xlsx"
    words = ("template", "--pack", "demo", "--on", "2026-01-15", "-o", out, "--lang", "en")
    assert call(*words).stdout == f"written: {out}\n"
    assert (
        call(*words).stderr == f"{out} is there already and was not replaced; choose another name, or add --force "
        "to replace it\n"
    )


def test_an_empty_template_has_no_conclusion_yet_but_says_what_it_lacks(tmp_path: Path) -> None:
    out = tmp_path / "空白.xlsx"
    call("template", "--pack", "demo", "--on", "2026-01-15", "-o", out)
    shown = call("evaluate", out)
    assert shown.exit_code == 2
    assert "封面没有可用的评估日期" in shown.stderr


def test_the_findings_of_a_park_ask_what_there_is_to_rule_on(tmp_path: Path) -> None:
    workbook, out = a_workbook(tmp_path), tmp_path / "核查.xlsx"
    shown = call("template", "--for", workbook, "-o", out)
    assert (shown.exit_code, shown.stdout) == (0, f"已写出 {out}\n")
    assert "核查记录：核查.xlsx" in call("evaluate", workbook, "--findings", out).stdout
    refused = call("template", "--for", tmp_path / "没有.xlsx", "-o", tmp_path / "x.xlsx")
    assert refused.exit_code == 2
    assert "没有.xlsx" in refused.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--pack", "demos", "-o", "x.xlsx"), "您是否想写“demo”"),
        (("--pack", "demo", "--on", "2020-01-01", "-o", "x.xlsx"), "2020-01-01"),
        ((), "--out"),
    ],
)
def test_what_cannot_be_written_ends_with_code_two(words: tuple[str, ...], told: str) -> None:
    shown = call("template", *words)
    assert (shown.exit_code, shown.stdout) == (2, "")
    assert told in shown.stderr


def test_a_result_that_is_not_written_ends_with_code_four(tmp_path: Path) -> None:
    words = ("template", "--pack", "demo", "--on", "2026年1月15日", "-o")
    there = tmp_path / "有.xlsx"
    there.write_bytes(b"filled in")
    for out, told in (("没有/x.xlsx", "无法读写文件"), ("有.xlsx", "--force"), ("x.xls", "扩展名应为 .xlsx")):
        shown = call(*words, tmp_path / out)
        assert (shown.exit_code, shown.stdout) == (4, "")
        assert out in shown.stderr
        assert told in shown.stderr
    assert there.read_bytes() == b"filled in"
    assert call(*words, there, "--force").exit_code == 0
    assert there.stat().st_size > 5000
