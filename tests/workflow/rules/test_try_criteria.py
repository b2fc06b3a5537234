"""rules test: the features of features/criteria, each for the pack its tag names."""

from pathlib import Path

import pytest

from service.settings import Settings
from service.workflow.rules.rule_base import UnknownPack
from service.workflow.rules.try_criteria import UnreadableFeature, run_criteria
from tests.workflow.builders import ON, demo_settings

FEATURE = """# language: zh-CN
@demo
功能: 核心指标

  场景大纲: 完成率的界线
    假如 “单位生产总值能耗”的基期值为0.50
    而且 “单位生产总值能耗”的目标值为0.40
    而且 “单位生产总值能耗”的实际值为<实际>
    当 按规则TG-01判定
    那么 判定为“<判定>”

    例子:
      | 实际 | 判定     |
      | 0.40 | 达到     |
      | 0.41 | 基本达到 |
"""


def settings(root: Path, text: str = FEATURE) -> Settings:
    folder = root / "features" / "criteria"
    folder.mkdir(parents=True)
    (folder / "core.feature").write_text(text, encoding="utf-8")
    return demo_settings(features_dir=root / "features")


def test_every_row_of_an_outline_is_run(tmp_path: Path) -> None:
    ran = run_criteria(settings(tmp_path), None, ON)
    assert [(one.scenario.name, one.fault) for one in ran] == [("完成率的界线", "")] * 2


def test_a_criterion_that_does_not_hold_is_told_at_its_line(tmp_path: Path) -> None:
    wrong = settings(tmp_path, FEATURE.replace("| 0.41 | 基本达到 |", "| 0.41 | 达到     |"))
    (failed,) = [one for one in run_criteria(wrong, "demo", ON) if one.fault]
    assert str(failed).startswith("features/criteria/core.feature:10（例子第 15 行） 完成率的界线：")
    assert "应为“达到”，实为“基本达到”" in failed.fault


def test_only_the_features_of_the_pack_asked_for_are_run(tmp_path: Path) -> None:
    demo = settings(tmp_path)
    assert len(run_criteria(demo, "demo", ON)) == len(run_criteria(demo, "demo@1", ON)) == 2
    with pytest.raises(UnknownPack):
        run_criteria(settings(tmp_path / "other"), "nobody", ON)


def test_a_feature_that_names_no_pack_says_how(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFeature, match="请在“功能”的上一行写 @规则包名称"):
        run_criteria(settings(tmp_path, FEATURE.replace("@demo\n", "")), None, ON)


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    chosen = settings(tmp_path)
    (tmp_path / "features" / "criteria" / "old.feature").write_bytes(FEATURE.encode("gb18030"))
    with pytest.raises(UnreadableFeature, match=r"old\.feature 不是 UTF-8 文本"):
        run_criteria(chosen, None, ON)


def test_a_folder_without_features_has_nothing_to_run(tmp_path: Path) -> None:
    assert run_criteria(demo_settings(features_dir=tmp_path), None, ON) == []
