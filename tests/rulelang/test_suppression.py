"""What may be suppressed: never what must not bend."""

from service.rulelang.suppression import IN_RUBRIC, IN_RULE, OF_CATALOGUE


def test_what_never_bends_cannot_be_suppressed() -> None:
    allowed = IN_RULE.keys() | IN_RUBRIC.keys()
    never = (
        "missing-pays",
        "points-not-monotone",
        "decision-precedence",
        "decision-not-monotone",
        "grade-not-monotone",
    )
    assert allowed.isdisjoint(never)
    assert OF_CATALOGUE.keys() <= IN_RUBRIC.keys()
    assert IN_RULE.keys().isdisjoint(IN_RUBRIC)
