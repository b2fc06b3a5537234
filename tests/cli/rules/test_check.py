"""rules check: code 0 when all is well, 1 for faulty rules, 2 for a wrong call."""

from pathlib import Path

from tests.cli.builders import call, demo_folders, own_chinese
from tests.rulelang.builders import TARGET, rule_base
from tests.workflow.rule_bases import two_versions

ON = ("--on", "2026-01-15")


def test_a_rule_base_in_order() -> None:
    shown = call("rules", "check", *ON)
    assert (shown.exit_code, shown.stderr) == (0, "")
    assert shown.stdout.startswith("demo 1 未发现问题：规则 9 条")


def test_faults_are_listed_with_file_and_line(tmp_path: Path) -> None:
    rule_base(tmp_path).change(TARGET, {'100%)", verdict: nearly_met': '100%)", verdict: almost'})
    shown = call("rules", "check", *ON, folders=demo_folders(tmp_path))
    assert shown.exit_code == 1
    assert shown.stdout.startswith("demo@1 的证明、场景和变更记录没有检查：须先改正所列问题\n")
    assert "TG-01-energy-intensity.yaml:13:36 发现 未知的判定“almost”" in shown.stderr
    assert shown.stderr.splitlines()[-1] == "规则库有 1 处问题"


def test_what_does_not_hold_is_told_with_the_command_for_an_example(tmp_path: Path) -> None:
    sample = Path(__file__).parents[2] / "rulelang/analysis/broken/not-monotone.yaml"
    rule_base(tmp_path).write(TARGET, sample.read_text(encoding="utf-8"))
    shown = call("rules", "check", *ON, folders=demo_folders(tmp_path))
    assert shown.exit_code == 1
    assert "不成立 1（" in shown.stdout
    command = "acceptance rules example TG-01 attainment=89% --pack demo"
    assert command in shown.stderr
    example = call(*command.split()[1:], *ON, folders=demo_folders(tmp_path))
    assert example.stdout == '- {given: {attainment: "89%"}, verdict: met}\n'
    english = call("rules", "check", "--lang", "en", *ON, folders=demo_folders(tmp_path))
    assert "attainment goes from 89% to 90%, the outcome from met to nearly_met" in english.stderr
    assert english.stderr.splitlines()[-1] == "1 problem"


def test_proofs_are_listed_when_asked_for() -> None:
    shown = call("rules", "check", "demo", "--proofs", *ON)
    assert shown.exit_code == 0
    assert "  ✓ TG-01　完成率（attainment）越高越好" in shown.stdout
    assert "  ✓ TG-01　" not in call("rules", "check", "demo", *ON).stdout


def test_in_english_only_what_files_state_is_chinese() -> None:
    shown = call("rules", "check", "--proofs", "--lang", "en", *ON)
    assert (shown.exit_code, own_chinese(shown.stdout)) == (0, set())
    assert shown.stdout.startswith("demo 1 no problems found: 9 rules (Credibility of data 1, Expected outcomes 2")
    assert "  no scenarios written, not compared; no CHANGELOG.md, not compared" in shown.stdout


def test_a_pack_folder_is_a_pack(tmp_path: Path) -> None:
    root = rule_base(tmp_path).root
    shown = call("rules", "check", root / "rules" / "demo", *ON, folders={})
    assert (shown.exit_code, shown.stdout[:6]) == (0, "demo 1")
    elsewhere = call("rules", "check", root / "rules" / "demo", "--rubrics", tmp_path / "none", *ON, folders={})
    assert elsewhere.exit_code == 1
    assert "未知的评分标准“demo”" in elsewhere.stderr


def test_the_version_in_a_folder_is_checked_on_a_day_it_is_in_force_and_that_is_said(tmp_path: Path) -> None:
    rules = two_versions(tmp_path).root / "rules"
    late = call("rules", "check", rules / "demo-2", *ON, folders={})
    assert late.stdout.splitlines()[0] == "demo@2 在 2026-01-15 不施行，按离它最近的施行日 2027-01-01 检查"
    assert late.stdout.splitlines()[1].startswith("demo 2 未发现问题")
    english = call("rules", "check", rules / "demo", "--on", "2027-02-01", "--lang", "en", folders={})
    assert english.stdout.startswith("demo@1 is not in force on 2027-02-01; checked on 2026-12-31")
    assert "demo 1 no problems found" in english.stdout


def test_an_unknown_pack_is_a_wrong_call() -> None:
    shown = call("rules", "check", "demos", *ON)
    assert shown.exit_code == 2
    assert "您是否想写“demo”" in shown.stderr
