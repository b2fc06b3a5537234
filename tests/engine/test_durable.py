"""The adapter answers like the plainest reading: random productions × random facts, at every edge."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.engine.durable import DurableEngine, EngineError
from service.engine.program import HIGHEST, LOWEST, Comparison, Condition, EngineFact, Production, Program
from tests.engine.productions import expected, fact, matched, row, when

EDGES = (LOWEST, LOWEST + 1, -(2**53) - 1, -1, 0, 1, 9, 10, 11, 2**53, 2**53 + 1, HIGHEST - 1, HIGHEST)
WORDS = ("value", "missing", "a", "ab", "abc", "A", "0", "9", "10", "-1", "true", "null", "a'b", "{x}", ", :", "$s")
KINDS = ("indicator", "task", "marker")

numbers = st.sampled_from(EDGES) | st.integers(-3, 13)
number_tests = st.builds(Condition, st.sampled_from(("x", "y", "id")), st.sampled_from(Comparison), numbers)
word_tests = st.builds(
    Condition, st.sampled_from(("state", "sid", "kind")), st.just(Comparison.EQ), st.sampled_from(WORDS)
)
programs = st.lists(
    st.tuples(st.sampled_from(KINDS), st.lists(number_tests | word_tests, max_size=4)), max_size=40
).map(lambda rows: [Production(f"r{n}", kind, tuple(tests)) for n, (kind, tests) in enumerate(rows)])
attributes: st.SearchStrategy[dict[str, int | str]] = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(("x", "y", "id", "unread"), numbers),
        **dict.fromkeys(("state", "sid", "kind"), st.sampled_from(WORDS)),
    },
)


def numbered(drawn: list[tuple[str, dict[str, int | str]]]) -> list[EngineFact]:
    return [EngineFact(f"f{n}", kind, values) for n, (kind, values) in enumerate(drawn)]


facts_of_kinds = st.lists(st.tuples(st.sampled_from((*KINDS, "unknown")), attributes), max_size=30).map(numbered)


@given(programs, facts_of_kinds)
def test_agrees_with_looking_at_every_production_and_fact(
    productions: list[Production], facts: list[EngineFact]
) -> None:
    with DurableEngine(Program(tuple(productions))) as engine:
        assert engine.match(facts) == expected(productions, facts)
        assert engine.match(facts[::-1]) == expected(productions, facts)


@given(st.sampled_from(Comparison), st.integers(LOWEST + 1, HIGHEST - 1))
def test_every_boundary_and_its_neighbours(comparison: Comparison, boundary: int) -> None:
    productions = [row("r", Condition("x", comparison, boundary))]
    facts = [fact(f"{step:+}", x=boundary + step) for step in (-1, 0, 1)]
    assert matched(productions, *facts) == expected(productions, facts)


def test_a_whole_park_in_many_shards() -> None:
    seeded = random.Random(20211004)
    kinds = [f"kind{number}" for number in range(6)]
    productions = [
        Production(f"r{number}", seeded.choice(kinds), tuple(random_condition(seeded) for _ in range(number % 5)))
        for number in range(900)
    ]
    facts = [
        EngineFact(f"f{number}", seeded.choice(kinds), {name: seeded.randrange(40) for name in "uvwxyz"})
        for number in range(200)
    ]
    answer = matched(productions, *facts)
    assert answer == expected(productions, facts)
    assert sum(map(len, answer.values())) > 1_000


def random_condition(seeded: random.Random) -> Condition:
    return Condition(seeded.choice("uvwxyz"), seeded.choice(list(Comparison)), seeded.randrange(40))


def test_codes_are_sorted_and_every_fact_is_answered() -> None:
    productions = [row(code, when("x", ">=", 1)) for code in ("r10", "b", "a", "r9")]
    answer = matched(productions, fact("one", x=1), fact("none", x=0), fact("other", "task", x=1))
    assert answer == {"one": ("a", "b", "r10", "r9"), "none": (), "other": ()}


def test_the_order_and_repetition_of_conditions_do_not_matter() -> None:
    tests = (when("x", ">=", 3), when("s", "==", "a"), when("x", "<", 7))
    answer = matched([row("r", *tests, *tests), row("q", *tests[::-1])], fact(x=5, s="a"))
    assert answer == {"f": ("q", "r")}


def test_contradictory_conditions_match_nothing() -> None:
    rows = [row("r", when("s", "==", "a"), when("s", "==", "b")), row("q", when("x", "<", 1), when("x", ">", 1))]
    assert matched(rows, fact(s="a", x=1)) == {"f": ()}


def test_no_facts_or_no_productions() -> None:
    assert matched([row("r")]) == {}
    assert matched([], fact(x=1)) == {"f": ()}


def test_the_caller_may_name_facts_as_he_likes() -> None:
    names = ("园区/单位产值能耗", 'a"b', "first", "last", "0", "")
    assert matched([row("r")], *(fact(name) for name in names)) == dict.fromkeys(names, ("r",))


def test_closed_engines_say_so() -> None:
    engine = DurableEngine(Program((row("r"),)))
    engine.close()
    engine.close()
    with pytest.raises(EngineError, match="the engine is closed"):
        engine.match([fact()])
