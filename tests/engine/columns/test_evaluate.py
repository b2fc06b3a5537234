"""A population run through a pack: every park as the reference has it alone, and what is refused."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from service.engine.agree import Key
from service.engine.columns.evaluate import ColumnResult, LackingColumn, evaluate_columns
from service.engine.columns.population import Population, population
from service.engine.reference.evaluate import evaluate
from service.vocabulary.judgements import Judgements
from tests.assessment.builders import a_ruling
from tests.engine.builders import a_table, between
from tests.engine.planted import a_planted_pack, a_planted_park, a_planted_rubric

PACK, RUBRIC = a_planted_pack(), a_planted_rubric()
SUBMISSION, JUDGEMENTS = a_planted_park()
QUESTION: Key = ("C-1", "portfolio")


def a_population(*judged: Judgements, closed: tuple[set[Key], ...] = ()) -> Population:
    """The planted park once for each of these judgements."""
    parks = [evaluate(SUBMISSION, one, PACK, RUBRIC).judged for one in judged or (JUDGEMENTS,)]
    reads = [{key: found.read for key, found in park.items()} for park in parks]
    return population(PACK, reads, closed or tuple(set[Key]() for _ in parks))


def test_every_park_as_alone() -> None:
    cases = (JUDGEMENTS, Judgements(), replace(JUDGEMENTS, not_applicable={}))
    found = evaluate_columns(PACK, RUBRIC, a_population(*cases))
    for place, judgements in enumerate(cases):
        alone = evaluate(SUBMISSION, judgements, PACK, RUBRIC)
        assert {key: found.outcome(key, place) for key in found.judged} == {
            key: (judged.outcome, judged.row) for key, judged in alone.judged.items()
        }
        assert found.points.score.at(place) == alone.score
        assert found.points.completeness.at(place) == alone.completeness
        assert (found.grade(place), found.recommended(place)) == (alone.grade, alone.recommendation)


def recommended(found: ColumnResult) -> list[str]:
    return [found.recommended(park) for park in range(len(found.recommendation))]


def test_gates_have_effects_and_the_decision_reads_them() -> None:
    found = evaluate_columns(PACK, RUBRIC, a_population(JUDGEMENTS, Judgements()))
    assert {key[0]: effects.tolist() for key, effects in found.effects.items()} == {"G-1": [0, 2], "G-2": [0, 0]}
    assert recommended(found) == ["通过", "无法判定"]


def test_a_closed_question_is_closed_for_its_park_only() -> None:
    gate = PACK.rules["G-2"]
    few, many = ({"asked": test} for test in (between(None, "1", "(]"), between("1", None, "()")))
    strict = replace(gate, table=a_table(gate.table.attributes, (few, "met"), (many, "unmet")))
    pack = replace(PACK, rules={**PACK.rules, "G-2": strict})
    held = a_population(JUDGEMENTS, JUDGEMENTS, closed=({QUESTION}, set()))
    found = evaluate_columns(pack, RUBRIC, held)
    assert [found.outcome(("G-2", "case"), park)[0] for park in (0, 1)] == ["met", "unmet"]
    judgements = replace(JUDGEMENTS, closed_questions={QUESTION: a_ruling()})
    assert evaluate(SUBMISSION, judgements, pack, RUBRIC).judged["G-2", "case"].outcome == "met"


def test_an_edited_rule_is_tried_on_the_parks_that_were_read_before() -> None:
    """The park's 90 % now fall short: only the verdict, the score and what follows change."""
    rule = PACK.rules["T-1"]
    rows = [replace(row, outcome="unmet") if row.number == 2 else row for row in rule.table.rows]
    edited = replace(PACK, rules={**PACK.rules, "T-1": replace(rule, table=replace(rule.table, rows=tuple(rows)))})
    found = evaluate_columns(edited, RUBRIC, a_population())
    assert found.outcome(("T-1", "indicator:intensity"), 0) == ("unmet", 2)
    assert found.points.score.at(0) == Fraction(75) - Fraction("1.875") * 100 / 25
    assert found.grade(0) == "合格"


def test_a_population_taken_twice_is_judged_twice() -> None:
    held = a_population(JUDGEMENTS, Judgements())
    found = evaluate_columns(PACK, RUBRIC, held.take(np.array([1, 0, 1, 0, 0])))
    assert recommended(found) == ["无法判定", "通过", "无法判定", "通过", "通过"]


def test_nobody_is_judged_too() -> None:
    found = evaluate_columns(PACK, RUBRIC, a_population().take(np.array([], np.int64)))
    assert recommended(found) == []


def test_a_column_that_is_not_there_is_named() -> None:
    held = a_population()
    columns = {key: named for key, named in held.columns.items() if key[0] != "P-1"}
    with pytest.raises(LackingColumn, match="P-1 portfolio: rate"):
        evaluate_columns(PACK, RUBRIC, Population(1, columns))
