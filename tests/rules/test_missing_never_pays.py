"""What a park leaves blank never takes a question of high severity away: not of the park that passes, whatever is wrong
with it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from service.assessment.assess import NotJudgeable, assess
from service.vocabulary.assessment import Assessment, Recommendation
from service.vocabulary.cell import Cell
from service.vocabulary.entry import Entry, missing
from service.vocabulary.finding import Finding
from service.vocabulary.submission import Submission
from tests.assessment.altering import with_entry
from tests.assessment.cases import case

PARK = case("pass")
STATED = PARK.submission()


@dataclass(frozen=True)
class Wrong:
    """One statement of the park that is wrong: who asks, where it stands, what it is changed to."""

    rule: str
    subject: str
    cell: Cell
    change: Callable[[Entry], Entry]


def times(factor: str) -> Callable[[Entry], Entry]:
    """A number multiplied."""

    def made(entry: Entry) -> Entry:
        assert isinstance(entry.value, Decimal)
        return replace(entry, value=entry.value * Decimal(factor))

    return made


def years_earlier(entry: Entry) -> Entry:
    """A date put before the plan was approved."""
    assert isinstance(entry.value, date)
    return replace(entry, value=entry.value - timedelta(days=1500))


def raw(code: str, year: int) -> Cell:
    """Where a raw quantity stands."""
    return STATED.quantities[code].values[year].cell


def outcome(code: str) -> Cell:
    """Where an indicator's value of the evaluated year stands."""
    return STATED.indicators[code].actuals[2025].cell


COAL = STATED.carriers[0]
FIRST = STATED.projects[0]
WRONG = [
    Wrong("CR-A1", "indicator:clean_energy_share", raw("clean_energy", 2025), times("1.3")),
    Wrong("CR-A1", "indicator:water_reuse", raw("reused_water", 2025), times("1.3")),
    Wrong("CR-A1", "indicator:reclaimed_water_use", outcome("reclaimed_water_use"), times("1.3")),
    Wrong("CR-A2", "indicator:land_output", raw("industrial_land", 2020), times("1.3")),
    Wrong("CR-A3", "indicator:solid_waste_utilisation", raw("solid_waste_stored", 2025), times("9")),
    Wrong("CR-A6", "quantity:energy_total", COAL.factor.cell, times("1.3")),
    Wrong("CR-A6B", "quantity:energy_total", COAL.amount.cell, times("1.3")),
    Wrong("CR-B1", "indicator:energy_saving", raw("energy_total", 2020), times("0.01")),
    Wrong("CR-B3", "quantity:power_saving", raw("power_saving", 2025), times("1.3")),
    Wrong("CR-B5", "indicator:nox_reduction", raw("nox_emission", 2020), times("0.01")),
    Wrong("CR-C2", "quantity:iav", raw("iav", 2025), times("1.3")),
    Wrong("CR-C4", "quantity:so2_emission", raw("so2_emission", 2025), times("1.3")),
    Wrong("CR-D1", "quantity:park_area", raw("park_area", 2020), times("1.3")),
    Wrong("CR-E2", "portfolio", FIRST.finished_on.cell, years_earlier),
]


def assessed(submission: Submission) -> Assessment:
    """The park with what its assessors found."""
    return assess(submission, PARK.judgements(), PARK.pack, PARK.rubric)


def passes(submission: Submission) -> bool:
    """Whether it is accepted; without a year to evaluate nothing is."""
    try:
        return assessed(submission).recommendation is Recommendation.PASS
    except NotJudgeable:
        return False


def asked(assessment: Assessment, wrong: Wrong) -> Finding:
    """What the rule says."""
    return next(one for one in assessment.findings if one.key == (wrong.rule, wrong.subject))


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: f"{wrong.rule} {wrong.cell.sheet}!{wrong.cell.ref}")
def test_no_blank_makes_a_park_pass_that_has_an_open_question(wrong: Wrong) -> None:
    stated = with_entry(STATED, wrong.cell, wrong.change)
    assessment = assessed(stated)
    question = asked(assessment, wrong)
    assert question.open
    assert assessment.recommendation is Recommendation.UNDETERMINED
    claimed = _claimed(wrong)
    for cell in (cell for cell in question.cells() if cell.document == STATED.digest and cell != claimed):
        assert not passes(with_entry(stated, cell, lambda entry: missing(entry.cell))), f"{cell} blank"


def _claimed(wrong: Wrong) -> Cell | None:
    """The outcome itself: a park that withdraws it is not assessed on it, and earns nothing by it."""
    kind, _, code = wrong.subject.partition(":")
    return outcome(code) if kind == "indicator" and STATED.indicators[code].base.value is None else None


def test_rows_left_out_of_the_energy_table_are_asked_for() -> None:
    assert passes(STATED)
    for year in (None, *{row.year.value for row in STATED.carriers}):
        of_year = tuple(row for row in STATED.carriers if year not in (None, row.year.value))
        assert not passes(replace(STATED, carriers=of_year)), f"nothing of {year}"
    for left_out in STATED.carriers:
        others = tuple(row for row in STATED.carriers if row is not left_out)
        assert not passes(replace(STATED, carriers=others)), f"{left_out.amount.cell} left out"
