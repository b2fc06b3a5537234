"""What a case tells stands beside it after every act, whole, and only of the last."""

from datetime import date

from service.access.scope import EVERYTHING, NOTHING, Extent, Scope
from service.casework.acts.carrying_out import GiveSupport, ReportProgress, SolveDifficulty
from service.casework.state import State
from service.storage.case_progress import (
    difficulties_counted,
    difficulties_open,
    progress_behind,
    reports_made,
)
from service.storage.database import Database
from tests.casework.stages import at
from tests.storage.stored_cases import CASE, stored


def test_reports_and_difficulties_are_told_until_they_are_solved(database: Database) -> None:
    walk = at(State.REVIEW)
    report = walk.now.last(ReportProgress)
    assert report is not None
    walk.do(GiveSupport(report=report.seq, difficulty=2, supporter="县政府", support="调整用地"))
    walk.do(SolveDifficulty(report=report.seq, difficulty=1, how="贷款到位"))
    stored(database, walk)
    programme = walk.now.opened.programme
    with database.reading() as session:
        (difficulty,) = difficulties_open(session, programme, EVERYTHING)
        (made,) = reports_made(session, programme, EVERYTHING)
        assert progress_behind(session) == ()
        assert difficulties_open(session, programme, NOTHING) == ()
        assert difficulties_counted(session, programme, EVERYTHING) == (1, 0)
        assert difficulties_counted(session, programme, NOTHING) == (0, 0)
        assert reports_made(session, programme, NOTHING) == ()
        assert difficulties_open(session, programme, Scope(Extent.JURISDICTION, "gansu")) == ()
    assert (difficulty.case_id, difficulty.text, difficulty.supported) == (CASE, "用地紧张", True)
    assert (made.park, made.year, made.filed_on) == (walk.now.opened.park, 2024, date(2024, 12, 20))


def test_a_case_that_went_on_without_being_told_is_behind(database: Database) -> None:
    stored(database, at(State.REVIEW))
    with database.writing() as session:
        session.connection().exec_driver_sql("UPDATE case_progress SET version = 1")
        assert progress_behind(session) == (CASE,)
        session.connection().exec_driver_sql("DELETE FROM case_progress")
        assert progress_behind(session) == (CASE,)
