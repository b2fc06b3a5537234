"""Examples found against survivors: they hold for the original and fail for the mutant."""

from collections.abc import Iterable

from service.trial.counterexamples import example_against
from service.trial.mutant import Kind, Mutant
from service.trial.parameter_mutants import parameter_mutants
from service.trial.rule_mutants import rule_mutants
from tests.assessment.cases import base_145
from tests.trial.builders import demo

PACK, _ = demo()


def against(mutants: Iterable[Mutant], change: str) -> str:
    (mutant,) = [one for one in mutants if one.change == change]
    return example_against(mutant, PACK)


def test_a_moved_threshold_is_told_by_a_value_between() -> None:
    mutants = rule_mutants(PACK.rules["GT-01"], PACK, scored=False).mutants
    assert against(mutants, "attainment: 60% → 61%") == '- {given: {attainment: "60%"}, verdict: met}'
    assert against(mutants, "attainment: 60% → 59%") == '- {given: {attainment: "59%"}, verdict: unmet}'


def test_a_parameter_by_a_rule_that_names_it() -> None:
    mutants = parameter_mutants(PACK.parameters["core_floor"], PACK).mutants
    assert against(mutants, "60% → 61%") == '- {given: {attainment: "60%"}, verdict: met}'


def test_conditions_and_operands_by_search() -> None:
    made = rule_mutants(PACK.rules["PJ-01"], PACK, scored=True).mutants
    searched = [m for m in made if m.kind in (Kind.WHERE, Kind.OPERANDS, Kind.IF_ZERO)]
    lines = [example_against(mutant, PACK) for mutant in searched]
    assert len(lines) > 10
    assert all(line.startswith("- {given: {project: [{") for line in lines)


def test_what_is_lacking_by_an_input_without_a_value() -> None:
    pack, _ = base_145()
    (mutant,) = [
        m for m in rule_mutants(pack.rules["CR-D1"], pack, scored=False).mutants if "beside − self.base" in m.change
    ]
    assert example_against(mutant, pack).endswith("verdict: question}")


def test_nothing_is_found_where_no_example_can_tell() -> None:
    (effect,) = [m for m in rule_mutants(PACK.rules["GT-01"], PACK, scored=False).mutants if m.kind is Kind.EFFECT]
    assert example_against(effect, PACK) == ""
