"""The job that keeps beside each case what the overview asks of it, where an earlier release did not."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from service.jobs.kinds import Arguments, Kind
from service.jobs.running import Final, Running
from service.settings import Settings
from service.storage import cases
from service.storage.case_progress import keep_progress, progress_behind
from service.storage.case_projects import keep_projects, projects_behind
from service.storage.database import Session
from service.vocabulary.language import Said
from service.workflow.cases.case_inputs import case_inputs
from service.workflow.cases.read_case import read_case
from service.workflow.installation.open_database import opened
from service.workflow.jobs.case_by_case import case_by_case

RENEW_OVERVIEW = "renew_overview"


def renewing_overview(settings: Settings) -> Kind[Session, Arguments]:
    """The kind for all cases of an installation; its result is of how many something was kept."""

    def run(running: Running[Session], _: Arguments) -> Final[Session]:
        with opened(settings) as database, database.reading() as session:
            behind = progress_behind(session)

        def progress(case_id: str) -> None:
            running.effect(partial(_progress, case_id=case_id))

        reached, unread = case_by_case(running, behind, progress)
        with opened(settings) as database, database.reading() as session:
            without_projects = projects_behind(session)
        listed, failed = case_by_case(running, without_projects, partial(_projects, settings, running))

        def told(_: Session) -> Mapping[str, object]:
            return {"progress": len(reached), "projects": len(listed), "failed": unread + failed}

        return told

    return Kind(RENEW_OVERVIEW, Said("更新总览所用的数字", "keep what the overview asks"), Arguments, run)


def _progress(session: Session, case_id: str) -> None:
    keep_progress(session, case_id, cases.load(session, case_id))


def _projects(settings: Settings, running: Running[Session], case_id: str) -> None:
    submission = case_inputs(settings, read_case(settings, case_id)).submission

    def keep(session: Session) -> None:
        keep_projects(session, case_id, submission.digest, submission.projects)

    running.effect(keep)
