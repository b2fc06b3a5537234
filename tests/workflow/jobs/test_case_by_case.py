"""A case that cannot be read is set aside by the jobs that go through all of them, and told in the log."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import delete
from structlog.testing import capture_logs

from service.jobs.kinds import Arguments, Kind
from service.settings import Settings
from service.storage.database import Database, Session
from service.storage.errors import locked
from service.vocabulary.job import JobState
from service.workflow.jobs.case_by_case import case_by_case
from service.workflow.jobs.renew_evaluations import renewing_evaluations
from service.workflow.jobs.renew_overview import renewing_overview
from service.workflow.jobs.renew_turns import renewing_turns
from tests.storage.builders import table
from tests.storage.installations import Installation
from tests.workflow.batch.seeded import done, seeded

DERIVED = ("case_figure", "case_evaluation", "case_project", "case_progress", "case_turn")


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (renewing_turns, {"renewed": 1, "failed": 1}),
        (renewing_evaluations, {"renewed": 0, "failed": 2}),
        (renewing_overview, {"progress": 1, "projects": 0, "failed": 2}),
    ],
)
def test_a_damaged_case_keeps_the_work_from_no_other(
    installation: Installation,
    database: Database,
    kind: Callable[[Settings], Kind[Session, Arguments]],
    expected: dict[str, int],
) -> None:
    """Of two, the first is damaged; of neither are there a workbook and the record of its evaluation."""
    settings = seeded(installation, database, 2)
    with database.writing() as session:
        connection = session.connection()
        for name in DERIVED:
            connection.execute(delete(table(name)))
        connection.exec_driver_sql("UPDATE case_file SET version = 9 WHERE id LIKE '%0001'")
    with capture_logs() as logged:
        job = done(installation, database, kind(settings), {})
    assert (job.state, job.result) == (JobState.DONE, expected)
    aside = [line for line in logged if line["event"] == "case-set-aside"]
    assert len(aside) == expected["failed"]
    assert "case-damaged" in {line["code"] for line in aside}


@pytest.mark.parametrize("wrong", [locked("甲"), RuntimeError("nobody foresaw this")])
def test_what_is_wrong_with_more_than_a_case_ends_the_work(wrong: Exception) -> None:
    def fail(_: str) -> None:
        raise wrong

    running: Any = Straight()
    with pytest.raises(type(wrong)):
        case_by_case(running, ["甲"], fail)


class Straight:
    """Work that nobody interrupts."""

    each = staticmethod(iter)
