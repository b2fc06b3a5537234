"""rules test: code 0 when all examples and scenarios hold, 1 when not, 2 for a wrong call."""

from pathlib import Path

from tests.cli.builders import call, demo_folders, own_chinese
from tests.rulelang.builders import PROJECTS, TARGET, rule_base

ON = ("--on", "2026-01-15")
LAST = '\n  - {given: {rate: "90%"}, verdict: met}'
FEATURE = """# language: zh-CN
@demo
功能: 核心指标

  场景: 守住目标
    假如 “单位生产总值能耗”的基期值为0.50
    而且 “单位生产总值能耗”的目标值为0.40
    而且 “单位生产总值能耗”的实际值为0.41
    当 按规则TG-01判定
    那么 判定为“达到”
"""


def test_an_unknown_pack_is_a_wrong_call() -> None:
    shown = call("rules", "test", "demos", *ON)
    assert shown.exit_code == 2
    assert "您是否想写“demo”" in shown.stderr


def test_examples_and_criteria_are_run(tmp_path: Path) -> None:
    shown = call("rules", "test", *ON, folders=demo_folders() | {"ACCEPTANCE_FEATURES_DIR": str(tmp_path)})
    assert shown.exit_code == 0
    examples, criteria, coverage = shown.stdout.splitlines()
    assert examples.startswith("规则例子：")
    assert examples.endswith(" 个通过，0 个未通过")
    assert criteria == "验收准则场景：0 个通过，0 个未通过"
    assert coverage == "demo 1 例子覆盖：判定 33/33 (100%)，界线两侧 36/36 (100%)"


def test_what_no_example_shows_is_told_with_a_line_to_paste(tmp_path: Path) -> None:
    base = rule_base(tmp_path)
    base.change(PROJECTS, {LAST: ""})
    folders = demo_folders(base.root) | {"ACCEPTANCE_FEATURES_DIR": str(base.root)}
    shown = call("rules", "test", "--lang", "en", *ON, folders=folders)
    assert shown.exit_code == 1
    (gap,) = shown.stderr.splitlines()
    assert gap.endswith(f"shows rate, border 90%, side 90% (met); add to examples: {LAST.strip()}")
    assert "sides of borders 35/36 (97%)" in shown.stdout


def test_what_does_not_hold_is_told_with_its_place(tmp_path: Path) -> None:
    base = rule_base(tmp_path / "base")
    base.change(TARGET, {'actual: "0.40"}, verdict: met': 'actual: "0.41"}, verdict: met'})
    criteria = tmp_path / "features" / "criteria"
    criteria.mkdir(parents=True)
    (criteria / "core.feature").write_text(FEATURE, encoding="utf-8")
    folders = demo_folders(base.root) | {"ACCEPTANCE_FEATURES_DIR": str(tmp_path / "features")}
    shown = call("rules", "test", *ON, folders=folders)
    assert shown.exit_code == 1
    example, scenario, *gaps = shown.stderr.splitlines()
    assert "TG-01-energy-intensity.yaml" in example
    assert "应为 met，实为 nearly_met" in example
    assert scenario.startswith("features/criteria/core.feature:10 守住目标：")
    assert "应为“达到”，实为“基本达到”" in scenario
    assert len(gaps) == 2
    english = call("rules", "test", "--lang", "en", *ON, folders=folders)
    example, scenario, *gaps = english.stderr.splitlines()
    assert example.endswith("TG-01 (indicator:energy_intensity): met expected, nearly_met found")
    assert scenario.startswith("features/criteria/core.feature:10 守住目标: ")
    assert own_chinese("\n".join([english.stdout, example, *gaps]), base.root) == set()


def test_a_feature_that_cannot_be_read_is_a_wrong_call(tmp_path: Path) -> None:
    criteria = tmp_path / "criteria"
    criteria.mkdir()
    (criteria / "core.feature").write_text(FEATURE.replace("@demo\n", ""), encoding="utf-8")
    shown = call("rules", "test", *ON, folders=demo_folders() | {"ACCEPTANCE_FEATURES_DIR": str(tmp_path)})
    assert shown.exit_code == 2
    assert "请在“功能”的上一行写 @规则包名称" in shown.stderr
