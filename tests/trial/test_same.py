"""Tables that say the same are recognised exactly; for any others an input tells them apart."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given

from service.rulelang.tables import Attribute, Row, Table
from service.trial.same import same_tests, telling_apart
from service.vocabulary.state import State
from tests.assessment.pack_builders import HERE, between, one_of
from tests.rulelang.strategies import applying, inputs
from tests.trial.builders import WORDS, sound_tables


def verdict(table: Table, values: dict[str, Decimal | str]) -> str:
    (number,) = applying(table, values)
    return table.rows[number - 1].outcome


@given(sound_tables(), sound_tables())
def test_tables_are_told_apart_where_they_differ(one: Table, other: Table) -> None:
    if one.attributes != other.attributes:
        assert not any(telling_apart(one, one))
        return
    witnesses = list(telling_apart(one, other))
    differ = any(verdict(one, values) != verdict(other, values) for values in inputs(one))
    assert bool(witnesses) == differ
    for witness in witnesses:
        values = {name: value for name, value in witness.items() if not isinstance(value, State)}
        assert verdict(one, values) != verdict(other, values)


def test_tests_are_the_same_over_the_domain() -> None:
    count = Attribute("n", "number", low=Decimal(0), whole=True)
    assert same_tests(count, between("5", None, "()"), between("6", None))
    assert not same_tests(replace(count, whole=False), between("5", None, "()"), between("6", None))
    words = Attribute("w", "text", values=WORDS)
    assert same_tests(words, one_of(*WORDS), None)
    assert not same_tests(words, one_of("red"), None)


def test_a_column_that_only_one_needs_tells_apart_by_being_missing() -> None:
    columns = (Attribute("a", "number"), Attribute("w", "text", values=("red", "green")))
    number = Row(1, {"a": between(None, "1", "()")}, "met", HERE), Row(2, {"a": between("1", None)}, "met", HERE)
    words = Row(1, {"w": one_of("red")}, "met", HERE), Row(2, {"w": one_of("green")}, "met", HERE)
    witnesses = list(telling_apart(Table(columns, number), Table(columns, words)))
    assert len(witnesses) == 4
    assert all(State.MISSING in witness.values() for witness in witnesses)
