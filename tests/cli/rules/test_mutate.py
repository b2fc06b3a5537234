"""rules mutate: the score on stdout, progress on stderr; code 1 when it falls short."""

from pathlib import Path

from tests.cli.builders import call, demo_folders, own_chinese

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
