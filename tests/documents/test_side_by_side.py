"""Assessments side by side: what is the same is no change, what is new or gone is one."""

from dataclasses import replace
from decimal import Decimal

from service.documents.side_by_side import Kind, side_by_side
from service.vocabulary.assessment import Assessment
from service.vocabulary.exact import Quotient
from tests.documents.reports import assessed


def test_the_same_assessment_twice_changes_nothing() -> None:
    rows = side_by_side([assessed("rectify"), assessed("rectify")])
    assert rows
    assert not any(row.changed for row in rows)
    assert {row.kind for row in rows} >= {Kind.SCORE, Kind.SECTION, Kind.LINE}


def test_another_score_is_a_change_of_that_row_alone_and_equal_numbers_are_none() -> None:
    first = assessed("rectify")
    card = first.scorecard
    same = Quotient(card.score.numerator * 2, card.score.denominator * 2)
    assert not any(row.changed for row in side_by_side([first, replace(first, scorecard=replace(card, score=same))]))
    less = replace(first, scorecard=replace(card, score=Quotient.of(1)))
    assert [row.kind for row in side_by_side([first, less]) if row.changed] == [Kind.SCORE]


def test_a_line_that_only_one_round_has_stands_there_with_a_gap() -> None:
    first = assessed("rectify")
    card = first.scorecard
    rows = side_by_side([first, replace(first, scorecard=replace(card, sections=card.sections[:-1]))])
    gone = [row for row in rows if row.sides[1] is None]
    assert {row.key[0] for row in gone if row.kind is Kind.SECTION} == {card.sections[-1].code}
    assert all(row.changes == (False, True) for row in gone)


def test_points_gained_are_told_to_the_last_digit_and_of_what_does_not_apply_none() -> None:
    first = assessed("rectify")
    section, *rest = first.scorecard.sections

    def with_section(**changed: object) -> Assessment:
        one = replace(section, **changed)  # type: ignore[arg-type]
        return replace(first, scorecard=replace(first.scorecard, sections=(one, *rest)))

    def gained(before: Assessment, now: Assessment) -> str | None:
        key = (section.code, "")
        return next(row for row in side_by_side([before, now]) if row.key == key and row.kind is Kind.SECTION).gains[1]

    less = with_section(points=section.points - Quotient(Decimal("0.001")))
    assert (gained(less, first), gained(first, less), gained(first, first)) == ("+0.001", "−0.001", "0")
    assert gained(first, with_section(applicable=False)) is None
    assert all(row.gains[0] is None for row in side_by_side([first, less]))
