"""What one criterion earns."""

from decimal import Decimal

import pytest

from service.scoring.criteria import COUNT_AS_ZERO, Earned, earn
from service.vocabulary.exact import ONE, ZERO, Quotient
from service.vocabulary.finding import Verdict
from tests.scoring.builders import POINTS, a_criterion, a_finding

SHARES = {k: Decimal(v) for k, v in POINTS.items()}


def earned(*verdicts: Verdict, policy: str = "exclude_and_redistribute") -> Earned:
    findings = [a_finding("R", v, f"s{i}") for i, v in enumerate(verdicts)]
    return earn(a_criterion("R", policy=policy), findings, SHARES)


def test_several_subjects_share_the_weight_equally() -> None:
    result = earned(Verdict.MET, Verdict.NEARLY_MET, Verdict.UNMET)
    assert result.share == Quotient.of("1.6") / Quotient.of(3)
    assert result.evaluable == ONE


def test_an_excluded_subject_leaves_the_mean() -> None:
    result = earned(Verdict.MET, Verdict.NOT_APPLICABLE)
    assert (result.share, result.evaluable, len(result.counted)) == (ONE, ONE, 1)


def test_all_excluded_is_not_applicable() -> None:
    assert not earned(Verdict.NOT_APPLICABLE).applicable


def test_not_applicable_counted_as_zero_is_evaluable_but_earns_nothing() -> None:
    result = earned(Verdict.MET, Verdict.NOT_APPLICABLE, policy=COUNT_AS_ZERO)
    assert (result.share, result.evaluable) == (Quotient.of("0.5"), ONE)


def test_not_applicable_where_not_allowed_is_not_evaluable() -> None:
    result = earned(Verdict.NOT_APPLICABLE, policy="not_allowed")
    assert (result.applicable, result.share, result.evaluable) == (True, ZERO, ZERO)


@pytest.mark.parametrize("verdict", [Verdict.NOT_EVALUABLE, Verdict.MANUAL])
def test_what_could_not_be_judged_stays_in_the_denominator_with_nothing(verdict: Verdict) -> None:
    result = earned(Verdict.MET, verdict)
    assert (result.share, result.evaluable) == (Quotient.of("0.5"), Quotient.of("0.5"))


def test_a_lost_finding_is_an_error_not_a_zero() -> None:
    with pytest.raises(LookupError, match="R"):
        earn(a_criterion("R"), [], SHARES)


def test_a_verdict_without_points_is_an_error() -> None:
    with pytest.raises(LookupError, match="question"):
        earned(Verdict.QUESTION)
