"""rules new: writes the file and says what comes next; code 2 for a wrong call, 4 where a rule stands already."""

from pathlib import Path

from tests.cli.builders import call, demo_folders
from tests.rulelang.builders import rule_base

ON = ("--on", "2026-01-15")


def test_a_new_rule_is_red_in_check_and_in_test(tmp_path: Path) -> None:
    rule_base(tmp_path)
    folders = demo_folders(tmp_path)
    made = call("rules", "new", "TG-10", "--theme", "targets", "--about", "节能量", folders=folders)
    assert made.exit_code == 0
    assert "TG-10-energy-saving.yaml" in made.stdout
    assert "请把每一处“待填写”换成实际内容" in made.stdout
    checked = call("rules", "check", *ON, folders=folders)
    assert checked.exit_code == 1
    assert "TG-10-energy-saving.yaml:4:8 发现 尚未填写的“title”" in checked.stderr
    assert call("rules", "test", *ON, folders=folders).exit_code != 0


def test_in_english(tmp_path: Path) -> None:
    rule_base(tmp_path)
    folders = demo_folders(tmp_path)
    made = call("rules", "new", "TG-10", "--theme", "targets", "--lang", "en", folders=folders)
    first, then = made.stdout.splitlines()
    assert (first[:6], then) == (
        "wrote ",
        "put what is meant in each place marked “待填写”, then run acceptance rules check",
    )
    refused = call("rules", "new", "TG-11", "--theme", "target", "--lang", "en", folders=folders)
    assert refused.stderr.startswith("Found the unknown theme “target”; allowed: credibility, targets, ")


def test_a_rule_is_never_replaced(tmp_path: Path) -> None:
    rule_base(tmp_path)
    shown = call("rules", "new", "TG-01", "--theme", "targets", folders=demo_folders(tmp_path))
    assert shown.exit_code == 4
    assert "已有 TG-01" in shown.stderr


def test_an_unknown_theme_is_a_wrong_call(tmp_path: Path) -> None:
    rule_base(tmp_path)
    shown = call("rules", "new", "TG-10", "--theme", "target", folders=demo_folders(tmp_path))
    assert shown.exit_code == 2
    assert "未知的主题“target”" in shown.stderr
