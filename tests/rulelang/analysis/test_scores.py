"""The set of scores: compared with scoring every combination of verdicts."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from service.rulelang.analysis.possible import outcomes
from service.rulelang.analysis.scores import Scores
from service.rulelang.rubric import Rubric
from service.rulelang.tables import Interval
from service.scoring.scorecard import score
from service.vocabulary.finding import Verdict
from tests.rulelang.analysis.changes import PACK, RUBRIC
from tests.scoring.builders import a_criterion, a_finding, a_rubric, a_section

RULES = ("TG-02", "PJ-01", "PR-01")
WEIGHTS = st.sampled_from(("5", "7.5", "20"))
SHARES = st.sampled_from(("0", "0.25", "0.6", "1"))


@st.composite
def rubrics(draw: st.DrawFn) -> Rubric:
    """Two sections over three rules, with or without minimums; weights need not add up to 100 for the sum to."""
    minimums = [draw(st.sampled_from((None, "0.5", "1"))) for _ in range(2)]
    criteria = [a_criterion(rule, draw(WEIGHTS)) for rule in RULES]
    sections = (a_section("a", criteria[:2], minimums[0]), a_section("b", criteria[2:], minimums[1]))
    shares = {"met": "1", "nearly_met": draw(SHARES), "unmet": draw(SHARES), "not_evaluable": "0", "manual": "0"}
    full = sum((section.weight for section in sections), Decimal(0))
    bands = tuple(replace(band, interval=_scaled(band.interval, full / 100)) for band in a_rubric(()).bands)
    return replace(a_rubric(sections, shares), full=full, bands=bands)


def _scaled(interval: Interval, factor: Decimal) -> Interval:
    low, high = interval.low or Decimal(0), interval.high or Decimal(0)
    return replace(interval, low=low * factor, high=high * factor)


@settings(max_examples=40)
@given(rubrics())
def test_a_grade_is_reached_as_scoring_every_combination_reaches_it(rubric: Rubric) -> None:
    words = [sorted(outcomes(PACK.rules[rule]) - {"not_applicable"}) for rule in RULES]
    cards = [
        score([a_finding(rule, Verdict(word)) for rule, word in zip(RULES, chosen, strict=True)], rubric)
        for chosen in product(*words)
    ]
    scores = Scores(PACK, rubric)
    for grade in ("优秀", "良好", "合格", "不合格"):
        hit = scores.of_grade(grade)
        assert (hit is not None) == any(card.grade == grade for card in cards)
        assert hit is None or hit in {card.score.fraction() for card in cards}


def test_several_subjects_share_a_weight() -> None:
    both = replace(PACK.rules["TG-02"], subjects=("indicator:water_reuse", "indicator:energy_saving"))
    pack = replace(PACK, rules={**PACK.rules, "TG-02": both})
    rubric = replace(a_rubric((a_section("a", [a_criterion("TG-02", "100")]),)), failing_grade="不合格")
    bands = [band for band in rubric.bands if band.grade == "合格"]
    assert Scores(pack, rubric).of_grade("合格") is None
    assert Scores(pack, rubric).beside(bands) == (Fraction(50), Fraction(100))
    assert Scores(PACK, rubric).beside(bands) == (Fraction(0), Fraction(100))
    assert Scores(PACK, RUBRIC).of_grade("优秀") == 100
