"""What lines lost and what they earned together are full marks; what is ahead is the nearest bound."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from service.assessment.lost_points import ahead, lost_in, lost_points
from service.rulelang.rubric import Rubric
from service.scoring.scorecard import score
from service.vocabulary.exact import ZERO, Quotient
from service.vocabulary.finding import Verdict
from service.vocabulary.scorecard import Scorecard
from tests.scoring.builders import a_criterion, a_finding, a_rubric, a_section

V = Verdict
JUDGED = (V.MET, V.NEARLY_MET, V.UNMET, V.NOT_APPLICABLE, V.NOT_EVALUABLE)


def scored(verdicts: Sequence[Verdict], minimum: str | None = None) -> tuple[Scorecard, Rubric]:
    """A card of four lines, 30 + 10 and 40 + 20, with its rubric."""
    sections = [
        a_section("x", [a_criterion("A", "30"), a_criterion("B", "10")], minimum),
        a_section("y", [a_criterion("C", "40"), a_criterion("D", "20")]),
    ]
    rubric = a_rubric(sections)
    return score([a_finding(rule, verdict) for rule, verdict in zip("ABCD", verdicts, strict=True)], rubric), rubric


@given(st.tuples(*[st.sampled_from(JUDGED)] * 4))
def test_lost_and_earned_are_full_marks(verdicts: tuple[Verdict, ...]) -> None:
    card, _ = scored(verdicts)
    lost = lost_points(card)
    if any(section.applicable for section in card.sections):
        assert sum((one.lost for one in lost), card.score) == card.full
    assert [one.lost.fraction() for one in lost] == sorted((one.lost.fraction() for one in lost), reverse=True)
    assert all(one.lost > ZERO and one.lost.fraction() <= one.reachable.fraction() for one in lost)
    assert {one.line.rule for one in lost if one.waits} <= {
        rule for rule, verdict in zip("ABCD", verdicts, strict=True) if verdict is V.NOT_EVALUABLE
    }


def test_what_is_not_judged_yet_waits() -> None:
    card, _ = scored([V.NOT_EVALUABLE, V.UNMET, V.MET, V.MET])
    assert [(one.line.rule, one.lost, one.waits) for one in lost_points(card)] == [
        ("A", Quotient.of(30), True),
        ("B", Quotient.of(10), False),
    ]


def test_the_nearest_grade_and_the_fewest_lines_that_reach_it() -> None:
    card, rubric = scored([V.MET, V.UNMET, V.MET, V.UNMET])
    (grade,) = ahead(card, rubric)
    assert (card.score, grade.grade, grade.bound) == (Quotient.of(70), "良好", Quotient.of(75))
    assert (grade.lacking, [one.line.rule for one in grade.by]) == (Quotient.of(5), ["D"])


def test_a_section_under_its_minimum_comes_first() -> None:
    card, rubric = scored([V.UNMET, V.MET, V.MET, V.MET], minimum="0.6")
    section, _ = ahead(card, rubric)
    assert section.section is not None
    assert (section.section.code, section.grade, section.bound) == ("x", "", Quotient.of(24))
    assert (section.lacking, [one.line.rule for one in section.by]) == (Quotient.of(14), ["A"])
    assert lost_in(section.section, lost_points(card)) == lost_points(card)


def test_nothing_is_ahead_of_the_best_grade() -> None:
    assert ahead(*scored([V.MET] * 4)) == ()
