"""A conclusion depends on the facts alone: not on the order of rows, experts or rulings, nor on the units that a park
chooses; a better value never costs points, and a blank never pays."""

import random
import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.assessment.assess import assess
from service.intake.files.grid import Grid
from service.vocabulary.assessment import Assessment, Recommendation
from service.vocabulary.cell import Cell
from service.vocabulary.entry import missing
from service.vocabulary.judgements import Judgements
from service.vocabulary.submission import Submission
from tests.assessment.altering import numeric_cells, with_entry
from tests.assessment.cases import COMPLETE, case

A = TypeVar("A")
B = TypeVar("B")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
SHORT = settings(max_examples=4, deadline=None)
BY_RANK = (Recommendation.REJECT, Recommendation.UNDETERMINED, Recommendation.RECTIFY, Recommendation.PASS)
NAMES, SEEDS = st.sampled_from(COMPLETE), st.integers(0, 1000)
YEARS = {"指标": ("D", "F"), "原始数据": ()}
"""Sheet with a unit in column C → the columns that hold years."""


def result(of: Assessment) -> tuple[object, ...]:
    """All that is concluded, whatever the order it is told in."""
    found = sorted((one.rule, one.subject, one.verdict, str(one.effect), one.open) for one in of.findings)
    return of.recommendation, of.grade, of.scorecard.score, of.scorecard.completeness, found


def mixed(rows: tuple[A, ...], by: random.Random) -> tuple[A, ...]:
    return tuple(by.sample(rows, len(rows)))


def remixed(rows: Mapping[A, B], by: random.Random) -> dict[A, B]:
    return dict(mixed(tuple(rows.items()), by))


def in_another_order(said: Submission, by: random.Random) -> Submission:
    plan = said.plan
    return replace(
        said,
        indicators=remixed(said.indicators, by),
        quantities=remixed(said.quantities, by),
        measures=remixed(said.measures, by),
        projects=mixed(said.projects, by),
        carriers=mixed(said.carriers, by),
        progress=mixed(said.progress, by),
        evidence=mixed(said.evidence, by),
        plan=replace(plan, parts=mixed(plan.parts, by), versions=mixed(plan.versions, by)),
    )


def heard_in_another_order(said: Judgements, by: random.Random) -> Judgements:
    return replace(
        said,
        opinions={rule: mixed(opinions, by) for rule, opinions in remixed(said.opinions, by).items()},
        not_applicable=remixed(said.not_applicable, by),
        disputes=remixed(said.disputes, by),
        external=remixed(said.external, by),
        closed_questions=remixed(said.closed_questions, by),
    )


@SHORT
@given(NAMES, SEEDS)
def test_no_order_counts(name: str, seed: int) -> None:
    of, by = case(name), random.Random(seed)
    said, heard = in_another_order(of.submission(), by), heard_in_another_order(of.judgements(), by)
    assert result(assess(said, heard, of.pack, of.rubric)) == result(of.assessment())


@pytest.mark.parametrize("name", ["pass", "reject"])
def test_no_choice_of_units_counts(name: str) -> None:
    of = case(name)
    amended = {str(one.code.value) for one in of.submission().plan.amendments}
    finer, rows = in_finer_units(of.workbook, amended)
    assert rows > 10
    assert result(of.assessment(finer)) == result(of.assessment())


def in_finer_units(grid: Grid, left: set[str]) -> tuple[Grid, int]:
    """The workbook with every row in 万 of a unit stated in that unit, and how many rows these are. left: codes of
    indicators to leave as they are, since an amendment is written in the unit of its row."""
    sheets, rows = dict(grid.sheets), 0
    for name, years in YEARS.items():
        cells = dict(sheets[name].cells)
        labels = {ref[1:]: cell.text for ref, cell in cells.items() if re.fullmatch(r"C\d+", ref)}
        for row in (row for row, unit in labels.items() if re.fullmatch("万[^元/]+", unit)):
            own = {ref: cell.text for ref, cell in cells.items() if re.fullmatch(f"[D-M]{row}", ref)}
            numbers = {ref: text for ref, text in own.items() if ref[0] not in years and _NUMBER.fullmatch(text)}
            if cells[f"A{row}"].text not in left:
                told = {ref: _times_10000(text) for ref, text in numbers.items()}
                told[f"C{row}"] = labels[row].removeprefix("万")
                cells |= {ref: replace(cells[ref], text=text) for ref, text in told.items()}
                rows += 1
        sheets[name] = replace(sheets[name], cells=cells)
    return replace(grid, sheets=sheets), rows


def _times_10000(text: str) -> str:
    return format(Decimal(text) * 10000, "f")


def outcomes(name: str) -> dict[str, Cell]:
    """Where the outcome of each indicator that states a number stands."""
    said = case(name).submission()
    year = int(str(said.cover.evaluated_year.value))
    stated = {code: row.actuals.get(year) for code, row in said.indicators.items()}
    return {code: one.cell for code, one in stated.items() if one is not None and isinstance(one.value, Decimal)}


@SHORT
@given(st.data(), NAMES, st.sampled_from(("0.1", "0.9", "0.999", "1.001", "1.1", "2")))
def test_a_better_outcome_never_costs_points(data: st.DataObject, name: str, factor: str) -> None:
    of, cells = case(name), outcomes(name)
    code = data.draw(st.sampled_from(sorted(cells)))
    said = of.submission()
    other = with_entry(said, cells[code], lambda entry: replace(entry, value=entry.value * Decimal(factor)))  # type: ignore[operator]
    before, after = of.assessment().scorecard.score, assess(other, of.judgements(), of.pack, of.rubric).scorecard.score
    better = (Decimal(factor) > 1) == (of.pack.catalogue.indicators[code].better == "higher")
    assert after >= before if better else after <= before, f"{code} × {factor}"


@SHORT
@given(st.data(), NAMES)
def test_a_blank_number_never_pays(data: st.DataObject, name: str) -> None:
    of = case(name)
    cell = data.draw(st.sampled_from([one for one in numeric_cells(of.submission()) if one.sheet != "封面"]))
    blank = with_entry(of.submission(), cell, lambda entry: missing(entry.cell))
    before, after = of.assessment(), assess(blank, of.judgements(), of.pack, of.rubric)
    assert BY_RANK.index(after.recommendation) <= BY_RANK.index(before.recommendation), f"{cell}"
    assert after.scorecard.score <= before.scorecard.score, f"{cell}"
