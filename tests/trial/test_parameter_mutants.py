"""Mutants of parameters: every condition that names one is read again."""

from dataclasses import replace
from decimal import Decimal

from service.trial.parameter_mutants import parameter_mutants
from tests.trial.builders import demo

PACK, _ = demo()


def test_the_rules_that_name_it_are_read_again() -> None:
    made = parameter_mutants(PACK.parameters["core_floor"], PACK)
    assert [mutant.change for mutant in made.mutants] == ["60% → 61%", "60% → 59%", "60% → 600%", "60% → 0.6%"]
    first = made.mutants[0]
    assert set(first.rules) == {"GT-01"}
    gate = first.pack(PACK).rules["GT-01"]
    assert gate.table.rows[0].tests["attainment"].intervals[0].low == Decimal("0.61")  # type: ignore[union-attr]
    assert first.pack(PACK).parameter("core_floor") == Decimal("0.61")
    assert first.position == PACK.parameters["core_floor"].position


def test_a_parameter_nobody_reads_has_only_equivalent_mutants() -> None:
    idle = replace(PACK.parameters["core_floor"], name="idle")
    made = parameter_mutants(idle, replace(PACK, parameters={**PACK.parameters, "idle": idle}))
    assert made.mutants == ()
    assert made.equivalent == 4


def test_what_the_assessment_uses_counts_without_a_rule() -> None:
    made = parameter_mutants(PACK.parameters["rectification_months"], PACK)
    assert [mutant.change for mutant in made.mutants] == ["6 月 → 7 月", "6 月 → 5 月", "6 月 → 60 月"]
