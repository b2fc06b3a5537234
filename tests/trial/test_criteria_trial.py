"""Scenarios against mutants: those that could notice are run, on as much of the pack as they need."""

from dataclasses import replace

import pytest

from service.criteria.case import Case
from service.criteria.scenarios import Ran, Scenario, read_scenarios
from service.trial.criteria_trial import CriteriaTrial
from service.trial.mutant import Kind
from service.trial.original import EvaluatorsDiffer
from service.trial.parameter_mutants import parameter_mutants
from service.trial.rubric_mutants import rubric_mutants
from service.trial.rule_mutants import rule_mutants
from tests.trial.builders import FEATURE, demo

PACK, RUBRIC = demo()
TRIAL = CriteriaTrial(read_scenarios(FEATURE, "demo.feature"), PACK, RUBRIC)


def test_what_a_scenario_looks_at() -> None:
    stated, _, judged = TRIAL.criteria
    assert (judged.rule, judged.verdicts, judged.place) == ("TG-01", None, "demo.feature:18")
    assert stated.rule == ""
    assert stated.verdicts is not None
    assert (stated.verdicts["GT-01"], stated.verdicts["TG-01"]) == (["unmet"], ["met"])
    assert stated.mentions("GT-01")
    assert not judged.mentions("GT-01")


def test_a_changed_effect_is_noticed_in_the_conclusion() -> None:
    (effect,) = [m for m in rule_mutants(PACK.rules["GT-01"], PACK, scored=False).mutants if m.kind is Kind.EFFECT]
    assert TRIAL.noticed(effect) == "demo.feature:15"


def test_a_changed_table_is_noticed_where_its_rule_judges() -> None:
    moved = {m.change: m for m in rule_mutants(PACK.rules["TG-01"], PACK, scored=True).mutants}
    assert TRIAL.noticed(moved["attainment: 100% → 101%"]) == "demo.feature:18"
    assert TRIAL.noticed(moved["attainment: 90% → 91%"]) == ""


def test_a_rubric_is_noticed_only_where_the_score_differs() -> None:
    rubrics = {mutant.change: mutant for mutant in rubric_mutants(RUBRIC, PACK).mutants}
    assert TRIAL.noticed(rubrics["TG-01 −1, TG-02 +1"]) == ""
    low = replace(RUBRIC, points={**RUBRIC.points, "met": RUBRIC.points["nearly_met"] - RUBRIC.points["nearly_met"]})
    assert TRIAL.noticed(replace(rubrics["TG-01 −1, TG-02 +1"], rubric=low)) == "demo.feature:16"


def test_what_the_assessment_uses_is_tried_on_every_scenario_that_judges() -> None:
    mutant = parameter_mutants(PACK.parameters["expert_opinions_min"], PACK).mutants[0]
    assert TRIAL.noticed(mutant) == ""


def test_evaluators_that_disagree_notice_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(scenario: Scenario, _: Case) -> Ran:
        return Ran(scenario, "demo.feature:11", "两套独立计算的结果不一致", differing=True)

    monkeypatch.setattr("service.trial.criteria_trial.run", run)
    mutant = rule_mutants(PACK.rules["TG-01"], PACK, scored=True).mutants[0]
    with pytest.raises(EvaluatorsDiffer, match=r"demo\.feature:11 在改动“TG-01 "):
        TRIAL.noticed(mutant)
