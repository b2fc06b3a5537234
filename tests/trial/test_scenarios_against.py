"""Scenarios found against survivors: they hold for the original and fail for the mutant."""

import pytest

from service.criteria.scenarios import read_scenarios
from service.trial.criteria_trial import CriteriaTrial
from service.trial.mutant import Kind, Mutant
from service.trial.rubric_mutants import rubric_mutants
from service.trial.rule_mutants import rule_mutants
from service.trial.scenarios_against import scenario_against
from tests.trial.builders import demo

PACK, RUBRIC = demo()
EFFECT = next(m for m in rule_mutants(PACK.rules["GT-01"], PACK, scored=False).mutants if m.kind is Kind.EFFECT)
RUBRICS = {mutant.change: mutant for mutant in rubric_mutants(RUBRIC, PACK).mutants}


CHANGES = ("TG-01 −1, TG-02 +1", "TG-02: count_as_zero → not_allowed", "nearly_met: 60% → 61%")


@pytest.mark.parametrize("mutant", [EFFECT, *map(RUBRICS.__getitem__, CHANGES)], ids=lambda mutant: mutant.change)
def test_the_scenario_holds_and_notices(mutant: Mutant) -> None:
    text = scenario_against(mutant, PACK, RUBRIC)
    feature = "# language: zh-CN\n@demo\n功能: 找到的\n" + "\n".join(f"  {line}" for line in text.splitlines())
    trial = CriteriaTrial(read_scenarios(feature, "found.feature"), PACK, RUBRIC)
    same = Mutant(Kind.BAND, "demo", mutant.position, "=", rules=dict.fromkeys(mutant.rules, PACK.rules["GT-01"]))
    assert trial.noticed(same) == ""
    assert trial.noticed(mutant) == "found.feature:4"


def test_nothing_is_found_where_nothing_changes() -> None:
    assert scenario_against(Mutant(Kind.BAND, "demo", EFFECT.position, "=", rubric=RUBRIC), PACK, RUBRIC) == ""
