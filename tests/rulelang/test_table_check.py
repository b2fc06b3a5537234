"""Exactly one row applies, or a witness: compared with trying every input."""

from decimal import Decimal

from hypothesis import given

from service.rulelang.table_check import check_table
from service.rulelang.tables import Attribute, Interval, NumberTest, Row, Table, TextTest
from tests.rulelang.strategies import HERE, applying, inputs, tables

ALL = 10_000


def witness(table: Table, values: tuple[tuple[str, str], ...]) -> dict[str, Decimal | str]:
    """A witness as values again."""
    kinds = {column.name: column.kind for column in table.attributes}
    return {name: value if kinds[name] == "text" else Decimal(value) for name, value in values}


@given(tables())
def test_what_is_found_is_what_trying_every_input_finds(table: Table) -> None:
    tried = [applying(table, values) for values in inputs(table)]
    faults = check_table(table, ALL)
    assert any(fault.kind == "gap" for fault in faults) == (() in tried)
    found = {fault.rows for fault in faults if fault.kind == "overlap"}
    assert found == {rows for rows in tried if len(rows) > 1}
    unreachable = {fault.rows[0] for fault in faults if fault.kind == "unreachable"}
    assert unreachable == {row.number for row in table.rows} - {number for rows in tried for number in rows}


@given(tables())
def test_every_witness_is_one(table: Table) -> None:
    for fault in check_table(table, ALL):
        if fault.kind != "unreachable":
            assert applying(table, witness(table, fault.witness)) == fault.rows


def number_row(number: int, low: int | None, high: int | None, ends: str = "[)") -> Row:
    bounds = [None if end is None else Decimal(end) for end in (low, high)]
    part = Interval(bounds[0], ends[0] == "[", bounds[1], ends[1] == "]")
    return Row(number, {"a": NumberTest((part,), "")}, "met", HERE)


def test_a_gap_is_one_fault_with_its_whole_range() -> None:
    table = Table((Attribute("a", "number"),), (number_row(1, 10, None), number_row(2, None, 5)))
    (fault,) = check_table(table)
    assert (fault.kind, fault.region, fault.witness) == ("gap", (("a", "[5..10)"),), (("a", "5"),))


def test_whole_numbers_have_nothing_between_them() -> None:
    rows = (number_row(1, 1, None), number_row(2, None, 0, "(]"))
    assert check_table(Table((Attribute("a", "number", low=Decimal(0), whole=True),), rows)) == ()
    (fault,) = check_table(Table((Attribute("a", "number", low=Decimal(0)),), rows))
    assert fault.region == (("a", "(0..1)"),)


def test_a_gap_in_two_columns_names_both() -> None:
    share = Attribute("a", "number", "%", Decimal(0), Decimal(1))
    colour = Attribute("b", "text", values=("red", "green", "blue"))
    good = TextTest(frozenset({"red", "green"}), "")
    high = NumberTest((Interval(Decimal("0.9"), True, None, False),), "")
    low = NumberTest((Interval(None, False, Decimal("0.9"), False),), "")
    rows = (Row(1, {"a": high}, "met", HERE), Row(2, {"a": low, "b": good}, "unmet", HERE))
    (fault,) = check_table(Table((share, colour), rows))
    assert fault.region == (("a", "[0%..90%)"), ("b", '"blue"'))
    assert fault.witness == (("a", "0%"), ("b", "blue"))


def test_a_thousand_rows_of_three_columns() -> None:
    columns = tuple(Attribute(name, "number", low=Decimal(0), high=Decimal(10)) for name in "abc")
    steps = [Interval(Decimal(step), True, Decimal(step + 1), step == 9) for step in range(10)]
    rows = tuple(
        Row(
            1 + x * 100 + y * 10 + z,
            {n: NumberTest((steps[i],), "") for n, i in zip("abc", (x, y, z), strict=True)},
            "met",
            HERE,
        )
        for x in range(10)
        for y in range(10)
        for z in range(10)
    )
    assert check_table(Table(columns, rows)) == ()
    (fault,) = check_table(Table(columns, rows[:-1]))
    assert fault.region == (("a", "[9..10]"), ("b", "[9..10]"), ("c", "[9..10]"))


@given(tables())
def test_a_shadowed_row_nowhere_applies_alone(table: Table) -> None:
    alone = {rows[0] for rows in (applying(table, values) for values in inputs(table)) if len(rows) == 1}
    for fault in check_table(table, ALL):
        if fault.kind == "overlap":
            assert set(fault.shadowed) == set(fault.rows) - alone
