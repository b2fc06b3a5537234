"""One file is taken in where it belongs, and not twice."""

from pathlib import Path

import pytest

from service.casework.acts.submission import ImportSubmission
from service.jobs.interrupted import Interrupted, Why
from service.jobs.running import Running
from service.storage.database import Session
from service.vocabulary.job import Item, ItemState
from service.workflow.batch.case_of_file import cases_known
from service.workflow.batch.import_file import FileImporter, Result
from service.workflow.cases.import_submission import import_submission
from service.workflow.cases.read_case import read_case
from service.workflow.installation.open_database import opened
from service.workflow.jobs.job_store import RecordedJobs
from tests.storage.queued_jobs import KIND, queued
from tests.workflow.batch.desks import items, job
from tests.workflow.case_desk import CaseDesk, asked, desk
from tests.workflow.park_versions import write_lacking


def importer(at: CaseDesk) -> FileImporter:
    with opened(at.settings) as database, database.reading() as session:
        known = cases_known(session, "zhejiang")
    return FileImporter(at.settings, known, asked, dry_run=False)


def nowhere(_: Session, __: Result) -> None:
    """Nothing is kept besides the act."""


def test_a_file_is_taken_in_once(tmp_path: Path) -> None:
    at = desk("accepted", tmp_path)
    content = at.workbook().read_bytes()
    done = importer(at).result("甲/乙.xlsx", content, nowhere)
    case = read_case(at.settings, at.case)
    recorded = case.last(ImportSubmission)
    assert recorded is not None
    assert (done["case"], done["act"], done["digest"]) == (at.case, recorded.seq, recorded.act.workbook)
    assert importer(at).result("另一个名字.xlsx", content, nowhere)["there"] == recorded.seq
    assert read_case(at.settings, at.case).version == case.version


def test_an_old_file_does_not_take_the_place_of_a_newer_one(tmp_path: Path) -> None:
    at = desk("accepted", tmp_path)
    old = at.workbook().read_bytes()
    first = importer(at).result("甲.xlsx", old, nowhere)
    import_submission(at.settings, at.case, at.workbook(write_lacking), asked())
    newer = read_case(at.settings, at.case)
    assert importer(at).result("甲.xlsx", old, nowhere)["there"] == first["act"]
    assert read_case(at.settings, at.case) == newer


def test_the_act_is_on_record_with_its_item_or_not_at_all(tmp_path: Path) -> None:
    at = desk("accepted", tmp_path)
    content, before = at.workbook().read_bytes(), read_case(at.settings, at.case)
    with opened(at.settings) as database:
        number = queued(database).id
        store = RecordedJobs(at.settings, database, "worker-1")
        claimed = store.claim([KIND])
        assert claimed is not None
        running = Running(store, claimed)
        running.plan(lambda _: ["甲.xlsx"])

        def keep(session: Session, result: Result) -> None:
            running.keep_within(session, [Item("甲.xlsx", ItemState.DONE, result)])

        def keep_and_lose(session: Session, result: Result) -> None:
            keep(session, result)
            raise Interrupted(Why.LOST)

        with pytest.raises(Interrupted):
            importer(at).result("甲.xlsx", content, keep_and_lose)
        assert (read_case(at.settings, at.case), job(at, number).progress.done) == (before, 0)
        done = importer(at).result("甲.xlsx", content, keep)
        assert [one.result for one in items(at, number)] == [done]

        store.give_back(running.claim)
        with pytest.raises(Interrupted):
            importer(at).result("乙.xlsx", at.workbook(write_lacking).read_bytes(), keep)
    assert len(read_case(at.settings, at.case).of(ImportSubmission)) == 1
