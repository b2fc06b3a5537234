"""Examples by the reference: one result for each example and subject; what lies outside shows nothing."""

from dataclasses import replace
from decimal import Decimal

from service.assessment.rule_examples import Stated
from service.trial.proposals import given
from service.trial.shown import shown
from tests.trial.builders import an_example, demo, of_table, up_to


def test_every_example_on_every_subject() -> None:
    pack, _ = demo()
    for rule in pack.rules.values():
        found = list(shown(rule, pack))
        assert [(one.example, one.subject) for one in found] == [(e, s) for e in rule.examples for s in rule.subjects]
        assert all(one.judged.outcome == one.example.verdict for one in found)


def test_an_input_outside_the_table_shows_nothing() -> None:
    table = up_to("0.90")
    rule, pack = of_table(table)
    stated = Stated({"a": given(table.attributes[0], Decimal("0.90"))}, {})
    example = an_example(rule, stated, pack)
    gap = replace(rule, table=replace(table, rows=table.rows[1:]), examples=(example,))
    assert list(shown(gap, pack)) == []
    assert [one.judged.row for one in shown(replace(rule, examples=(example,)), pack)] == [1]
