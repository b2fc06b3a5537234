"""A pack answers by name and by theme."""

from decimal import Decimal

import pytest

from service.vocabulary.finding import Effect, Theme
from tests.rulelang.builders import DEMO, RuleBase


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
