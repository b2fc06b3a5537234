"""rules changelog: the record to paste, or written where it belongs."""

from pathlib import Path

from tests.cli.builders import call, demo_folders
from tests.rulelang.builders import rule_base

ON = ("--on", "2026-01-15")


def test_the_record_is_printed() -> None:
    shown = call("rules", "changelog", *ON)
    assert (shown.exit_code, shown.stderr) == (0, "")
    assert shown.stdout.startswith("## demo 1 摘要 ")
    assert "- 理由：待填写" in shown.stdout


def test_it_is_written_once(tmp_path: Path) -> None:
    base = rule_base(tmp_path)
    base.write("rules/CHANGELOG.md", "# 规则变更记录\n")
    folders = demo_folders(tmp_path)
    first = call("rules", "changelog", "--write", *ON, folders=folders)
    assert first.exit_code == 0
    assert "CHANGELOG.md；请写明主题、规则和理由" in first.stdout
    assert call("rules", "changelog", "--write", *ON, folders=folders).stdout == "变更记录已与规则一致，没有改动\n"


def test_in_english(tmp_path: Path) -> None:
    base = rule_base(tmp_path)
    refused = call("rules", "changelog", "--write", "--lang", "en", *ON, folders=demo_folders(tmp_path))
    assert refused.stderr.startswith("Found no rules/CHANGELOG.md; ")
    base.write("rules/CHANGELOG.md", "# 规则变更记录\n")
    told = [call("rules", "changelog", "--write", "--lang", "en", *ON, folders=demo_folders(tmp_path)) for _ in "12"]
    assert told[0].stdout.endswith("CHANGELOG.md; state 主题, 规则 and 理由 in it\n")
    assert told[1].stdout == "the records match: nothing to change\n"


def test_without_a_file_it_says_how_to_begin() -> None:
    shown = call("rules", "changelog", "--write", *ON)
    assert shown.exit_code == 2
    assert "第一行写“# 规则变更记录”" in shown.stderr
