"""Moves along a column: compared with trying every pair of inputs, values left out too."""

from collections.abc import Mapping
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from service.rulelang.analysis.moves import Moves
from service.rulelang.table_check import check_table
from service.rulelang.tables import Attribute, Table
from tests.rulelang.strategies import Input, outcome, partial_inputs, samples, whole_tables

RANKS: Mapping[str, int] = {"met": 3, "nearly_met": 2, "unmet": 1, "not_evaluable": 1}
OPEN = 1


def rank(table: Table, values: Input) -> int:
    found = outcome(table, values)
    return RANKS[found] if found else OPEN


def falls(table: Table, column: Attribute, pairs: list[tuple[Decimal | str, Decimal | str]]) -> bool:
    """Whether some move of the column makes some input worse."""
    others = [values for values in partial_inputs(table) if values[column.name] is None]
    return any(
        rank(table, {**values, column.name: end}) < rank(table, {**values, column.name: start})
        for values in others
        for start, end in pairs
    )


def worse(before: int, after: int) -> bool:
    return after < before


def typed(values: Mapping[str, str], table: Table) -> Input:
    """A witness as values again."""
    kinds = {column.name: column.kind for column in table.attributes}
    read = {
        name: value if kinds[name] == "text" else Decimal(value) for name, value in values.items() if value != "missing"
    }
    return {name: read.get(name) for name in values}


@given(whole_tables())
def test_the_random_tables_are_whole(table: Table) -> None:
    assert not [fault for fault in check_table(table) if fault.kind != "unreachable"]


@given(whole_tables(), st.booleans())
def test_numbers_as_trying_every_pair_finds(table: Table, upwards: bool) -> None:
    moves = Moves(table, RANKS, OPEN)
    for column in (c for c in table.attributes if c.kind == "number"):
        steps = moves.along(column.name)
        values = samples(column)
        pairs = [(low, high) for low in values for high in values if (low < high) == upwards and low != high]  # type: ignore[operator]
        found = moves.first(column.name, steps if upwards else [(b, a) for a, b in steps], worse)
        assert (found is not None) == falls(table, column, pairs)
        if found is not None:
            start, end = typed(found.start, table), typed(found.end, table)
            assert rank(table, end) < rank(table, start)
            assert {name for name in start if start[name] != end[name]} == {column.name}
            assert (found.before.outcome if found.before else "") == outcome(table, start)
            assert (found.after.outcome if found.after else "") == outcome(table, end)


@given(whole_tables(), st.permutations(["red", "green", "blue"]))
def test_words_as_trying_every_pair_finds(table: Table, order: list[str]) -> None:
    moves = Moves(table, RANKS, OPEN)
    classes = [frozenset(order[:1]), frozenset(order[1:])]
    for column in (c for c in table.attributes if c.kind == "text"):
        words = column.values
        pairs: list[tuple[Decimal | str, Decimal | str]] = [
            (a, b) for a in words if a in classes[0] for b in words if b in classes[1]
        ]
        found = moves.first(column.name, moves.between(column.name, classes), worse)
        assert (found is not None) == falls(table, column, pairs)


def test_an_outcome_without_a_rank_is_not_compared() -> None:
    table = Table((Attribute("a", "text", values=("x",)),), ())
    assert Moves(table, {}, None).first("a", [(0, 0)], worse) is None
