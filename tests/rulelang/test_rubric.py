"""Rubric values as the demo rubric states them."""

from decimal import Decimal

from tests.rulelang.builders import DEMO, RuleBase


def test_sections_hold_their_criteria() -> None:
    _, rubric = RuleBase(DEMO).load()
    targets, work = rubric.sections
    assert [criterion.rule for criterion in targets.criteria] == ["TG-01", "TG-02"]
    assert sum((criterion.weight for criterion in work.criteria), Decimal(0)) == work.weight == Decimal(40)
    assert (targets.minimum, work.minimum) == (Decimal("0.6"), None)
    assert sum((section.weight for section in rubric.sections), Decimal(0)) == rubric.full


def test_bands_are_intervals_of_points() -> None:
    _, rubric = RuleBase(DEMO).load()
    assert [(band.grade, band.interval.low, band.text) for band in rubric.bands] == [
        ("优秀", Decimal(80), "[80..100]"),
        ("合格", Decimal(60), "[60..80)"),
        ("不合格", Decimal(0), "[0..60)"),
    ]
