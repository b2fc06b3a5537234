"""Sharding keeps every production once, within what a ruleset and a fact bear."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from service.engine.program import Comparison, Condition, EngineFact, Production, Program
from service.engine.shards import MOST_CANDIDATES, MOST_RULES, candidates, shards_of
from tests.engine.productions import KIND, row, satisfies, when

conditions = st.one_of(
    st.builds(Condition, st.sampled_from("xyz"), st.sampled_from(Comparison), st.integers(0, 4)),
    st.builds(Condition, st.sampled_from("st"), st.just(Comparison.EQ), st.sampled_from("abc")),
)
tests_of_rows = st.lists(st.lists(conditions, max_size=4), max_size=60)


def numbered(rows: list[list[Condition]], kind: str = "indicator") -> list[Production]:
    return [row(f"r{number}", *tests, kind=kind) for number, tests in enumerate(rows)]


@given(tests_of_rows, st.lists(st.sampled_from(["indicator", "task", "case"]), min_size=60, max_size=60))
def test_every_production_is_in_one_shard_with_its_tests(rows: list[list[Condition]], kinds: list[str]) -> None:
    productions = [row(f"r{n}", *tests, kind=kinds[n]) for n, tests in enumerate(rows)]
    shards = shards_of(Program(tuple(productions)))
    kept = {p.code: (p.kind, frozenset(p.conditions)) for shard in shards for p in shard.productions}
    assert sum(len(shard.productions) for shard in shards) == len(productions)
    assert kept == {p.code: (p.kind, frozenset(p.conditions)) for p in productions}
    for shard in shards:
        for kind in shard.kinds:
            assert candidates([p for p in shard.productions if p.kind == kind]) <= MOST_CANDIDATES


@given(
    tests_of_rows,
    st.fixed_dictionaries({name: st.integers(-1, 5) for name in "xyz"}),
    st.fixed_dictionaries({name: st.sampled_from("abcd") for name in "st"}),
)
def test_no_fact_satisfies_more_than_the_bound(
    rows: list[list[Condition]], numbers: dict[str, int], texts: dict[str, str]
) -> None:
    productions = numbered(rows)
    one = EngineFact("f", KIND, {**numbers, **texts})
    assert sum(satisfies(one, p) for p in productions) <= candidates(productions)


def test_equality_excludes_order_does_not() -> None:
    assert candidates([row(f"r{i}", when("s", "==", f"c{i}")) for i in range(90)]) == 1
    assert candidates([row(f"r{i}", when("x", ">=", i)) for i in range(90)]) == 90
    assert candidates([row(f"r{i}") for i in range(90)]) == 90
    banded = [row(f"r{i}{j}", when("s", "==", f"c{i}"), when("x", ">=", j)) for i in range(30) for j in range(3)]
    assert candidates(banded) == 3


def test_a_test_that_leads_nowhere_counts() -> None:
    dead_ends = [row(f"r{i}", when("x", ">=", -i), when("y", ">=", 10**6)) for i in range(90)]
    assert candidates(dead_ends) == 90


def test_the_most_telling_equality_comes_first() -> None:
    rows = [row(f"r{i}", when("x", "<", 9), when("a", "==", "value"), when("z", "==", f"c{i}")) for i in range(90)]
    (shard,) = shards_of(Program(tuple(rows)))
    assert {tuple(c.attribute for c in p.conditions) for p in shard.productions} == {("z", "a", "x")}


def test_a_ruleset_leaves_room_for_its_marker() -> None:
    rows = tuple(row(f"r{i}", when("s", "==", f"c{i}")) for i in range(600))
    sizes = [len(shard.productions) for shard in shards_of(Program(rows))]
    assert sizes == [MOST_RULES - 1, MOST_RULES - 1, 90]


def test_small_kinds_share_a_shard_and_pieces_of_one_kind_do_not() -> None:
    small = [row(f"s{i}", kind=f"kind{i}") for i in range(20)]
    big = [row(f"b{i}", when("x", ">=", i)) for i in range(100)]
    shards = shards_of(Program((*small, *big)))
    assert Counter(len(shard.kinds) for shard in shards) == {21: 1, 1: 2 + 1}
    assert [sum(p.kind == "indicator" for p in shard.productions) for shard in shards] == [25, 25, 25, 25]


def test_an_empty_program_has_no_shards() -> None:
    assert shards_of(Program(())) == ()
