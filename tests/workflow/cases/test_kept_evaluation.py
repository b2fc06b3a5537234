"""After each evaluating, beside the case stands what its latest assessment says."""

from pathlib import Path

from sqlmodel import select

from service.assessment.indicator_figures import indicator_figures
from service.storage.case_evaluations import behind
from service.storage.tables.case_evaluation import CaseEvaluationRow
from service.storage.tables.case_figure import CaseFigureRow
from service.workflow.cases.open_assessment import open_assessment
from service.workflow.installation.open_database import opened
from tests.workflow.bundles.cases import Driven, evaluated


def kept(driven: Driven) -> tuple[CaseEvaluationRow, dict[str, str | None]]:
    with opened(driven.settings) as database, database.reading() as session:
        assert behind(session) == ()
        row = session.exec(select(CaseEvaluationRow)).one()
        return row, {one.code: one.actual for one in session.exec(select(CaseFigureRow))}


def test_it_is_that_of_the_latest_assessment(tmp_path: Path) -> None:
    driven = evaluated(tmp_path)
    opening = open_assessment(driven.settings, driven.id)
    made, (row, actual) = opening.made, kept(driven)
    assert not opening.then.first
    assert (row.assessment, row.seq) == (opening.then.digest, opening.then.recorded.seq)
    assert actual == {
        one.indicator.code: str(one.actual.number.fraction()) if one.actual and one.actual.present else None
        for one in indicator_figures(made.assessment, made.submission, made.pack)
    }
