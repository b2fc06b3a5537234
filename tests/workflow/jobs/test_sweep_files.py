"""Files that no record speaks of are removed by a job."""

import os
from datetime import UTC, datetime, timedelta

import pytest

from service.storage.database import Database
from service.storage.files import FileStore, StoredFile, record_file
from service.storage.location import files_folder
from service.vocabulary.job import JobState
from service.workflow.jobs.submit_job import Wish, submit_job
from service.workflow.jobs.sweep_files import SWEEP_FILES, sweep_files
from tests.storage.builders import NOW
from tests.storage.installations import Installation
from tests.storage.queued_jobs import job_in
from tests.workflow.jobs.counting import a_worker


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_strays_go_and_what_is_on_record_stays(installation: Installation, database: Database) -> None:
    store = FileStore(files_folder(installation.settings))
    (kept, size), (stray, _), (young, _) = (store.put(text) for text in (b"kept", b"stray", b"young"))
    with database.writing() as session:
        record_file(session, store, StoredFile(kept, size, "application/pdf", "a.pdf", NOW))
    old = (datetime.now(UTC) - timedelta(hours=2)).timestamp()
    for digest in (kept, stray):
        os.utime(files_folder(installation.settings) / digest[:2] / digest[2:], (old, old))
    number = submit_job(installation.settings, Wish(kind=SWEEP_FILES, arguments={}), "", NOW).job.id
    a_worker(installation, database, sweep_files(installation.settings)).run(once=True)
    job = job_in(database, number)
    assert (job.state, job.result) == (JobState.DONE, {"removed": 1})
    assert [store.has(digest) for digest in (kept, stray, young)] == [True, False, True]
