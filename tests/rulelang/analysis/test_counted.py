"""Findings that turn open: no count that they move may pay, and what pays is found wherever it is."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from service.rulelang.analysis.counted import Gain, first_gain, holds, swaps
from service.rulelang.analysis.possible import outcomes
from service.rulelang.pack import Pack, Rule
from service.rulelang.tables import NumberTest
from service.vocabulary.finding import Effect
from tests.rulelang.analysis.changes import PACK, counting, with_rule

GAINS = {"met": 2, "nearly_met": 1}
EVALUATED = ["met", "nearly_met", "unmet"]
UNMET = {"theme": "targets", "verdict": "unmet"}
OPEN = {"theme": "targets", "verdict": "not_evaluable manual"}


def gain(rule: Rule, pack: Pack) -> Gain | None:
    return first_gain(rule, pack, GAINS, "not_evaluable")


def test_a_gate_that_counts_only_what_is_unmet_pays_for_not_measuring() -> None:
    gate = counting("GT-01", UNMET, "met", "unmet")
    found = gain(gate, with_rule(gate))
    assert found is not None
    assert (found.start, found.before) == ({"bad": "1 项"}, "unmet")
    assert (found.end, found.after) == ({"bad": "0 项"}, "met")
    assert (found.swap.judged, found.swap.opened) == ("unmet", "not_evaluable")


def test_a_count_of_what_is_open_too_does_not_pay() -> None:
    gate = counting("GT-01", {**UNMET, "verdict": "unmet not_evaluable manual"}, "met", "unmet")
    assert gain(gate, with_rule(gate)) is None


def test_another_gate_that_withholds_for_what_is_open_holds_the_case_back() -> None:
    gate = counting("GT-01", UNMET, "met", "unmet")

    def beside(*outcomes: str) -> Gain | None:
        other = replace(counting("GT-01", OPEN, *outcomes), id="GT-02", effect=Effect.WITHHOLD)
        pack = with_rule(gate)
        return gain(gate, replace(pack, rules={**pack.rules, "GT-02": other}))

    assert beside("met", "unmet") is None
    assert beside("met", "unmet", "met") is not None


def test_a_scored_rule_earns_points_even_in_a_case_that_is_held_back() -> None:
    rule = counting("PR-02", UNMET, "met", "unmet")
    other = replace(counting("GT-01", OPEN, "met", "unmet"), id="GT-02", effect=Effect.WITHHOLD)
    pack = with_rule(rule)
    assert gain(rule, replace(pack, rules={**pack.rules, "GT-02": other})) is not None


def test_that_questions_stay_is_a_premise() -> None:
    gate = counting("GT-01", {"theme": "credibility", "verdict": "question"}, "met", "unmet")
    assert swaps(gate, with_rule(gate)) == []


def test_a_decision_that_does_not_read_what_withholds_pays() -> None:
    rule = PACK.rules["DC-01"]
    kept = [row for row in rule.table.rows if row.number != 2]
    rows = tuple(replace(row, tests={k: v for k, v in row.tests.items() if k != "withhold"}) for row in kept)
    columns = tuple(column for column in rule.table.attributes if column.name != "withhold")
    blind = replace(rule, table=replace(rule.table, attributes=columns, rows=rows))
    ranks = {"通过": 2, "限期整改": 1}
    assert first_gain(rule, PACK, ranks, "无法判定") is None
    found = first_gain(blind, with_rule(blind), ranks, "无法判定")
    assert found is not None
    assert (found.start["reject"], found.before, found.end["reject"]) == ("1", "不予通过", "0")


@given(
    st.sets(st.sampled_from([*EVALUATED, "not_evaluable"]), min_size=1),
    st.lists(st.sampled_from(EVALUATED), min_size=2, max_size=3),
)
def test_a_gain_is_found_exactly_where_some_verdicts_show_one(counted: set[str], steps: list[str]) -> None:
    rule = counting("PR-02", {"theme": "targets", "verdict": " ".join(counted)}, *steps)

    def judged(words: Mapping[str, str]) -> int:
        number = sum(word in counted for word in words.values())
        return GAINS.get(next(r.outcome for r in rule.table.rows if holds(r.tests["bad"], number)), 0)

    targets = ["TG-01", "TG-02"]
    cases = [dict(zip(targets, words, strict=True)) for words in product(*(outcomes(PACK.rules[t]) for t in targets))]
    pays = any(
        judged({**case, target: "not_evaluable"}) > judged(case)
        for case in cases
        for target in targets
        if case[target] in EVALUATED
    )
    assert (gain(rule, with_rule(rule)) is not None) == pays


def test_whole_numbers_in_intervals() -> None:
    (test,) = [row.tests["bad"] for row in counting("GT-01", UNMET, "met", "unmet").table.rows if row.number == 2]
    assert isinstance(test, NumberTest)
    assert [holds(test, number) for number in (0, 1, 2)] == [False, True, True]
    assert holds(None, 0)
