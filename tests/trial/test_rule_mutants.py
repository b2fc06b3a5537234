"""Mutants of whole rules: none that the loader would refuse, none that says the same."""

from dataclasses import replace

from service.trial.mutant import Kind
from service.trial.rule_mutants import equivalent, rule_mutants
from tests.trial.builders import demo, of_table, up_to

PACK, _ = demo()


def kinds(rule: str, scored: bool) -> set[Kind]:
    return {mutant.kind for mutant in rule_mutants(PACK.rules[rule], PACK, scored).mutants}


def test_effect_severity_and_being_in_force_are_changed_where_there_are_any() -> None:
    assert {Kind.EFFECT, Kind.IN_FORCE} <= kinds("GT-01", scored=False)
    assert {Kind.SEVERITY, Kind.IN_FORCE} <= kinds("CR-A1", scored=False)
    assert {Kind.WHERE, Kind.OPERANDS, Kind.IF_ZERO} <= kinds("PJ-01", scored=True)


def test_what_the_loader_refuses_is_no_mutant() -> None:
    assert Kind.IN_FORCE not in kinds("PJ-01", scored=True)
    assert Kind.IN_FORCE not in kinds("DC-01", scored=False)


def test_a_mutant_stands_at_the_row_that_changes() -> None:
    rule = PACK.rules["PJ-01"]
    (verdict,) = [m for m in rule_mutants(rule, PACK, scored=True).mutants if m.kind is Kind.VERDICT]
    assert verdict.position == rule.table.rows[0].position
    assert verdict.owner == "PJ-01"


def test_equivalent_mutants_are_counted_apart() -> None:
    table = up_to("0.90")
    rule, pack = of_table(table)
    assert equivalent(rule, rule, {})
    assert len(rule_mutants(rule, pack, scored=True).mutants) == 7
    same, pack = of_table(replace(table, rows=tuple(replace(row, outcome="met") for row in table.rows)))
    made = rule_mutants(same, pack, scored=True)
    assert (made.mutants, made.equivalent) == ((), 6)


def test_other_effects_are_never_equivalent() -> None:
    rule = PACK.rules["GT-01"]
    assert not equivalent(rule, replace(rule, severity="high"), {})
