"""Tables that say the same are recognised exactly; for any others an input tells them apart."""

from dataclasses import replace
from decimal import Decimal
from time import process_time

from hypothesis import given

from service.rulelang.tables import Attribute, Row, Table
from service.trial.same import same_tables, same_tests
from tests.assessment.pack_builders import HERE, between, one_of
from tests.rulelang.strategies import applying, inputs
from tests.trial.builders import WORDS, pieces, sound_tables


def verdict(table: Table, values: dict[str, Decimal | str]) -> str:
    (number,) = applying(table, values)
    return table.rows[number - 1].outcome


@given(sound_tables(), sound_tables())
def test_tables_are_the_same_exactly_where_every_input_is_judged_alike(one: Table, other: Table) -> None:
    assert same_tables(one, replace(one, rows=tuple(reversed(one.rows))))
    if one.attributes == other.attributes:
        alike = all(verdict(one, values) == verdict(other, values) for values in inputs(one))
        assert same_tables(one, other) == alike


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
    assert not same_tables(Table(columns, number), Table(columns, words))


def test_a_table_of_many_rows_is_compared_at_once() -> None:
    """Each pair of 500 × 500 rows would cost minutes for the mutants of one table."""
    column = Attribute("a", "number")
    tests = pieces(column, range(499), [True] * 499)
    rows = [Row(number, {"a": test}, ("met", "unmet")[number % 2], HERE) for number, test in enumerate(tests, start=1)]
    table, other = (Table((column,), tuple(some)) for some in (rows, [*rows[:-1], replace(rows[-1], outcome="unmet")]))
    before = process_time()
    assert same_tables(table, replace(table, rows=table.rows[::-1]))
    assert not same_tables(table, other)
    assert process_time() - before < 5
