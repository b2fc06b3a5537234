"""The job that keeps the last evaluation of cases beside them where an earlier release did not."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from service.jobs.kinds import Arguments, Kind
from service.jobs.running import Final, Running
from service.settings import Settings
from service.storage import cases
from service.storage.case_evaluations import behind
from service.storage.database import Session
from service.vocabulary.language import Said
from service.workflow.cases.kept_evaluation import keep_last_evaluation
from service.workflow.installation.open_database import opened
from service.workflow.jobs.case_by_case import case_by_case

RENEW_EVALUATIONS = "renew_evaluations"


def renewing_evaluations(settings: Settings) -> Kind[Session, Arguments]:
    """The kind for all cases of an installation; its result is of how many one was kept."""

    def run(running: Running[Session], _: Arguments) -> Final[Session]:
        with opened(settings) as database, database.reading() as session:
            lacking = behind(session)

        def renew(case_id: str) -> None:
            running.effect(partial(_renewed, case_id=case_id))

        renewed, failed = case_by_case(running, lacking, renew)

        def told(_: Session) -> Mapping[str, object]:
            return {"renewed": len(renewed), "failed": failed}

        return told

    said = Said("更新各案最近一次评价的数字", "keep the figures of each case's last evaluation")
    return Kind(RENEW_EVALUATIONS, said, Arguments, run)


def _renewed(session: Session, case_id: str) -> None:
    keep_last_evaluation(session, case_id, cases.load(session, case_id))
