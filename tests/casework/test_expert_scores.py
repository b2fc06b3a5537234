"""专家评分: exact averages and spreads; the recused are named and left out; nothing missing counts as zero."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from service.casework.acts.site_visit import ScoreItem
from service.casework.expert_scores import ItemScores, expert_scores, mean, spread
from service.vocabulary.person import Person, Role
from tests.casework.builders import EXPERT, EXPERT_2, EXPERT_3, Walk, person, procedure
from tests.casework.judging import judging, recusal

ITEM = "LY-06"
POINTS = st.decimals(0, 100, places=2)


def score(begun: Walk, points: str | Decimal, by: Person = EXPERT, item: str = ITEM) -> Walk:
    return begun.do(ScoreItem(item=item, score=Decimal(points)), by=by)


def only(begun: Walk) -> ItemScores:
    (item,) = expert_scores(begun.now, begun.procedure)
    return item


def test_the_average_is_exact_and_the_spread_is_highest_less_lowest() -> None:
    begun = score(score(score(judging(), "80"), "85", EXPERT_2), "90.5", EXPERT_3)
    of = only(begun)
    assert (of.average, of.spread, len(of.scores)) == (Fraction(511, 6), Decimal("10.5"), 3)
    assert of.said.zh == "LY-06：3 人评分，平均 ≈85.17，离差 10.5（专家11 80、专家12 85、专家13 90.5）"


def test_a_spread_above_the_limit_is_flagged_and_at_the_limit_is_not() -> None:
    assert not only(score(score(judging(), "60"), "80", EXPERT_2)).flagged
    apart = only(score(score(judging(), "60"), "80.01", EXPERT_2))
    assert apart.flagged
    assert "离差超过 20，请专家组复核" in apart.said.zh


def test_each_experts_last_score_counts_and_missing_experts_are_counted() -> None:
    of = only(score(score(judging(), "60"), "70"))
    assert (of.average, of.short) == (Fraction(70), 1)
    assert of.said.zh.endswith("尚缺 1 人")


def test_the_recused_are_left_out_and_named_for_their_items_only() -> None:
    begun = score(score(judging(), "60"), "90", EXPERT_2)
    score(begun, "60", item="symbiosis").do(recusal(EXPERT, ITEM))
    recused, other = expert_scores(begun.now, begun.procedure)
    assert (recused.average, other.average) == (Fraction(90), Fraction(60))
    assert [one.act.expert for one in recused.recusals] == [EXPERT.id]
    assert other.recusals == ()
    assert f"{EXPERT.name} 回避（曾为园区编制方案）" in recused.said.zh


def test_an_item_whose_experts_are_all_recused_has_no_score_and_not_zero() -> None:
    of = only(score(judging(), "60").do(recusal(EXPERT)))
    assert (of.average, of.spread, of.flagged) == (None, None, False)
    assert of.said.zh.startswith("LY-06：没有有效评分；尚缺 2 人")


@given(st.lists(POINTS, min_size=1, max_size=9))
def test_the_mean_lies_between_lowest_and_highest_and_no_order_matters(points: list[Decimal]) -> None:
    average, apart = mean(points), spread(points)
    assert average is not None
    assert min(points) <= average <= max(points)
    assert average * len(points) == sum(map(Fraction, points))
    assert (mean(sorted(points)), spread(sorted(points))) == (average, apart)
    assert mean([point + 1 for point in points]) == average + 1
    assert spread([point + 1 for point in points]) == apart


@given(st.lists(POINTS, min_size=1, max_size=5))
def test_the_score_of_an_item_is_that_of_its_experts_alone(points: list[Decimal]) -> None:
    begun = judging()
    for number, given_points in enumerate(points):
        score(begun, given_points, person(100 + number, Role.EXPERT))
    of = only(begun)
    assert (of.average, of.spread) == (mean(points), spread(points))
    assert of.short == max(procedure().experts_needed - len(points), 0)
