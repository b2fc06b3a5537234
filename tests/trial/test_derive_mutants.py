"""Mutants of derive blocks: conditions, operands, zero denominators; what counts the same rows is recognised."""

from decimal import Decimal

import pytest

from service.rulelang.attributes import collections
from service.rulelang.derivations import Count, Days, Derived, Deviation, Difference, Expression, Lacks, Share, Sum
from service.rulelang.tables import Attribute
from service.trial.derive_mutants import conditions, derive_mutants, same_lines
from tests.assessment.pack_builders import a_catalogue, between, one_of

FIELDS = collections(a_catalogue(), ("T-01", "T-02"))


def line(expression: Expression) -> Derived:
    return Derived(Attribute("x", "number"), expression)


def changes(expression: Expression) -> list[str]:
    return [f"{kind.value} {text}" for (kind, text), _ in derive_mutants((line(expression),), FIELDS)]


def test_conditions_are_dropped_and_gain_or_lose_a_word() -> None:
    assert changes(Count("project", {"ledger": one_of("given")})) == [
        "where x: ledger given → *",
    ]
    assert changes(Count("project", {"timing": one_of("ok")})) == [
        "where x: timing ok → *",
        'where x: timing ok, + "before_approval"',
        'where x: timing ok, + "after_period"',
    ]


def test_conditions_on_numbers_are_moved() -> None:
    found = changes(Sum("project", "paid_investment", {"energy_saving": between("5", None)}))
    assert found[1:] == [
        f"where x: energy_saving 5..None, {text}"
        for text in ("5 tce → 6 tce", "5 tce → 4 tce", "5 tce → 50 tce", "5 tce → 50000 tce", "[5 tce ⇄ (5 tce")
    ]


def test_rules_are_not_added_to_a_condition_one_by_one() -> None:
    many = collections(a_catalogue(), tuple(f"T-{number:02}" for number in range(20)))
    found = [text for (_, text), _ in derive_mutants((line(Count("finding", {"rule": one_of("T-01", "T-02")})),), many)]
    assert found == ["x: rule T-01, T-02 → *", 'x: rule T-01, T-02, − "T-01"', 'x: rule T-01, T-02, − "T-02"']


@pytest.mark.parametrize(
    ("expression", "told"),
    [
        (Share("a", "b"), ["if_zero x: missing → not_applicable", "operands x: a ⇄ b"]),
        (Difference("a", "b"), ["operands x: a ⇄ b"]),
        (Deviation("a", "b"), ["operands x: a ⇄ b"]),
        (Days("a", "b"), ["operands x: a ⇄ b"]),
        (Lacks(("a",), ("b",)), []),
        (Lacks(("a", "b"), ("c",)), ["operands x: lacks − a", "operands x: lacks − b"]),
        (Lacks(("a",), ("b", "c")), ["operands x: beside − b", "operands x: beside − c"]),
    ],
)
def test_operands_are_swapped_or_left_out(expression: Expression, told: list[str]) -> None:
    assert changes(expression) == told


def test_conditions_that_count_the_same_rows_are_the_same() -> None:
    all_words = one_of(*FIELDS["project"]["timing"].values)
    assert same_lines(line(Count("project")), line(Count("project", {"timing": all_words})), FIELDS)
    assert not same_lines(line(Count("project")), line(Count("project", {"timing": one_of("ok")})), FIELDS)
    assert not same_lines(line(Share("a", "b")), line(Share("b", "a")), FIELDS)
    assert conditions(line(Share("a", "b"))) == {}
    assert Decimal(5) == between("5", None).intervals[0].low
