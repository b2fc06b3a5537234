"""Lines ready to paste: both evaluators agree on them, and they show what they are proposed for."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given as drawn

from service.assessment.rule_examples import Stated
from service.rulelang.pack import Given
from service.rulelang.tables import Attribute, Table
from service.trial.coverage import coverage
from service.trial.proposals import Value, given, line_for, outcome, verified_line
from service.vocabulary.state import State
from tests.trial.builders import demo, of_table, sound_tables, up_to


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (Decimal("0.905"), "%", "90.5%"),
        (Decimal(3), "tce", "3 tce"),
        ("done", "", "done"),
        (date(2022, 6, 1), "", "2022-06-01"),
    ],
)
def test_values_are_given_as_people_write_them(value: Value, unit: str, text: str) -> None:
    stated = given(Attribute("a", "number", unit), value)
    assert (stated.text, stated.state, stated.value, stated.unit) == (text, State.VALUE, value, unit)


def test_a_state_is_given_without_value() -> None:
    assert given(Attribute("a", "number", "%"), State.MISSING) == Given("missing", State.MISSING, unit="%")


def test_a_line_for_every_point_of_the_small_rule_base() -> None:
    pack, _ = demo()
    for rule in pack.rules.values():
        found = coverage(replace(rule, examples=()), pack)
        assert all(line_for(found, point, pack).startswith("- {given: {") for point in found.points), rule.id


def test_the_verdict_is_worked_out() -> None:
    pack, _ = demo()
    rule = pack.rules["GT-01"]
    stated = Stated({"attainment": given(rule.table.attributes[0], Decimal("0.59"))}, {})
    assert verified_line(rule, stated, pack) == '- {given: {attainment: "59%"}, verdict: unmet}'
    assert outcome(rule, stated, pack) == "unmet"


def test_nothing_is_proposed_outside_the_table() -> None:
    table = up_to("0.90")
    rule, pack = of_table(replace(table, rows=table.rows[:1]))
    stated = Stated({"a": given(table.attributes[0], Decimal("0.5"))}, {})
    assert outcome(rule, stated, pack) == ""


@drawn(sound_tables())
def test_points_of_any_table_have_a_value_that_shows_them(table: Table) -> None:
    rule, pack = of_table(table)
    found = coverage(rule, pack)
    assert found.gaps == found.points
