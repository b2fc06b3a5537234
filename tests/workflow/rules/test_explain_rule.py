"""rules explain: the rule asked for, or the nearest one there is."""

from pathlib import Path

import pytest

from service.workflow.rules.explain_rule import explain_rule
from service.workflow.rules.rule_base import UnknownRule
from tests.workflow.builders import ON
from tests.workflow.rule_bases import FEATURE, a_copy


def test_a_rule_is_explained_with_its_scenarios_and_records(tmp_path: Path) -> None:
    base, settings = a_copy(tmp_path, FEATURE)
    base.write("rules/CHANGELOG.md", "## demo 1 摘要 000000000000\n\n- 规则：TG-01\n- 理由：首次发布\n")
    told = explain_rule(settings, "TG-01", None, ON)
    lines = {part.title: tuple(line.zh for line in part.lines) for part in told.parts}
    assert (told.matrix.pack.id, told.line.rule.id, told.others) == ("demo", "TG-01", ())
    assert lines["哪些场景展示它"] == ("features/criteria/core.feature:7　完成率的界线（2 种情形）",)
    assert lines["沿革"][1].endswith("首次发布")


def test_an_unknown_rule_is_told_with_the_nearest(tmp_path: Path) -> None:
    _, settings = a_copy(tmp_path)
    with pytest.raises(UnknownRule, match="没有编号为“TG-0l”的规则，您是否想写“TG-0"):
        explain_rule(settings, "TG-0l", "demo", ON)
