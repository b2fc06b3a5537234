"""Mutants of a rubric: weights, points, policies, minimums, bands, failing grade; sums and bands stay in order."""

from decimal import Decimal

from service.trial.mutant import Kind
from service.trial.rubric_mutants import rubric_mutants
from tests.trial.builders import demo

PACK, RUBRIC = demo()
MADE = rubric_mutants(RUBRIC, PACK)


def changes(kind: Kind) -> list[str]:
    return [mutant.change for mutant in MADE.mutants if mutant.kind is kind]


def test_weights_move_within_a_section() -> None:
    assert changes(Kind.WEIGHT)[:3] == ["TG-01 −1, TG-02 +1", "TG-02 −1, TG-01 +1", "SY-01 −0.1, PJ-01 +0.1"]
    for mutant in MADE.mutants:
        assert mutant.rubric is not None
        for section in mutant.rubric.sections:
            assert sum((criterion.weight for criterion in section.criteria), Decimal(0)) == section.weight


def test_policies_take_each_other_value() -> None:
    assert len(changes(Kind.POLICY)) == 2 * 6
    assert "TG-01: exclude_and_redistribute → count_as_zero" in changes(Kind.POLICY)


def test_points_minimums_bands_and_failing_grade() -> None:
    assert "nearly_met: 60% → 61%" in changes(Kind.POINTS)
    assert "met: 100% → 101%" not in changes(Kind.POINTS)
    assert changes(Kind.BAND) == [
        "60 → 61", "60 → 59", "[60 ⇄ (60", "80 → 81", "80 → 79", "[80 ⇄ (80", "优秀 ⇄ 合格", "合格 ⇄ 不合格",
    ]  # fmt: skip
    assert changes(Kind.FAILING) == ["不合格 → 优秀", "不合格 → 合格"]


def test_a_minimum_moved_where_no_share_comes_between_says_the_same() -> None:
    assert "targets: 60% → 61%" in changes(Kind.MINIMUM)
    assert "targets: 60% → 59%" not in changes(Kind.MINIMUM)
    assert MADE.equivalent == 1


def test_every_mutant_is_judged_by_a_digest_of_its_own() -> None:
    digests = {mutant.rubric.digest for mutant in MADE.mutants if mutant.rubric}
    assert len(digests) == len(MADE.mutants)
    assert RUBRIC.digest not in digests
