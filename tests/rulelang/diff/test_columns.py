"""Columns are matched by what they mean, then by name."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from service.rulelang.derivations import Count, Derived, Expression, Sum
from service.rulelang.diff.columns import Matched, match_columns
from service.rulelang.diff.expressions import Meanings
from service.rulelang.tables import Attribute, Table
from tests.rulelang.diff.tables import a_number, a_table, split_at

BELOW, ABOVE = split_at(Decimal(0), closed_above=True)


def over(*names: str) -> Table:
    """A table that tests each of the columns."""
    columns = tuple(a_number(name) for name in names)
    return a_table(*(({name: test}, "met") for name in names for test in (BELOW, ABOVE)), columns=columns)


def made(**expressions: Expression) -> Meanings:
    return Meanings({name: Derived(Attribute(name, "number"), found) for name, found in expressions.items()}, {})


def names(found: Matched) -> list[str]:
    return [column.name for column in found.after.attributes]


def test_a_renamed_column_is_the_same_column() -> None:
    found = match_columns(over("a"), over("b"), made(a=Count("project")), made(b=Count("project")))
    assert (names(found), found.written, found.recomputed) == (["a"], {"a": "b"}, ())
    assert [list(row.tests) for row in found.after.rows] == [["a"], ["a"]]


def test_columns_that_changed_names_are_told_apart() -> None:
    count, total = Count("project"), Sum("project", "investment")
    found = match_columns(over("a", "b"), over("a", "b"), made(a=count, b=total), made(a=total, b=count))
    assert (names(found), found.recomputed) == (["b", "a"], ())


def test_a_column_of_the_same_name_may_be_computed_differently() -> None:
    found = match_columns(over("a"), over("a"), made(a=Count("project")), made(a=Sum("project", "investment")))
    assert (names(found), found.recomputed) == (["a"], ("a",))


def test_a_new_column_takes_no_name_of_another() -> None:
    earlier, later = made(a=Count("project")), made(b=Count("project"), a=Sum("project", "investment"))
    found = match_columns(over("a"), over("b", "a"), earlier, later)
    assert (names(found), found.written) == (["a", "a′"], {"a": "b", "a′": "a"})
    assert found.recomputed == ()


def test_another_unit_is_not_comparable() -> None:
    tonnes = a_table(({"a": BELOW}, "met"), columns=(replace(a_number(), unit="t"),))
    (pair,) = match_columns(over("a"), tonnes, made(), made()).incomparable
    assert [column.unit for column in pair] == ["%", "t"]
