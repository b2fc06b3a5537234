"""A ruling on a question holds for the figures it was made on: every cell that it rests on is changed in turn."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from service.assessment.assess import assess
from service.assessment.question_code import CLOSING, code_of
from service.vocabulary.assessment import Assessment, Recommendation
from service.vocabulary.cell import Cell
from service.vocabulary.finding import Finding, Verdict
from tests.assessment.cases import COMPLETE, Case, case
from tests.intake.builders import edited

COVER = "封面"


def changes() -> Iterator[tuple[str, str, str, str, str | None]]:
    """(case, rule, subject, cell, what else stands there) of every question that is ruled on; the cover says which
    year it is about."""
    for name in COMPLETE:
        for asked in case(name).assessment().questions:
            rests_on = {cell for fact in asked.facts if fact.name != CLOSING for cell in fact.cells()}
            for cell in sorted(rests_on, key=str):
                if cell.sheet != COVER and cell.ref:
                    others = ("约1.2345", None) if cell.raw else ("约1.2345",)
                    yield from ((name, *asked.key, str(cell), other) for other in others)


def changed(of: Case, cell: Cell, text: str | None) -> Assessment:
    """The assessment with another text in that cell."""
    if cell.document == of.workbook.digest:
        return of.assessment(workbook=edited(of.workbook, cell.sheet, {cell.ref: text}))
    assert of.findings is not None
    return of.assessment(findings=edited(of.findings, cell.sheet, {cell.ref: text}))


def question(assessment: Assessment, key: tuple[str, str]) -> Finding | None:
    return next((one for one in assessment.questions if one.key == key), None)


@pytest.mark.parametrize(("name", "rule", "subject", "place", "text"), list(changes()))
def test_a_ruling_falls_with_every_figure_it_was_made_on(
    name: str, rule: str, subject: str, place: str, text: str | None
) -> None:
    of = case(name)
    before = question(of.assessment(), (rule, subject))
    assert before is not None
    (cell,) = {cell for cell in before.cells() if str(cell) == place}
    now = question(changed(of, cell, text), (rule, subject))
    assert now is None or (now.open and "这一处理不再适用" in now.closing)


def test_the_park_states_more_and_its_ruling_is_gone() -> None:
    """A park that was believed 10,580,000 m³ of waste water states 9,000,000 the next time."""
    of = case("pass")
    assert of.assessment().recommendation is Recommendation.PASS
    asked = question(of.assessment(), ("CR-C4", "quantity:wastewater_discharge"))
    assert asked is not None
    assert not asked.open
    stated = next(cell for cell in asked.cells() if cell.sheet == "原始数据")
    again = changed(of, stated, "900")
    assert again.recommendation is Recommendation.UNDETERMINED
    assert any(code_of(asked) in one.closing for one in again.questions)


@pytest.mark.parametrize("name", ["pass", "reject"])
def test_a_waiver_falls_with_the_reason_it_was_granted_for(name: str) -> None:
    of = case(name)
    waived = {f.key for f in of.assessment().findings if f.verdict is Verdict.NOT_APPLICABLE}
    (reason,) = [row.reason.cell for row in of.submission().indicators.values() if row.reason.present]
    again = of.assessment(workbook=edited(of.workbook, reason.sheet, {reason.ref: "实施方案未设该指标"}))
    lost = [f for f in again.findings if f.key in waived and f.verdict is Verdict.NOT_EVALUABLE]
    assert lost
    assert any("园区现在的理由是“实施方案未设该指标”，原认定不再适用" in f.cause for f in lost)
    assert again.scorecard.completeness.fraction() < of.assessment().scorecard.completeness.fraction()


def test_a_ruling_without_a_number_is_held_to_its_question_by_the_case() -> None:
    of = case("pass")
    said = of.judgements()
    unnumbered = {key: replace(ruling, about=None) for key, ruling in said.closed_questions.items()}
    made = assess(of.submission(), replace(said, closed_questions=unnumbered), of.pack, of.rubric)
    assert made.questions
    assert not any(one.open for one in made.questions)
