"""A jurisdiction evaluated while its worker is killed time and again, and what is there afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from multiprocessing.process import BaseProcess
from pathlib import Path

from service.casework.audit.verify import Verdict
from service.settings import Settings
from service.storage import job_items
from service.storage.database import Database
from service.vocabulary.job import ItemState, Job, JobState
from service.workflow.audit.verify_audit import verify_audit
from tests.storage.queued_jobs import job_in
from tests.workflow.jobs.killed_workers import killed, until

_EVERY_S, _PATIENCE_S = 0.05, 900


@dataclass(frozen=True, slots=True)
class Survived:
    """job: as it ended. keys: of its results, one as often as it is there. evaluators: processes of the killed workers
    that were seen at work; all of them ended."""

    job: Job
    keys: tuple[str, ...]
    evaluators: int
    verdict: Verdict


def survive(
    settings: Settings,
    database: Database,
    number: int,
    start: Callable[[str, int | None], BaseProcess],
    kills: Sequence[int],
) -> Survived:
    """The job is worked on by one worker after the other; each is killed when so many results are there, but the last.
    start: a worker of a name, that may go no further than so many results, and may go on to the end without a number.

    Raises:
        AssertionError: the job is over before a kill, a process outlives its killed worker, or the job does not end.
    """
    seen = 0
    for place, count in enumerate(kills):
        worker = start(f"w{place}", count)
        until(partial(_came_to, database, number, count, place + 1), _EVERY_S, _PATIENCE_S)
        evaluators = _evaluators(worker)
        killed(worker)
        assert job_in(database, number).state is JobState.RUNNING
        until(partial(_over, evaluators))
        seen += len(evaluators)
    last = start("last", None)
    until(lambda: job_in(database, number).state is JobState.DONE, _EVERY_S, _PATIENCE_S)
    last.terminate()
    last.join()
    with database.reading() as session:
        keys = tuple(item.key for item in job_items.items(session, number, ItemState.DONE))
    return Survived(job_in(database, number), keys, seen, verify_audit(settings).verdict)


def _came_to(database: Database, number: int, count: int, token: int) -> bool:
    """So far, and by which worker."""
    job = job_in(database, number)
    return job.token == token and job.progress.done >= count


def _evaluators(worker: BaseProcess) -> frozenset[int]:
    """The processes below a worker."""
    parents = dict(_parents())
    found: set[int] = set()
    while more := {one for one, parent in parents.items() if parent in {worker.pid, *found}} - found:
        found |= more
    return frozenset(found)


def _over(processes: Iterable[int]) -> bool:
    return not any(map(alive, processes))


def alive(process: int) -> bool:
    """Whether a process runs; one that nobody has taken note of is over."""
    return _stat(process)[:1] not in ([], ["Z"])


def _parents() -> Iterator[tuple[int, int]]:
    """Every process that runs → the one it comes from."""
    for folder in Path("/proc").glob("[0-9]*"):
        if len(stat := _stat(int(folder.name))) > 1:
            yield int(folder.name), int(stat[1])


def _stat(process: int) -> list[str]:
    """State, parent and what else the system says of a process; nothing where there is none."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return []
