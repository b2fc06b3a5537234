"""A changed copy of the small rule base with features of its own, as settings; and one with two versions."""

import shutil
from pathlib import Path

from service.settings import Settings
from tests.rulelang.builders import PACK, RuleBase, rule_base
from tests.workflow.builders import demo_settings

FEATURE = """# language: zh-CN
@demo
功能: 核心指标

  @TG-01
  场景大纲: 完成率的界线
    假如 “单位生产总值能耗”的完成率为<完成率>
    当 按规则TG-01判定
    那么 判定为“<判定>”

    例子:
      | 完成率 | 判定     |
      | 100%   | 达到     |
      | 90%    | 基本达到 |
"""


def settings_of(base: RuleBase, feature: str = "") -> Settings:
    """Settings that lead to the copy; `feature` is written as its only feature."""
    criteria = base.root / "features" / "criteria"
    criteria.mkdir(parents=True, exist_ok=True)
    if feature:
        (criteria / "core.feature").write_text(feature, encoding="utf-8")
    return demo_settings(base.root / "rules", base.root / "rubrics", base.root / "features")


def a_copy(folder: Path, feature: str = "") -> tuple[RuleBase, Settings]:
    """A fresh copy and its settings."""
    base = rule_base(folder)
    return base, settings_of(base, feature)


def two_versions(folder: Path) -> RuleBase:
    """A copy whose folder `demo` holds version 1, until 2026-12-31, and `demo-2` version 2, from the day after."""
    base = rule_base(folder)
    shutil.copytree(folder / "rules/demo", folder / "rules/demo-2")
    shutil.copy(folder / "rubrics/demo.yaml", folder / "rubrics/demo-2.yaml")
    base.change("rubrics/demo-2.yaml", {"id: demo": "id: demo-2"})
    base.change(PACK, {"until: 2027-12-31": "until: 2026-12-31"})
    base.change("rules/demo-2/pack.yaml", {"from: 2024-01-01": "from: 2027-01-01", 'version: "1"': 'version: "2"'})
    return base
