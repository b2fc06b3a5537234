"""rules diff: code 0 whether or not something differs, 1 for faulty rules, 2 for a wrong call, 4 for no output."""

import json
from pathlib import Path

from tests.cli.builders import call, lines
from tests.rulelang.builders import PARAMETERS, TARGET, RuleBase, rule_base

ON = ("--on", "2026-01-15")


def a_copy(folder: Path) -> RuleBase:
    """The small rule base with a higher floor."""
    base = rule_base(folder)
    base.change(PARAMETERS, {'value: "60%"': 'value: "65%"'})
    return base


def test_the_same_twice() -> None:
    shown = call("rules", "diff", "demo", "demo", *ON)
    assert (shown.exit_code, shown.stderr) == (0, "")
    assert "没有影响判定的差异：判定、得分和等级都相同" in lines(shown)


def test_an_edited_copy(tmp_path: Path) -> None:
    a_copy(tmp_path)
    shown = call("rules", "diff", "demo", tmp_path / "rules/demo", *ON)
    assert shown.exit_code == 0
    assert "完成率在 [60%, 65%) 的园区由“达到”变为“未达到”（更严）" in lines(shown)
    assert "新的一边仍写 1，请把 pack.yaml 的 version 改为 1.1" in lines(shown)


def test_in_english(tmp_path: Path) -> None:
    a_copy(tmp_path)
    shown = call("rules", "diff", "demo", tmp_path / "rules", "--lang", "en", *ON)
    assert "parks with attainment in [60%, 65%): met → unmet (stricter)" in lines(shown)


def test_the_json_file(tmp_path: Path) -> None:
    a_copy(tmp_path)
    out = tmp_path / "diff.json"
    assert call("rules", "diff", "demo", tmp_path / "rules", "--json", out, *ON).exit_code == 0
    assert [rule["id"] for rule in json.loads(out.read_text(encoding="utf-8"))["rules"]] == ["GT-01"]


def test_rubrics_elsewhere(tmp_path: Path) -> None:
    a_copy(tmp_path)
    (tmp_path / "rubrics").rename(tmp_path / "scores")
    call_with = ("rules", "diff", tmp_path / "rules", tmp_path / "rules", *ON, "--rubrics")
    assert call(*call_with, f"{tmp_path / 'scores'},{tmp_path / 'scores'}").exit_code == 0
    wrong = call(*call_with, str(tmp_path / "scores"))
    assert (wrong.exit_code, "不是两个已有的文件夹" in wrong.stderr) == (2, True)


def test_faulty_rules_are_listed(tmp_path: Path) -> None:
    a_copy(tmp_path).change(TARGET, {'100%)", verdict: nearly_met': '100%)", verdict: almost'})
    shown = call("rules", "diff", "demo", tmp_path / "rules/demo", *ON)
    assert (shown.exit_code, shown.stdout) == (1, "")
    assert shown.stderr.splitlines()[-1] == "规则库有 1 处问题，无法比较"
    english = call("rules", "diff", "demo", tmp_path / "rules/demo", "--lang", "en", *ON)
    assert english.stderr.splitlines()[-1] == "not compared: problems 1"


def test_a_wrong_call(tmp_path: Path) -> None:
    assert "您是否想写“demo”" in call("rules", "diff", "demo", "demos", *ON).stderr
    assert call("rules", "diff", "demo", tmp_path, *ON).exit_code == 2


def test_a_result_that_is_not_written(tmp_path: Path) -> None:
    shown = call("rules", "diff", "demo", "demo", "--json", tmp_path / "diff.txt", *ON)
    assert (shown.exit_code, shown.stdout) == (4, "")
