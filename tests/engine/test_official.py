"""The official evaluator against the reference: random tables, facts on and beside their boundaries, every state."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from service.engine.durable import DurableEngine
from service.engine.encoding import EncodingError
from service.engine.official import NotExactlyOneRow, Request, RuleEngine
from service.engine.program import EngineFact
from service.engine.reference.known import Known
from service.rulelang.pack import Rule
from service.rulelang.tables import Attribute
from service.vocabulary.finding import Theme
from service.vocabulary.state import State
from tests.engine.builders import (
    a_number,
    a_rule,
    a_table,
    a_text,
    between,
    known,
    one_of,
    outcome_by_reference,
    without,
    word,
)
from tests.engine.random_tables import a_random_fact, a_random_table, exact

COLUMNS = (
    a_number("x"),
    a_number("y", "%"),
    a_number("z"),
    a_text("s", "节能", "done", "trial", "cancelled_unstated"),
    a_text("t", "yes", "no"),
)
ATTAINMENT = a_rule(
    a_table(
        [a_number("attainment", "%")],
        ({"attainment": between("1", None)}, "met"),
        ({"attainment": between("0.9", "1")}, "nearly_met"),
        ({"attainment": between(None, "0.9", "()")}, "unmet"),
    )
)


def a_random_rule(random: Random, number: int) -> Rule:
    columns: list[Attribute] = random.sample(COLUMNS, random.choice((1, 2, 2, 3)))
    table = a_random_table(random, columns, ("met", "nearly_met", "unmet"))
    theme = random.choice((Theme.TARGETS, Theme.DECISION))
    return a_rule(table, f"R-{number}", theme, manual=random.random() < 0.3)


@settings(max_examples=10, phases=[Phase.generate])
@given(st.integers(0, 2**32))
def test_both_evaluators_read_a_table_alike(seed: int) -> None:
    """Each example: 20 rules × 60 facts."""
    random = Random(seed)
    rules = [a_random_rule(random, number) for number in range(20)]
    asked = [
        Request(
            rule.id,
            "case",
            [a_random_fact(random, column, rule.table) for column in rule.table.attributes],
        )
        for rule in rules
        for _ in range(60)
    ]
    with RuleEngine(rules) as engine:
        made = engine.judge(asked)
    by_id = {rule.id: rule for rule in rules}
    for request, official in zip(asked, made, strict=True):
        rule, read = by_id[request.rule], {fact.name: Known(*exact(fact)) for fact in request.facts}
        _, row = outcome_by_reference(rule, read)
        assert official.row == row, (rule.table, read)
        if row is None:
            worst = max((one.state for one in read.values()), key=lambda state: state.rank)
            assert official.state is worst


@pytest.mark.parametrize(
    ("attainment", "row"), [("1", 1), ("0.99999999999999999999", 2), ("0.9", 2), ("0.8999999999999999", 3), ("-7", 3)]
)
def test_a_value_falls_into_the_row_that_holds_it(attainment: str, row: int) -> None:
    with RuleEngine([ATTAINMENT]) as engine:
        (made,) = engine.judge([Request("T-01", "case", [known("attainment", attainment)])])
    assert (made.row, made.state) == (row, State.VALUE)


@pytest.mark.parametrize("state", [State.MISSING, State.NOT_APPLICABLE, State.DISPUTED])
def test_without_a_value_the_state_decides(state: State) -> None:
    with RuleEngine([ATTAINMENT]) as engine:
        (made,) = engine.judge([Request("T-01", "case", [without("attainment", state)])])
    assert (made.row, made.state) == (None, state)


def test_answers_come_in_the_order_of_the_requests() -> None:
    values = ["0.95", "2", "0", "0.95"]
    with RuleEngine([ATTAINMENT]) as engine:
        asked = [Request("T-01", "case", [known("attainment", value)]) for value in values]
        assert [made.row for made in engine.judge(asked)] == [2, 1, 3, 2]


def test_a_table_with_a_gap_names_rule_subject_and_facts() -> None:
    rule = a_rule(a_table([a_number()], ({"x": between("1", None)}, "met")))
    with RuleEngine([rule]) as engine, pytest.raises(NotExactlyOneRow, match=r"T-01 on case: 0 rows .*'x'.*'value'"):
        engine.judge([Request("T-01", "case", [known("x", "0")])])


def test_a_table_that_overlaps_names_how_many() -> None:
    rows = (({"x": between("1", None)}, "met"), ({"x": between(None, "2", "()")}, "unmet"))
    rule = a_rule(a_table([a_number()], *rows))
    with RuleEngine([rule]) as engine, pytest.raises(NotExactlyOneRow, match="2 rows apply"):
        engine.judge([Request("T-01", "case", [known("x", "1")])])


def test_a_word_the_column_does_not_know_is_refused() -> None:
    rule = a_rule(a_table([a_text("s", "a", "b")], ({"s": one_of("a", "b")}, "met")))
    with RuleEngine([rule]) as engine, pytest.raises(EncodingError, match="'c' is none of"):
        engine.judge([Request("T-01", "case", [word("s", "c")])])


def test_rules_with_the_same_table_share_their_rows_and_equal_facts_are_matched_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    matched: list[int] = []
    match = DurableEngine.match

    def counted(engine: DurableEngine, facts: Sequence[EngineFact]) -> dict[str, tuple[str, ...]]:
        matched.append(len(facts))
        return match(engine, facts)

    monkeypatch.setattr(DurableEngine, "match", counted)
    rules = [replace(ATTAINMENT, id=name) for name in ("T-01", "T-02", "T-03")]
    with RuleEngine(rules) as engine:
        asked = [Request(rule.id, "case", [known("attainment", value)]) for rule in rules for value in ("1", "0.5")]
        assert [made.row for made in engine.judge(asked)] == [1, 3] * 3
    assert matched == [2]
