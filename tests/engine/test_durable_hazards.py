"""Each thing durable-rules 2.0.28 was seen to do wrong, tried through the adapter that closes it."""

import gc
import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from service.engine import durable
from service.engine.durable import DurableEngine, EngineError, EngineInputError
from service.engine.program import HIGHEST, LOWEST, MOST_ATTRIBUTES, EngineFact, Program, ProgramError
from tests.engine.productions import KIND, expected, fact, matched, row, when

MEGABYTE = 2**20


def resident() -> int:
    """Bytes of memory this process holds now."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def growth(work: Callable[[], object], times: int) -> int:
    """By how many bytes the process grows while the work is repeated, after a tenth of it as warm-up."""
    for _ in range(times // 10):
        work()
    before = resident()
    for _ in range(times):
        work()
    return resident() - before


def fnv1a(text: str) -> int:
    """The hash by which alone durable-rules tells ids, sids and attribute names apart."""
    value = 2166136261
    for byte in text.encode("ascii"):
        value = (value ^ byte) * 16777619 & 0xFFFFFFFF
    return value


# Text, numbers, null


@pytest.mark.parametrize("value", ["9", "abc", "节能", "", "\\u8282", True, None, 1e-05, 1e20, float("inf"), 10.0])
def test_only_numbers_are_compared_with_numbers(value: Any) -> None:
    with (
        DurableEngine(Program((row("r", when("x", ">=", 10)),))) as engine,
        pytest.raises(EngineInputError, match=r"^f\.x: "),
    ):
        engine.match([fact("good", x=10), EngineFact("f", KIND, {"x": value})])


@pytest.mark.parametrize("value", ["节能", "", 'a"', "a\\", "\\u8282", True, None, 1.5, 1, 0])
def test_only_codes_are_compared_with_codes(value: Any) -> None:
    with (
        DurableEngine(Program((row("r", when("s", "==", "1")),))) as engine,
        pytest.raises(EngineInputError, match=r"^f\.s: "),
    ):
        engine.match([EngineFact("f", KIND, {"s": value})])


@pytest.mark.parametrize("value", [True, None, 0.5, "节能", HIGHEST + 1, [1], {"x": 1}])
def test_values_nobody_compares_are_checked_as_well(value: Any) -> None:
    with pytest.raises(EngineInputError, match=r"^f\.other: "):
        matched([row("r")], EngineFact("f", KIND, {"other": value}))


@pytest.mark.parametrize("value", [HIGHEST + 1, LOWEST - 1, 10**30])
def test_numbers_beyond_64_bits_are_refused_not_clamped(value: int) -> None:
    with pytest.raises(EngineInputError, match=f"^f.x: {value} is beyond 64 bits"):
        matched([row("r", when("x", "==", HIGHEST))], fact(x=value))
    with pytest.raises(ProgramError, match="beyond 64 bits"):
        when("x", "==", value)


@pytest.mark.parametrize("value", [HIGHEST, LOWEST, 2**53 + 1, -(2**53) - 1])
def test_the_last_integers_are_exact(value: int) -> None:
    inward = value - 1 if value > 0 else value + 1
    rows = [row("same", when("x", "==", value)), row("inner", when("x", "==", inward))]
    assert matched(rows, fact(x=value)) == {"f": ("same",)}


def test_a_refused_fact_leaves_the_engine_usable() -> None:
    with DurableEngine(Program((row("r", when("x", ">=", 10)),))) as engine:
        for _ in range(50):
            with pytest.raises(EngineInputError):
                engine.match([fact("a", x=10), fact("b", x="10")])
            assert engine.match([fact("a", x=10)]) == {"a": ("r",)}


# Missing attributes, several patterns, events


def test_a_missing_attribute_satisfies_nothing_and_ends() -> None:
    rows = [row("x", when("x", "<", 1)), row("both", when("x", "<", 1), when("y", "<", 1)), row("any")]
    assert matched(rows, fact("a"), fact("b", y=0), fact("c", x=0)) == {
        "a": ("any",),
        "b": ("any",),
        "c": ("any", "x"),
    }


def test_facts_are_not_joined_and_do_not_multiply() -> None:
    rows = [row(f"r{i}", when("x", symbol, 20)) for i, symbol in enumerate(("<", "<=", ">", ">=", "=="))]
    facts = [fact(f"f{x}", x=x) for x in range(40)]
    answer = matched(rows, *facts)
    assert answer == expected(rows, facts)
    assert sum(map(len, answer.values())) == 20 + 21 + 19 + 20 + 1


def test_no_rule_consumes_a_fact() -> None:
    assert matched([row("a"), row("b"), row("c", when("x", "==", 1))], fact(x=1)) == {"f": ("a", "b", "c")}


# Sizes


def test_600_rules_of_one_kind_compile() -> None:
    rows = [row(f"r{i:03}", when("s", "==", f"c{i}")) for i in range(600)]
    answer = matched(rows, *(fact(f"f{i}", s=f"c{i}") for i in range(600)))
    assert answer == {f"f{i}": (f"r{i:03}",) for i in range(600)}


@pytest.mark.parametrize("symbol", ["<=", "=="])
@pytest.mark.parametrize("number", [48, 60, 65, 300])
def test_one_fact_may_satisfy_any_number_of_rules(number: int, symbol: str) -> None:
    """Nested bounds, and the very same test in every rule."""
    rows = [row(f"r{i:03}", when("x", symbol, number + (i if symbol == "<=" else 0))) for i in range(number)]
    assert matched(rows, fact(x=number)) == {"f": tuple(f"r{i:03}" for i in range(number))}


def test_tests_that_lead_nowhere_do_not_fill_the_engine_either() -> None:
    rows = [row(f"r{i}", when("x", ">=", i), when("y", "==", i)) for i in range(200)]
    assert matched(rows, fact(x=1_000, y=-1), fact("g", x=1_000, y=150)) == {"f": (), "g": ("r150",)}


def test_one_kind_does_not_crowd_out_another() -> None:
    rows = [row(f"{kind}{i:02}", when("x", ">=", i), kind=kind) for kind in ("a", "b", "c") for i in range(60)]
    facts = [fact(kind, kind, x=59) for kind in ("a", "b", "c")]
    assert matched(rows, *facts) == {kind: tuple(f"{kind}{i:02}" for i in range(60)) for kind in ("a", "b", "c")}


def test_100_attributes_are_compared_and_more_are_refused() -> None:
    values: dict[str, int | str] = {f"x{i}": i for i in range(MOST_ATTRIBUTES)}
    rows = [row(name, when(name, "==", i)) for name, i in values.items()]
    assert matched(rows, EngineFact("f", KIND, values)) == {"f": tuple(sorted(values))}
    for more in (1, 200):
        crowded = {**values, **{f"y{i}": i for i in range(more)}}
        with pytest.raises(EngineInputError, match=f"^f: {100 + more} attributes, at most 100"):
            matched(rows, EngineFact("f", KIND, crowded))


# States, ids, memory


def test_nothing_matched_is_an_answer() -> None:
    with DurableEngine(Program((row("r", when("x", "==", 1)),))) as engine:
        for _ in range(2_000):
            assert engine.match([fact(x=0)]) == {"f": ()}


def test_the_same_id_twice_is_refused() -> None:
    with pytest.raises(EngineInputError, match="two facts have the id f"):
        matched([row("r")], fact(x=1), fact(x=2), fact("g"))


def test_equal_facts_are_two_facts() -> None:
    assert matched([row("r")], fact("a", x=1), fact("b", x=1)) == {"a": ("r",), "b": ("r",)}


def test_nothing_is_left_of_the_match_before() -> None:
    with DurableEngine(Program((row("low", when("x", "<", 5)), row("high", when("x", ">=", 5))))) as engine:
        for x in (1, 9, 1, 9):
            assert engine.match([fact(x=x)]) == {"f": ("low" if x < 5 else "high",)}


@pytest.mark.parametrize(("one", "other"), [("declinate", "macallums"), ("altarage", "zinke")])
def test_names_with_the_same_hash_are_told_apart(one: str, other: str) -> None:
    assert fnv1a(one) == fnv1a(other)
    rows = [row("one", when(one, "==", 1)), row("other", when(other, "==", 1))]
    facts = [EngineFact(one, KIND, {one: 1, other: 2}), EngineFact(other, KIND, {one: 2, other: 1})]
    assert matched(rows, *facts) == {one: ("one",), other: ("other",)}


def test_no_two_names_in_the_engine_have_the_same_hash() -> None:
    ids = [*durable.FACT_IDS, "first", "last"]
    assert len(set(map(fnv1a, ids))) == len(ids)
    assert not set(map(fnv1a, ids)) & {fnv1a(f"sid-{turn}") for turn in range(50_000)}
    names = [*(f"a{i}" for i in range(MOST_ATTRIBUTES)), "id", "sid", "kind", "marker", "$s"]
    assert len(set(map(fnv1a, names))) == len(names)


def test_50_000_facts_and_no_false_duplicate() -> None:
    rows = [row("low", when("x", "<", 25_000)), row("high", when("x", ">=", 25_000))]
    answer = matched(rows, *(fact(f"f{x}", x=x) for x in range(50_000)))
    assert answer == {f"f{x}": ("low" if x < 25_000 else "high",) for x in range(50_000)}


def test_memory_stays_flat_over_evaluations() -> None:
    """Over many more in a soak."""
    rows = [row(f"r{i}", when("x", ">=", i)) for i in range(5)]
    facts = [fact("a", x=3), fact("b", x=-1)]
    with DurableEngine(Program(tuple(rows))) as engine:
        assert growth(lambda: engine.match(facts), 5_000) < MEGABYTE


def test_memory_stays_flat_over_engines() -> None:
    program = Program(tuple(row(f"r{i}", when("x", "==", i), when("y", ">", i)) for i in range(60)))
    facts = [fact(x=1, y=2)]

    def work() -> None:
        with DurableEngine(program) as engine:
            assert engine.match(facts) == {"f": ("r1",)}

    assert growth(work, 40) < 3 * MEGABYTE


def test_a_forgotten_engine_gives_its_memory_back() -> None:
    program = Program(tuple(row(f"r{i}", when("x", "==", i), when("y", ">", i)) for i in range(60)))
    assert growth(lambda: DurableEngine(program), 40) < 3 * MEGABYTE


# Threads, errors


def test_no_thread_is_started_and_the_stock_host_not_loaded() -> None:
    before = set(threading.enumerate())
    with DurableEngine(Program((row("r"),))) as engine:
        engine.match([fact()])
        assert set(threading.enumerate()) == before
    assert "durable.engine" not in sys.modules


def test_threads_share_an_engine() -> None:
    rows = [row(f"r{i}", when("x", ">=", i), when("s", "==", "value")) for i in range(40)]

    def ask(number: int) -> bool:
        facts = [fact(f"{number}-{i}", x=(7 * number + i) % 45, s="value") for i in range(number % 9)]
        return engine.match(facts) == expected(rows, facts)

    with DurableEngine(Program(tuple(rows))) as engine, ThreadPoolExecutor(8) as pool:
        assert all(pool.map(ask, range(2_000)))


def test_an_engine_is_closed_between_two_matches_never_within_one() -> None:
    rows = [row(f"r{i}", when("x", ">=", i)) for i in range(40)]
    facts = [fact(f"f{i}", x=i) for i in range(400)]
    answer = expected(rows, facts)

    def ask_until_closed(engine: DurableEngine, started: threading.Semaphore) -> str:
        try:
            while engine.match(facts) == answer:
                started.release()
        except EngineError as error:
            return str(error)
        return "a wrong answer"

    for _ in range(10):
        engine, started = DurableEngine(Program(tuple(rows))), threading.Semaphore(0)
        with ThreadPoolExecutor(4) as pool:
            asking = [pool.submit(ask_until_closed, engine, started) for _ in range(4)]
            started.acquire()
            engine.close()
        assert {future.result() for future in asking} == {"the engine is closed"}


def test_a_failure_of_the_engine_has_one_type() -> None:
    with DurableEngine(Program((row("r"),))) as engine:
        (ruleset,) = engine._rulesets
        handle, ruleset.handle = ruleset.handle, 131_071
        with pytest.raises(EngineError, match=r"durable-rules failed: .*error code: 111"):
            engine.match([fact()])
        ruleset.handle = handle
        assert engine.match([fact()]) == {"f": ("r",)}


def test_a_batch_the_engine_stops_reading_is_no_answer() -> None:
    with DurableEngine(Program((row("r"),))) as engine:
        (ruleset,) = engine._rulesets
        good = '{"id":"0","sid":"s","kind":"indicator"}'
        crowd = ",".join(f'"b{i}":1' for i in range(260))
        for bad in ('{"id":"1","sid":"s","kind":1e5}', f'{{"id":"1","sid":"s",{crowd}}}'):
            with pytest.raises(EngineError, match="the engine did not read all facts"):
                list(ruleset.run("s", [good, bad, good.replace("0", "2")]))
        assert engine.match([fact()]) == {"f": ("r",)}
