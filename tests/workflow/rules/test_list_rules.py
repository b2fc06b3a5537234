"""rules list: by theme, clause and indicator, each by code or by its Chinese name."""

import pytest

from service.workflow.rules.list_rules import UnknownWord, Wanted, list_rules
from tests.workflow.builders import ON, demo_settings


def listed(**wanted: str) -> list[str]:
    return [rule.id for _, rule in list_rules(demo_settings(), None, ON, Wanted(**wanted))]


def test_all_rules_in_the_order_of_evaluation() -> None:
    found = listed()
    assert len(found) == 9
    assert (found[0], found[-1]) == ("CR-A1", "DC-01")


@pytest.mark.parametrize("theme", ["targets", "预期成效"])
def test_by_theme(theme: str) -> None:
    assert listed(theme=theme) == ["TG-01", "TG-02"]


@pytest.mark.parametrize("clause", ["三(三).4", "ndrc-2021-1004/三(三).4"])
def test_by_clause(clause: str) -> None:
    assert {"TG-01", "TG-02"} <= set(listed(clause=clause))
    assert "DC-01" not in listed(clause=clause)


@pytest.mark.parametrize("indicator", ["energy_intensity", "单位生产总值能耗"])
def test_by_indicator(indicator: str) -> None:
    found = listed(indicator=indicator)
    assert "TG-01" in found
    assert "TG-02" not in found


def test_all_conditions_hold_together() -> None:
    assert listed(theme="targets", indicator="energy_intensity") == ["TG-01"]


@pytest.mark.parametrize("wanted", [{"theme": "target"}, {"clause": "九(九)"}, {"indicator": "energy_intensiti"}])
def test_what_there_is_not_is_told(wanted: dict[str, str]) -> None:
    with pytest.raises(UnknownWord, match="发现 未知的"):
        listed(**wanted)
