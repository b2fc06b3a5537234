"""Random parks judged by both evaluators, and once more in columns."""

from random import Random

from service.assessment.assess import NotJudgeable, assess
from service.engine.columns.evaluate import evaluate_columns
from service.engine.columns.population import population
from service.engine.reference.evaluate import evaluate
from service.rulelang.pack import Pack
from service.rulelang.rubric import Rubric
from service.vocabulary.judgements import Judgements
from service.vocabulary.submission import Submission
from tests.engine.parks import ParkMaker

Case = tuple[Submission, Judgements]

DEGREES = (0.0, 0.05, 0.2, 0.5)
"""Shares of spoilt cells: a complete park, then worse and worse ones."""


def some_parks(random: Random, pack: Pack) -> list[Case]:
    makers = [ParkMaker(random, pack, spoilt) for spoilt in DEGREES]
    return [(maker.submission(), maker.judgements()) for maker in makers]


def judged(case: Case, pack: Pack, rubric: Rubric) -> str:
    """The recommendation; Disagreement when the evaluators differ in anything."""
    try:
        return assess(*case, pack, rubric).recommendation
    except NotJudgeable:
        return "not judgeable"


def in_columns_as_one_by_one(cases: list[Case], pack: Pack, rubric: Rubric) -> None:
    """Every verdict, row, score, completeness, grade and recommendation of every park."""
    parks = [evaluate(*case, pack, rubric) for case in cases]
    closed = [{k for k, r in j.closed_questions.items() if r.accepted.value == "yes"} for _, j in cases]
    reads = [{key: judged.read for key, judged in park.judged.items()} for park in parks]
    result = evaluate_columns(pack, rubric, population(pack, reads, closed))
    for place, park in enumerate(parks):
        assert {key: result.outcome(key, place) for key in park.judged} == {
            key: (judged.outcome, judged.row) for key, judged in park.judged.items()
        }
        assert result.points.score.at(place) == park.score
        assert result.points.completeness.at(place) == park.completeness
        assert (result.grade(place), result.recommended(place)) == (park.grade, park.recommendation)
