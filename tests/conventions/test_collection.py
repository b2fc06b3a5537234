"""What the feature convention relies on: pytest-bdd passes tags on, and drops a scenario of the same name."""

from pathlib import Path

from tests.conventions.collection import collected_scenarios

FEATURE = """# language: zh-CN
@功能标签
功能: 探针

  @场景标签
  场景: 单独
    假如 什么也不做

  场景大纲: 多行
    假如 <事>

    @表格标签
    例子:
      | 事         |
      | 什么也不做 |
      | 再不做     |

  场景: 同名
    假如 什么也不做

  场景: 同名
    假如 什么也不做

  @规则标签
  规则: 一条规则
    场景: 规则之内
      假如 什么也不做
"""
CONFIG = "[pytest]\nmarkers =\n    功能标签\n    场景标签\n    规则标签\n    表格标签\n"
BINDING = "from pytest_bdd import scenarios\n\nscenarios('probe.feature')\n"


def test_tags_reach_the_tests_and_a_repeated_name_is_dropped(tmp_path: Path) -> None:
    (tmp_path / "probe.feature").write_text(FEATURE, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "test_probe.py").write_text(BINDING, encoding="utf-8")
    found = collected_scenarios(tmp_path, tmp_path / "scenarios.json", "-c", str(tmp_path / "pytest.ini"))
    seen = [(scenario["name"], set(scenario["marks"]) - {"parametrize", "usefixtures"}) for scenario in found]
    promised = [
        ("单独", {"功能标签", "场景标签"}),
        ("多行", {"功能标签", "表格标签"}),
        ("多行", {"功能标签", "表格标签"}),
        ("同名", {"功能标签"}),
        ("规则之内", {"功能标签", "规则标签"}),
    ]
    assert seen == promised
