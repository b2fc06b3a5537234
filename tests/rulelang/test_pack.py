"""A pack answers by name and by theme."""

from decimal import Decimal
from pathlib import Path

import pytest

from service.vocabulary.finding import Effect, Theme
from tests.assessment.cases import base_145
from tests.rulelang.builders import DEMO, MANUAL, RuleBase, rule_base


def test_parameters_by_name() -> None:
    pack, _ = RuleBase(DEMO).load()
    assert pack.parameter("core_floor") == Decimal("0.6")
    with pytest.raises(KeyError):
        pack.parameter("nothing")


def test_rules_by_theme_in_order_of_id() -> None:
    pack, _ = RuleBase(DEMO).load()
    assert [rule.id for rule in pack.by_theme(Theme.PROCEDURE)] == ["PR-01", "PR-02"]
    assert [rule.effect for rule in pack.by_theme(Theme.GATES)] == [Effect.REJECT]
    assert sum(len(pack.by_theme(theme)) for theme in Theme) == len(pack.rules)


def test_rules_of_tasks_come_in_the_order_of_the_notice(tmp_path: Path) -> None:
    base = rule_base(tmp_path)
    text = (DEMO / MANUAL).read_text(encoding="utf-8")
    for task, rule in (("layout", "LY-01"), ("energy-carbon", "EC-01"), ("pollution", "AA-01"), ("layout", "ZZ-01")):
        base.write(f"rules/demo/tasks/{task}/{rule}.yaml", text.replace("SY-01", rule))
    line = '- {rule: SY-01, weight: "10.5", not_applicable: not_allowed}'
    extra = [line.replace("SY-01", rule).replace("10.5", "1") for rule in ("AA-01", "EC-01", "LY-01", "ZZ-01")]
    base.change("rubrics/demo.yaml", {line: "\n      ".join((*extra, line.replace("10.5", "6.5")))})
    pack, _ = base.load()
    assert [rule.id for rule in pack.by_theme(Theme.TASKS)] == ["LY-01", "ZZ-01", "SY-01", "EC-01", "AA-01"]
    assert list(pack.rules) == sorted(pack.rules)


def test_columns_that_say_whether_data_are_lacking_are_told_apart() -> None:
    pack, _ = base_145()
    area, deviation = pack.rules["CR-D1"], pack.rules["CR-D3"]
    assert (area.lacks, [column.name for column in area.told_columns]) == (("unchecked",), ["change_from_base"])
    assert (deviation.lacks, deviation.told_columns) == ((), deviation.table.attributes)
