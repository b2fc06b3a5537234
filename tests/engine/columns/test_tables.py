"""A table for all parks at once gives each park what it gives it alone."""

from fractions import Fraction
from random import Random

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from service.engine.agree import Read
from service.engine.columns.population import Column, population
from service.engine.columns.tables import ColumnTable
from service.engine.reference.known import Known
from service.rulelang.pack import Rule
from service.vocabulary.finding import Theme
from service.vocabulary.state import State
from tests.assessment.pack_builders import a_pack
from tests.engine.builders import a_number, a_rule, a_table, a_text, between, outcome_by_reference
from tests.engine.random_tables import a_random_fact, a_random_table, exact

OUTCOMES = ("met", "nearly_met", "unmet", "not_applicable", "not_evaluable", "manual", "无法判定")
WORDS = {word: place for place, word in enumerate(OUTCOMES)}
COLUMNS = (a_number("x"), a_number("y", "%"), a_text("s", "a", "b", "c"))


@settings(max_examples=40, phases=[Phase.generate])
@given(st.integers(0, 2**32), st.sampled_from([Theme.TARGETS, Theme.DECISION]), st.booleans())
def test_row_by_row_as_the_reference(seed: int, theme: Theme, manual: bool) -> None:
    """Each example: one random table × 100 parks."""
    random = Random(seed)
    table = a_random_table(random, random.sample(COLUMNS, random.randint(1, 3)), OUTCOMES[:3])
    rule = a_rule(table, theme=theme, manual=manual)
    facts = [{c.name: a_random_fact(random, c, table) for c in table.attributes} for _ in range(100)]
    reads = [{name: exact(fact) for name, fact in park.items()} for park in facts]
    held = population(a_pack(rule), [{("T-01", "case"): read} for read in reads], [set()] * 100)
    judged = ColumnTable(rule, WORDS).judge(held.columns["T-01", "case"])
    found = [(OUTCOMES[word], row or None) for word, row in zip(judged.words, judged.rows, strict=True)]
    assert found == [outcome_by_reference(rule, {name: Known(*of) for name, of in read.items()}) for read in reads]


def judge(rule: Rule, *codes: int) -> list[int]:
    column = Column(np.zeros(len(codes), np.int8), np.array(codes, np.int64))
    return [int(row) for row in ColumnTable(rule, WORDS).judge({"x": column}).rows]


def test_open_ends_lie_between_the_codes() -> None:
    rows = (({"x": between("1", None, "()")}, "met"), ({"x": between(None, "1", "(]")}, "unmet"))
    assert judge(a_rule(a_table([a_number()], *rows)), 1, 2, 3) == [2, 2, 1]


def test_gaps_and_overlaps_name_the_park() -> None:
    gap = a_rule(a_table([a_number()], ({"x": between("1", None)}, "met")))
    overlap = a_rule(a_table([a_number()], ({"x": between("1", None)}, "met"), ({"x": between("2", None)}, "unmet")))
    with pytest.raises(LookupError, match="T-01: no row applies to park 1"):
        judge(gap, 2, 1)
    with pytest.raises(LookupError, match="T-01: several rows apply to park 2"):
        judge(overlap, 2, 3, 4)


def test_a_threshold_beyond_64_bits_is_compared_or_refused_never_wrapped() -> None:
    rows = (({"x": between("1e30", None)}, "met"), ({"x": between(None, "1e30", "()")}, "unmet"))
    rule = a_rule(a_table([a_number()], *rows))
    assert judge(rule, 0) == [2]
    far: Read = (State.VALUE, Fraction(10**40))
    with pytest.raises(OverflowError):
        population(a_pack(rule), [{("T-01", "case"): {"x": far}}], [set()])


def test_states_without_values() -> None:
    rule = a_rule(a_table([a_number()], ({"x": between(None, None, "()")}, "met")))
    ranks = np.array([state.rank for state in State], np.int8)
    judged = ColumnTable(rule, WORDS).judge({"x": Column(ranks, np.zeros(4, np.int64))})
    assert [OUTCOMES[word] for word in judged.words] == ["met", "not_applicable", "not_evaluable", "not_evaluable"]
