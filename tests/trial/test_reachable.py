"""Shares of points a section can come to: against trying all verdicts."""

from decimal import Decimal
from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from service.engine.reference.points import points
from service.rulelang.parse.rubric import POLICIES
from service.rulelang.rubric import Criterion, Section
from service.trial.reachable import rates
from tests.assessment.pack_builders import HERE
from tests.trial.builders import demo

VERDICTS = ("met", "nearly_met", "unmet", "not_applicable")


@given(st.lists(st.tuples(st.sampled_from(("1", "0.5", "3")), st.sampled_from(POLICIES)), min_size=1, max_size=3))
def test_exactly_the_shares_that_some_verdicts_give(criteria: list[tuple[str, str]]) -> None:
    _, rubric = demo()
    lines = tuple(Criterion(f"T-{n}", Decimal(w), policy, HERE) for n, (w, policy) in enumerate(criteria))
    weight = sum((line.weight for line in lines), Decimal(0))
    section = Section("s", "部分", weight, lines)
    alone = type(rubric)(**{n: getattr(rubric, n) for n in rubric.__slots__} | {"sections": (section,), "full": weight})
    found = set()
    for words in product(VERDICTS, repeat=len(lines)):
        scored = points({line.rule: [word] for line, word in zip(lines, words, strict=True)}, alone)
        kept = any(
            w != "not_applicable" or line.not_applicable != POLICIES[0] for line, w in zip(lines, words, strict=True)
        )
        found |= {scored.score / Fraction(weight)} if kept else set()
    assert rates(section, rubric.points, {line.rule: 1 for line in lines}) == found


def test_subjects_share_the_weight() -> None:
    section = Section("s", "部分", Decimal(4), (Criterion("T-1", Decimal(4), "not_allowed", HERE),))
    two = {"met": Decimal(1), "unmet": Decimal(0)}
    assert rates(section, two, {"T-1": 2}) == {Fraction(0), Fraction(1, 2), Fraction(1)}
