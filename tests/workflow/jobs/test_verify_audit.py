"""The audit trail is verified by a job, for the audit administrator only, and that is on record."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.bootstrap import worker
from service.casework.audit.tampering import Breach, Tampering
from service.casework.audit.verify import Verdict
from service.storage import people
from service.vocabulary.fault import Fault
from service.vocabulary.job import JobState
from service.vocabulary.language import Said
from service.vocabulary.person import Person, Role
from service.workflow.audit.list_audit import Wanted, list_audit
from service.workflow.audit.verify_audit import Verified
from service.workflow.jobs.submit_job import Wish, submit_job
from service.workflow.jobs.verify_audit import VERIFY_AUDIT, told_of
from tests.storage.builders import NOW
from tests.storage.installations import installed
from tests.storage.queued_jobs import job_in


def test_the_verdict_is_the_result_of_the_job_and_on_record(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as made, made.open() as database:
        with database.writing() as session:
            auditor = people.add(session, Person(0, "赵审计", Role.AUDIT_ADMIN), NOW)
            viewer = people.add(session, Person(0, "钱观", Role.VIEWER, None, "zhejiang"), NOW)
        with pytest.raises(Fault, match="请由本地区的审计管理员提交"):
            submit_job(made.settings, Wish(kind=VERIFY_AUDIT, arguments={}), str(viewer.id), NOW)
        number = submit_job(made.settings, Wish(kind=VERIFY_AUDIT, arguments={}), str(auditor.id), NOW).job.id
        worker(made.settings, database).run(once=True)
        job = job_in(database, number)
        assert job.state is JobState.DONE
        assert job.result is not None
        assert (job.result["holds"], job.result["bad"]) == (True, None)
        (row,) = list_audit(made.settings, Wanted(action="audit.verify"))
    assert (row.actor_name, row.request_id) == ("赵审计", f"job-{number}")


def test_the_first_bad_row_is_named() -> None:
    breach = Breach(Tampering.ALTERED, 5, 5, Said("不符", "does not agree"))
    told = told_of(Verified(Verdict(4, 1, (breach,)), (Said("请注意", "note"),)))
    assert (told["holds"], told["bad"], told["remarks"]) == (False, 5, [["请注意", "note"]])
