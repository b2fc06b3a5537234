"""A job tells its results in the form of its kind."""

from pathlib import Path

from service.vocabulary.job import Job
from service.workflow.batch.job_results import FolderResults, JurisdictionResults, job_results
from service.workflow.jobs.submit_job import Wish, submit_job
from tests.workflow.batch.desks import evaluated, imported
from tests.workflow.case_desk import AT, desk


def test_each_kind_has_its_form(tmp_path: Path) -> None:
    at = desk("accepted", tmp_path)
    (at.folder / "提交").mkdir()
    (at.folder / "提交" / "说明.txt").write_text("?", encoding="utf-8")
    found = job_results(at.settings, evaluated(at).id)
    assert isinstance(found, JurisdictionResults)
    assert [line.park for line in found.lines] == ["澄汐化工新材料产业园"]
    assert isinstance(job_results(at.settings, imported(at, dry_run=True).id), FolderResults)
    other = submit_job(at.settings, Wish(kind="sweep_files", arguments={}), "", AT).job
    assert isinstance(job_results(at.settings, other.id), Job)
