"""Mutants of tables: all sound, each as it says; a full set of examples notices every one that says something else."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given

from service.rulelang.table_check import check_table
from service.rulelang.tables import Table, TextTest
from service.trial.mutant import Kind
from service.trial.same import same_tables
from service.trial.shown import shown
from service.trial.table_mutants import behaving_like, in_order, marks_of, moved, sound, table_mutants, toggled
from tests.assessment.pack_builders import between, one_of
from tests.trial.builders import sound_tables, up_to, with_all_examples


@given(sound_tables())
def test_mutants_are_sound_and_a_full_set_of_examples_notices_every_moved_border(table: Table) -> None:
    rule, pack = with_all_examples(table)
    for (kind, change), other in table_mutants(table):
        assert check_table(other) == ()
        moved_border = kind in (Kind.THRESHOLD, Kind.UNIT, Kind.INCLUSIVITY)
        if moved_border and not same_tables(table, other):
            judged = shown(replace(rule, table=other), pack)
            assert any(one.judged.outcome != one.example.verdict for one in judged), change


def test_one_threshold_gives_these_mutants() -> None:
    changes = [(kind.value, change) for (kind, change), _ in table_mutants(up_to("0.90"))]
    assert changes == [
        ("threshold", "a: 90% → 91%"),
        ("threshold", "a: 90% → 89%"),
        ("threshold", "a: 90% → 900%"),
        ("unit", "a: 90% → 0.9%"),
        ("inclusivity", "a: [90% ⇄ (90%"),
        ("comparator", "a: > 90% ⇄ < 90%"),
        ("verdict", "1: met ⇄ 2: unmet"),
    ]


def test_tests_are_changed_as_told() -> None:
    test = between("1", "2")
    assert marks_of(test) == {Decimal(1), Decimal(2)}
    assert marks_of(None) == frozenset()
    assert moved(test, Decimal(2), Decimal(3)).intervals == between("1", "3").intervals  # type: ignore[union-attr]
    assert toggled(test, Decimal(1)).intervals == between("1", "2", "()").intervals  # type: ignore[union-attr]
    assert behaving_like(one_of("red", "green"), "red", "blue").values == {"green"}  # type: ignore[union-attr]


def test_what_is_no_table_is_refused() -> None:
    assert not in_order(TextTest(frozenset(), ""))
    assert not in_order(moved(between("1", "2"), Decimal(1), Decimal(3)))
    assert not in_order(toggled(between("1", "1", "[]"), Decimal(1)))
    table = up_to("0.90")
    assert sound(table)
    assert not sound(replace(table, rows=table.rows[:1]))
