"""What evaluating a jurisdiction gave: the cases one by one, the sums, and what differs from the time before."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from service.access.scope import EVERYTHING, Scope
from service.settings import Settings
from service.storage import job_items, jobs
from service.storage.database import Session
from service.storage.jobs import WantedJobs
from service.storage.many_cases import park_names
from service.vocabulary.assessment import Need
from service.vocabulary.case_result import CaseResult, read_result
from service.vocabulary.fault import Fault
from service.vocabulary.job import Item, ItemState, Job, JobError, JobState
from service.vocabulary.language import Said
from service.workflow.access.targets import seen_job
from service.workflow.batch.evaluate_jurisdiction import EVALUATE_JURISDICTION
from service.workflow.installation.open_database import opened

_SHOWN = 3
"""Missing things that are named."""
_NO_WORKBOOK = Said(
    "还没有导入评估工作簿；请由评估员逐案或批量导入后重新评估",
    "no workbook is imported yet; let an assessor import it, alone or with others, then evaluate again",
)
_WAITING = Said("还没有轮到；请等作业办完", "its turn has not come; wait until the job is done")


class Standing(StrEnum):
    """What has become of one case."""

    WAITING = "waiting"
    EVALUATED = "evaluated"
    NO_WORKBOOK = "no_workbook"
    FAILED = "failed"

    @property
    def said(self) -> Said:
        """The word in both languages."""
        return _STANDINGS[self]


_STANDINGS = {
    Standing.WAITING: Said("待评估", "waiting"),
    Standing.EVALUATED: Said("已评估", "evaluated"),
    Standing.NO_WORKBOOK: Said("没有工作簿", "no workbook"),
    Standing.FAILED: Said("不能评估", "cannot be evaluated"),
}


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case: its result, or why it has none (both None: its turn has not come yet). park: name."""

    case: str
    result: CaseResult | None
    failure: JobError | None = None
    park: str = ""

    @property
    def standing(self) -> Standing:
        """What has become of it."""
        if self.failure is not None:
            return Standing.FAILED
        if self.result is None:
            return Standing.WAITING
        return Standing.EVALUATED if self.result.evaluated else Standing.NO_WORKBOOK

    @property
    def reason(self) -> Said | None:
        """Why it has come to no conclusion, with what to do; None where it has."""
        if self.failure is not None:
            return self.failure.said
        if self.result is None:
            return _WAITING
        if not self.result.evaluated:
            return _NO_WORKBOOK
        return _missing(self.result.needs) if self.result.needs else None


@dataclass(frozen=True, slots=True)
class Changed:
    """A case that came to something else than the time before."""

    case: str
    before: CaseResult | None
    after: CaseResult | None


@dataclass(frozen=True, slots=True)
class JurisdictionResults:
    """lines: failures first, then by case. sums: (conclusion, grade) → cases, of those that came to one. before: the
    job of the same jurisdiction and programme that was done last before this one, if any; changed: the cases whose
    conclusion, grade or score is another one now, or that are new or gone; while the job is not done, only of those
    whose turn has come."""

    job: Job
    lines: tuple[CaseLine, ...]
    sums: Mapping[tuple[str, str], int]
    before: Job | None
    changed: tuple[Changed, ...]

    @property
    def failed(self) -> int:
        """How many cases could not be evaluated."""
        return self._standing(Standing.FAILED)

    @property
    def without_workbook(self) -> int:
        """How many cases have nothing to evaluate yet."""
        return self._standing(Standing.NO_WORKBOOK)

    @property
    def finished(self) -> bool:
        """Whether the job is done, so that these are all the results."""
        return self.job.state is JobState.DONE

    def _standing(self, standing: Standing) -> int:
        return sum(line.standing is standing for line in self.lines)


def jurisdiction_results(settings: Settings, number: int, scope: Scope = EVERYTHING) -> JurisdictionResults:
    """The results of a job as they stand.

    Raises:
        Fault: there is no such job in the scope, or it is of another kind. StorageError: see opened.
    """
    with opened(settings) as database, database.reading() as session:
        return results_of(session, evaluation_job(session, number, scope))


def results_of(session: Session, job: Job) -> JurisdictionResults:
    """The same of a job that evaluates a jurisdiction."""
    names = park_names(session, job.asked.jurisdiction)
    lines = _lines(job_items.items(session, job.id), names)
    before = _before(job, jobs.listed(session, _alike(job)))
    earlier = _lines(job_items.items(session, before.id), names) if before is not None else ()
    changed = _changed(earlier, lines, job.state is JobState.DONE) if before is not None else ()
    results = (line.result for line in lines if line.result is not None and line.result.evaluated)
    sums = Counter((result.conclusion, result.grade) for result in results)
    return JurisdictionResults(job, tuple(sorted(lines, key=_failures_first)), dict(sums), before, changed)


def evaluation_job(session: Session, number: int, scope: Scope) -> Job:
    """The job of that number, which evaluates a jurisdiction.

    Raises:
        Fault: there is none in the scope, or it is of another kind.
    """
    job = seen_job(session, number, scope)
    if job.asked.kind != EVALUATE_JURISDICTION:
        raise Fault(
            "other-job",
            Said(
                f"作业 {job.id} 不是“评价全地区”；用 acceptance job show {job.id} 查看",
                f"job {job.id} does not evaluate a jurisdiction; see acceptance job show {job.id}",
            ),
        )
    return job


def _alike(job: Job) -> WantedJobs:
    return WantedJobs(state=JobState.DONE, kind=job.asked.kind, jurisdiction=job.asked.jurisdiction)


def _before(job: Job, done: Iterable[Job]) -> Job | None:
    """The newest of those before it that asked for the same, whatever the day."""
    programme = _programme(job)
    return next((one for one in done if one.id < job.id and _programme(one) == programme), None)


def _programme(job: Job) -> object:
    return json.loads(job.asked.arguments_json).get("programme", "")


def _lines(items: Iterable[Item], names: Mapping[str, str]) -> tuple[CaseLine, ...]:
    return tuple(CaseLine(item.key, _result(item), item.error, names.get(item.key, "")) for item in items)


def _result(item: Item) -> CaseResult | None:
    return read_result(item.result) if item.state is ItemState.DONE and item.result is not None else None


def _failures_first(line: CaseLine) -> tuple[bool, str]:
    return line.failure is None, line.case


def _changed(before: Iterable[CaseLine], after: Iterable[CaseLine], done: bool) -> tuple[Changed, ...]:
    old = {line.case: line.result for line in before}
    new = {line.case: line.result for line in after if line.standing is not Standing.WAITING}
    cases = old.keys() | new.keys() if done else new.keys()
    pairs = ((case, old.get(case), new.get(case)) for case in sorted(cases))
    return tuple(Changed(case, was, now) for case, was, now in pairs if _gist(was) != _gist(now))


def _missing(needs: tuple[Need, ...]) -> Said:
    wanted = tuple(dict.fromkeys(need.need for need in needs))
    shown, more = "；".join(wanted[:_SHOWN]), len(wanted) - _SHOWN
    return Said(
        f"缺：{shown}{f'，等 {len(wanted)} 项' if more > 0 else ''}；请补充后重新评估",
        f"missing: {shown}{f', {more} more' if more > 0 else ''}; supply it, then evaluate again",
    )


def _gist(result: CaseResult | None) -> tuple[str, str, str] | None:
    return None if result is None else (result.conclusion, result.grade, result.score)
