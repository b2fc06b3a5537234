"""assess() runs both evaluators and stops where they differ: random packs and the shipped one on random parks."""

from collections import Counter
from datetime import date
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from service.assessment.assess import NotJudgeable, assess
from service.engine.columns.evaluate import evaluate_columns
from service.engine.columns.population import population
from service.engine.reference.evaluate import evaluate
from service.rulelang.load import load_rule_base, pack_ids
from service.rulelang.pack import Pack
from service.rulelang.rubric import Rubric
from service.settings import Settings
from service.vocabulary.judgements import Judgements
from service.vocabulary.submission import Submission
from tests.engine.parks import ParkMaker
from tests.engine.random_packs import PackMaker

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


@settings(max_examples=12, phases=[Phase.generate])
@given(st.integers(0, 2**32))
def test_random_packs(seed: int) -> None:
    random = Random(seed)
    maker = PackMaker(random)
    pack = maker.pack()
    rubric, cases = maker.rubric(pack), some_parks(random, pack)
    for case in cases:
        judged(case, pack, rubric)
    in_columns_as_one_by_one(cases, pack, rubric)


@pytest.mark.parametrize("name", pack_ids(Settings().rules_dir))
@settings(max_examples=3, phases=[Phase.generate])
@given(st.integers(0, 2**32))
def test_the_shipped_packs(name: str, seed: int) -> None:
    given_folders = Settings()
    pack, rubric = load_rule_base(given_folders.rules_dir, given_folders.rubrics_dir, name, date(2026, 6, 30))
    cases = some_parks(Random(seed), pack)
    for case in cases:
        judged(case, pack, rubric)
    in_columns_as_one_by_one(cases, pack, rubric)


def test_random_parks_come_to_every_recommendation() -> None:
    """Otherwise the tests above would say little about the decision."""
    seen: Counter[str] = Counter()
    for seed in range(40):
        random = Random(seed)
        maker = PackMaker(random)
        pack = maker.pack(6)
        rubric = maker.rubric(pack)
        seen.update(evaluate(*case, pack, rubric).recommendation for case in some_parks(random, pack))
    assert set(seen) == {"通过", "限期整改", "不予通过", "无法判定"}
