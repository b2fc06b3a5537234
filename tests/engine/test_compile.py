"""Compiled rules: every fact matches exactly one row, the row a person would read off the table."""

from dataclasses import replace
from itertools import permutations

from service.engine.compile import Outcome, compile_rule
from service.vocabulary.fact import Fact
from service.vocabulary.state import State
from tests.engine.builders import a_number, a_rule, a_table, between, known, without

GROWTH = a_rule(
    a_table(
        [a_number("growth"), a_number("elasticity")],
        ({"growth": between("0", None, "()"), "elasticity": between(None, "0.6", "(]")}, "met"),
        ({"growth": between("0", None, "()"), "elasticity": between("0.6", None, "()")}, "unmet"),
        ({"growth": between(None, "0", "()"), "elasticity": between("0.6", None, "[)")}, "met"),
        ({"growth": between(None, "0", "()"), "elasticity": between(None, "0.6", "()")}, "unmet"),
        ({"growth": between("0", "0", "[]")}, "manual"),
    )
)


def test_a_column_is_encoded_by_its_value_or_else_by_its_state() -> None:
    compiled = compile_rule(GROWTH)
    kind, codes = compiled.question([known("growth", "0.1"), without("elasticity", State.DISPUTED)])
    assert (kind, codes) == ("T-01", (1, State.DISPUTED))
    assert compiled.encode("1", codes).attributes == {"v0": 1, "s1": 3}


def test_a_row_that_does_not_test_a_column_needs_no_value_there() -> None:
    """Unknown elasticity: only the rest of the growth column falls back to the state."""
    compiled = compile_rule(GROWTH)
    fallbacks = [p for p in compiled.productions if compiled.rows[p.code] is None]
    constants = [(c.attribute, c.comparison.value, c.constant) for p in fallbacks for c in p.conditions]
    assert ("v0", "lt", 0) in constants
    assert ("v0", "gt", 0) in constants
    assert ("v0", "eq", 0) not in constants


def test_one_column_needs_one_engine_row_for_all_states_and_the_fact_says_which() -> None:
    rule = a_rule(a_table([a_number()], ({"x": between("1", None)}, "met"), ({"x": between(None, "1", "()")}, "unmet")))
    compiled = compile_rule(rule)
    assert list(compiled.rows.values()) == [Outcome(1, State.VALUE), Outcome(2, State.VALUE), None]
    for state in (State.NOT_APPLICABLE, State.MISSING, State.DISPUTED):
        assert compiled.outcome("T-01#2", (state,)) == Outcome(None, state)


def test_the_worst_state_of_several_columns_decides() -> None:
    compiled = compile_rule(GROWTH)
    (code,) = [p.code for p in compiled.productions if {c.attribute for c in p.conditions} == {"s0", "s1"}]
    for first, second in permutations((State.NOT_APPLICABLE, State.MISSING, State.DISPUTED), 2):
        assert compiled.outcome(code, (first, second)).state is max(first, second, key=lambda state: state.rank)


def test_engine_rows_are_named_after_their_rule() -> None:
    compiled = compile_rule(GROWTH)
    assert all(p.code.startswith("T-01#") and p.kind == "T-01" for p in compiled.productions)
    assert len({p.code for p in compiled.productions}) == len(compiled.productions)


def test_a_fact_that_is_no_column_is_left_out() -> None:
    facts = [known("growth", "1"), known("elasticity", "1"), Fact("note", State.VALUE)]
    _, codes = compile_rule(GROWTH).question(facts)
    assert len(codes) == 2


def test_tables_that_differ_in_their_names_only_mean_the_same() -> None:
    named = replace(GROWTH, id="T-02", table=replace(GROWTH.table, attributes=(a_number("rise"), a_number("slope"))))
    renamed = [
        replace(row, tests={{"growth": "rise", "elasticity": "slope"}[name]: test for name, test in row.tests.items()})
        for row in GROWTH.table.rows
    ]
    same = replace(named, table=replace(named.table, rows=tuple(renamed)))
    assert compile_rule(same).meaning == compile_rule(GROWTH).meaning
    assert compile_rule(same).kind != compile_rule(GROWTH).kind
    fewer = replace(GROWTH, table=replace(GROWTH.table, rows=GROWTH.table.rows[:-1]))
    assert compile_rule(fewer).meaning != compile_rule(GROWTH).meaning
