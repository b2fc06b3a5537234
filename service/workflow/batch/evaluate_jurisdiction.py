"""The job evaluate_jurisdiction: every case of a jurisdiction evaluated as it stands, each result kept once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import partial

from pydantic import Field

from service.jobs.kinds import Arguments, Kind
from service.jobs.running import Final, Running
from service.settings import Settings
from service.storage import job_items
from service.storage.database import Session
from service.storage.many_cases import case_ids
from service.vocabulary.case_result import NO_WORKBOOK, read_result
from service.vocabulary.day import day_of
from service.vocabulary.fault import Fault
from service.vocabulary.job import ItemState
from service.vocabulary.language import Said
from service.workflow.batch.evaluation_days import require_evaluation_day
from service.workflow.batch.processes import staff
from service.workflow.parks.registry_rules import opened_rules, programme_of

EVALUATE_JURISDICTION = "evaluate_jurisdiction"
FAILED = "failed"
_BEGINNING = Said("正在读取规则，随后逐批评价", "reading the rules; the cases follow, a portion at a time")


class EvaluateJurisdiction(Arguments):
    """programme: of all programmes where it is empty; on: the day on which the job was asked for, where it is None."""

    programme: str = Field(default="", description="规划期")
    on: date | None = Field(default=None, description="日期")


def evaluate_jurisdiction(settings: Settings) -> Kind[Session, EvaluateJurisdiction]:
    """The kind of job. The cases are not touched: the evaluation that counts stays a person's act."""
    said = Said("评价全地区", "evaluate a jurisdiction")
    return Kind(
        EVALUATE_JURISDICTION, said, EvaluateJurisdiction, partial(_run, settings), accept=partial(_accept, settings)
    )


def _accept(settings: Settings, arguments: EvaluateJurisdiction, today: date) -> None:
    if arguments.programme:
        _require_programme(settings, arguments.programme)
    if arguments.on is not None:
        require_evaluation_day(settings, arguments.on, today)


def _require_programme(settings: Settings, programme: str) -> None:
    """Of a programme that does not exist there would be no case, and that would look like a result."""
    try:
        programme_of(programme, opened_rules(settings))
    except Fault as unknown:
        raise Fault("job-arguments", unknown.said) from unknown


def _run(settings: Settings, running: Running[Session], arguments: EvaluateJurisdiction) -> Final[Session]:
    jurisdiction = running.job.asked.jurisdiction
    if not jurisdiction:
        raise Fault(
            "no-jurisdiction",
            Said("没有写明评估哪个地区的案卷；请写明主管地区", "say which jurisdiction's cases are to be evaluated"),
        )
    ids = running.plan(lambda session: case_ids(session, jurisdiction, arguments.programme))
    if ids:
        running.progress(0, message=_BEGINNING)
        with staff(settings, arguments.on or day_of(running.job.created_at)) as people:
            for items in people.each(ids):
                running.keep(items)
                running.progress(0)
    return lambda session: counted(session, running.job.id)


def counted(session: Session, job: int) -> Mapping[str, int]:
    """How many cases came to each conclusion, had no workbook, or could not be evaluated."""
    counts = Counter(
        FAILED if item.state is ItemState.FAILED else read_result(item.result or {}).conclusion or NO_WORKBOOK
        for item in job_items.items(session, job)
    )
    return dict(counts)
