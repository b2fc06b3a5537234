"""The whole record comes again from what is kept, byte for byte, and an altered result is noticed."""

import hashlib
from pathlib import Path

import pytest

from service.casework.acts.evaluation import Evaluate
from service.storage.database import Session
from service.vocabulary.fault import Fault
from service.workflow.batch.remake_result import remake_result
from service.workflow.cases.read_case import read_case
from service.workflow.installation.open_database import opened
from tests.workflow.batch.desks import evaluated
from tests.workflow.case_desk import CaseDesk, desk


def test_the_record_is_that_of_the_official_evaluation(tmp_path: Path) -> None:
    at = desk("failing", tmp_path)
    number = evaluated(at).id
    made = remake_result(at.settings, number, at.case)
    official = read_case(at.settings, at.case).last(Evaluate)
    assert official is not None
    assert hashlib.sha256(made.record.encode()).hexdigest() == official.act.summary.assessment
    assert (made.same, made.other_program) == (True, False)
    assert (made.stored.conclusion, made.stored.workbook) == ("限期整改", official.act.summary.digests.workbook)
    with pytest.raises(Fault, match="没有案卷"):
        remake_result(at.settings, number, "zhejiang-2026-0099")
    alter(at, '"unmet":', '"unmet":9')
    assert not remake_result(at.settings, number, at.case).same


def alter(at: CaseDesk, found: str, by: str) -> None:
    """Write over the result that is kept."""

    def work(session: Session) -> None:
        statement = "UPDATE job_item SET result_json = replace(result_json, ?, ?)"
        session.connection().exec_driver_sql(statement, (found, by))

    with opened(at.settings) as database:
        database.write(work)
