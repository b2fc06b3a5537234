"""assess() runs both evaluators and stops where they differ: random packs and the shipped one on random parks."""

from collections import Counter
from datetime import date
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from service.engine.reference.evaluate import evaluate
from service.rulelang.load import load_rule_base, pack_ids
from service.settings import Settings
from tests.engine.agreement import in_columns_as_one_by_one, judged, some_parks
from tests.engine.random_packs import PackMaker


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
