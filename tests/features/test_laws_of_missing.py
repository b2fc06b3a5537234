"""Missing never pays: whatever is taken away, nothing gets better unless the reader is sent to where it is missing; and
what the reader is sent to is enough to come to a conclusion."""

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest

from service.assessment.needed_inputs import needed_inputs
from service.intake.files.grid import Grid, Sheet
from service.vocabulary.assessment import Recommendation
from service.vocabulary.problem import Unreadable
from tests.assessment.cases import COMPLETE, Case, case
from tests.features.laws import (
    Place,
    asked_for,
    first_row,
    gains,
    places,
    rows,
    silent_gains,
    split,
    told,
    without,
)
from tests.intake.builders import edited

STEP, ROW_STEP = 500, 150
"""Every so many-th cell and row; the others have their turn in a soak."""

LISTED = ("重点项目", "年度进展", "争议数据")
"""A row left out of a list is not missing anywhere in the workbook: a project not built, a report with a difficulty, a
value that assessors doubt. The plan kept with the case tells of projects."""
SILENT = (("年度进展", "E"),)
"""困难: PR-05 takes no account of a report without it (only PR-04 does), to be changed in the rules."""


def lost_cells() -> Iterator[tuple[str, bool, Place]]:
    """(case, whether of its 核查记录, cell) of every filled cell below the headers."""
    for name in COMPLETE:
        for judgements, grid in _grids(case(name)):
            for sheet, ref in places(grid):
                if (sheet, split(ref)[0]) not in SILENT:
                    yield name, judgements, (sheet, ref)


def lost_rows() -> Iterator[tuple[str, bool, str, int | None]]:
    """(case, whether of its 核查记录, sheet, row) of every row that cannot be left out, None for all rows."""
    for name in COMPLETE:
        for judgements, grid in _grids(case(name)):
            for sheet in dict.fromkeys(sheet for sheet, _ in rows(grid) if sheet not in LISTED):
                yield name, judgements, sheet, None
            yield from ((name, judgements, sheet, row) for sheet, row in rows(grid) if sheet not in LISTED)


def _grids(of: Case) -> Iterator[tuple[bool, Grid]]:
    assert of.findings is not None
    yield from ((False, of.workbook), (True, of.findings))


def look(name: str, judgements: bool, gone: frozenset[Place]) -> list[str]:
    """What a case gains in silence by what is gone."""
    of = case(name)
    if judgements:
        assert of.findings is not None
        return silent_gains(of, of.assessment(), told(of, findings=without(of.findings, gone)), gone)
    return silent_gains(of, of.assessment(), told(of, without(of.workbook, gone)), gone)


def of_row(name: str, judgements: bool, sheet: str, row: int | None) -> frozenset[Place]:
    """The cells of a row, or of all rows of its sheet."""
    grid = dict(_grids(case(name)))[judgements]
    return frozenset(place for place in places(grid) if place[0] == sheet and row in (None, split(place[1])[1]))


@pytest.mark.parametrize(("name", "judgements", "place"), list(lost_cells())[::STEP])
def test_no_blank_cell_pays(name: str, judgements: bool, place: Place) -> None:
    assert look(name, judgements, frozenset((place,))) == []


@pytest.mark.parametrize(("name", "judgements", "sheet", "row"), list(lost_rows())[::ROW_STEP])
def test_no_row_left_out_pays(name: str, judgements: bool, sheet: str, row: int | None) -> None:
    assert look(name, judgements, of_row(name, judgements, sheet, row)) == []


def test_an_outside_figure_left_blank_ends_no_question_in_silence() -> None:
    """The question of CR-C4 was asked because of it."""
    of = case("pass")
    assert of.findings is not None
    unclosed = edited(of.findings, "存疑处理", {"A4": None, "B4": None, "C4": None, "D4": None, "E4": None, "F4": None})
    before = told(of, findings=unclosed).assessment
    assert before.recommendation is Recommendation.UNDETERMINED
    after = told(of, findings=edited(unclosed, "外部核对", {"C8": None}))
    assert gains(before, after.assessment)
    assert ("外部核对", "C8") in asked_for(of, after)


def conclusion_after(name: str, seed: int, rounds: int = 4) -> tuple[Recommendation, set[Place]]:
    """What a case comes to with some cells of its workbook blanked, when time and again all is filled in that the list
    of needs and the workbook's problems send the reader to, and nothing else; and the cells nobody asked for."""
    of, by = case(name), random.Random(seed)
    stated = [
        (sheet, ref) for sheet, ref in places(of.workbook) if sheet not in ("指标", "原始数据") or ref[0] not in "AB"
    ]
    lost = set(by.sample(stated, by.choice((1, 3, 10, 30))))
    lost -= {place for place in lost if place[0] == "指标" and place[1][0] in "NO"}
    for _ in range(rounds):
        said = told(of, without(of.workbook, lost))
        if said.assessment.recommendation is not Recommendation.UNDETERMINED:
            break
        needed = needed_inputs(said.assessment, of.pack)
        assert needed, "nothing is asked for, and yet there is no conclusion"
        asked = {(cell.sheet, cell.ref) for one in needed for cell in (*one.cells, *one.instead)}
        lost -= asked | {(problem.sheet, problem.ref) for problem in said.problems}
    return said.assessment.recommendation, lost


@pytest.mark.parametrize(("name", "seed"), [(name, seed) for seed, name in enumerate(COMPLETE * 2)])
def test_whoever_supplies_what_is_asked_for_gets_a_conclusion(name: str, seed: int) -> None:
    recommendation, _ = conclusion_after(name, seed)
    assert recommendation is not Recommendation.UNDETERMINED


def test_a_header_that_is_gone_is_refused() -> None:
    of = case("pass")
    sheet: Sheet = of.workbook.sheets["指标"]
    head = f"M{first_row('指标') - 1}"
    cells = {ref: cell for ref, cell in sheet.cells.items() if ref not in ("C3", head)}
    with pytest.raises(Unreadable):
        told(of, replace(of.workbook, sheets={**of.workbook.sheets, "指标": replace(sheet, cells=cells)}))
