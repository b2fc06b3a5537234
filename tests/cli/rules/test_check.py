"""rules check: code 0 when all is well, 1 for faulty rules, 2 for a wrong call."""

from pathlib import Path

from tests.cli.builders import call, demo_folders
from tests.rulelang.builders import TARGET, rule_base

ON = ("--on", "2026-01-15")


def test_a_rule_base_in_order() -> None:
    shown = call("rules", "check", *ON)
    assert (shown.exit_code, shown.stderr) == (0, "")
    assert shown.stdout.startswith("demo 1 未发现问题：规则 9 条")


def test_faults_are_listed_with_file_and_line(tmp_path: Path) -> None:
    rule_base(tmp_path).change(TARGET, {'100%)", verdict: nearly_met': '100%)", verdict: almost'})
    shown = call("rules", "check", *ON, folders=demo_folders(tmp_path))
    assert (shown.exit_code, shown.stdout) == (1, "")
    assert "TG-01-energy-intensity.yaml:13:36 发现 未知的判定“almost”" in shown.stderr
    assert shown.stderr.splitlines()[-1] == "规则库有 1 处问题"


def test_an_unknown_pack_is_a_wrong_call() -> None:
    shown = call("rules", "check", "demos", *ON)
    assert shown.exit_code == 2
    assert "您是否想写“demo”" in shown.stderr
