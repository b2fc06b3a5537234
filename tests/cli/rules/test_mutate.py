"""rules mutate: the score on stdout, progress on stderr; code 1 when it falls short."""

from pathlib import Path

from tests.cli.builders import call, demo_folders, own_chinese
from tests.rulelang.builders import TARGET, rule_base

ON = ("--on", "2026-01-15")


def test_survivors_and_score_are_told(tmp_path: Path) -> None:
    folders = demo_folders() | {"ACCEPTANCE_FEATURES_DIR": str(tmp_path)}
    shown = call("rules", "mutate", "demo", "--rule", "GT-01", *ON, folders=folders)
    assert shown.exit_code == 1
    assert "GT-01-core-target.yaml:1:1 否决效力 GT-01 reject → withhold" in shown.stdout
    assert "    存活；加上这个就能发现" in shown.stdout
    assert "        | GT-01 | 未达到 |" in shown.stdout
    assert shown.stdout.splitlines()[-1].startswith("demo 1：变异得分 77%（目标 95%）；变异 9 个")
    assert "已试 9/9" in shown.stderr


def test_in_english(tmp_path: Path) -> None:
    folders = demo_folders() | {"ACCEPTANCE_FEATURES_DIR": str(tmp_path)}
    shown = call("rules", "mutate", "demo", "--rule", "GT-01", "--lang", "en", *ON, folders=folders)
    assert "survives; this would notice it" in shown.stdout
    assert "demo 1: score 77% (goal 95%); 9 mutants, noticed by example 7" in shown.stdout
    assert "tried 9/9" in shown.stderr
    assert own_chinese(shown.stdout.splitlines()[-1]) == set()


def test_an_unknown_rule_is_a_wrong_call(tmp_path: Path) -> None:
    folders = demo_folders() | {"ACCEPTANCE_FEATURES_DIR": str(tmp_path)}
    shown = call("rules", "mutate", "demo", "--rule", "GT-10", *ON, folders=folders)
    assert shown.exit_code == 2
    assert "您是否想写“GT-01”" in shown.stderr


def test_what_fails_without_any_change_is_told_instead_of_a_score(tmp_path: Path) -> None:
    base = rule_base(tmp_path)
    base.change(
        TARGET, {'{given: {attainment: "99%"}, verdict: nearly_met}': '{given: {attainment: "99%"}, verdict: met}'}
    )
    folders = demo_folders(base.root) | {"ACCEPTANCE_FEATURES_DIR": str(tmp_path)}
    shown = call("rules", "mutate", "demo", "--rule", "TG-01", *ON, folders=folders)
    assert (shown.exit_code, shown.stdout) == (1, "")
    assert "TG-01（indicator:energy_intensity）：应为 met，实为 nearly_met" in shown.stderr
    assert "未作任何改动已有 1 处不符" in shown.stderr
    english = call("rules", "mutate", "demo", "--rule", "TG-01", "--lang", "en", *ON, folders=folders)
    assert "expected met, came to nearly_met" in english.stderr
    assert "1 do not hold before anything is changed" in english.stderr
