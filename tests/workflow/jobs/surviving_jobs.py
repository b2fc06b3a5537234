"""Many short jobs and a long one, whose workers are killed time and again; afterwards what is there is counted."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import count, islice
from random import Random
from time import perf_counter

from service.casework.audit.verify import Verdict
from service.storage import jobs
from service.storage.database import Database
from service.storage.jobs import WantedJobs
from service.vocabulary.canonical import canonical_json
from service.vocabulary.job import JobState
from tests.storage.audit_trails import a_trail, verdict_on
from tests.storage.builders import NOW
from tests.storage.installations import Installation
from tests.storage.queued_jobs import asked
from tests.workflow.jobs.counting import names
from tests.workflow.jobs.killed_workers import killed, started, until

LONGEST_S = 2.5
"""A kill comes at a random moment in this time after the one before: some workers are still starting."""

_AFTERWARDS_S = 1800


@dataclass(frozen=True, slots=True)
class Survived:
    """wanted: results that must be there; lost: those that are not; twice: those that are there more than once;
    unfinished: jobs that did not end as done. seconds: to queue one job, from the last kill to the end, for all."""

    wanted: int
    lost: int
    twice: int
    unfinished: int
    enqueue_s: float
    tail_s: float
    whole_s: float
    verdict: Verdict


def survive(
    installation: Installation, database: Database, short: int, long: int, kills: int, at_once: int = 2, seed: int = 7
) -> Survived:
    """`short` jobs of one item and one job of `long` items; `at_once` workers, each killed one replaced."""
    begin = perf_counter()
    wanted = _queue(database, short, long)
    queued = perf_counter()
    last_kill = _kill_some(installation, kills, at_once, Random(seed), lambda: _unfinished(database) == 0)
    ended = perf_counter()
    there = Counter(names(database))
    return Survived(
        wanted=len(wanted),
        lost=len(wanted - set(there)),
        twice=sum(number - 1 for number in there.values()),
        unfinished=_unfinished(database),
        enqueue_s=(queued - begin) / (short + 1),
        tail_s=ended - last_kill,
        whole_s=ended - begin,
        verdict=verdict_on(database, a_trail(installation)),
    )


def _queue(database: Database, short: int, long: int) -> set[str]:
    """The long one first, so that it is in work while kills come. The names of everybody to be put on record."""
    for number in range(short + 1):
        arguments = {"name": f"人{number}", "upto": 1 if number else long}
        wish = asked(arguments=canonical_json(arguments))
        database.write(partial(jobs.submit, asked=wish, at=NOW))
    return {f"人0-{item}" for item in range(1, long + 1)} | {f"人{number}-1" for number in range(1, short + 1)}


def _kill_some(
    installation: Installation, kills: int, at_once: int, random: Random, ended: Callable[[], bool]
) -> float:
    """The moment of the last kill."""
    fresh = (f"w{number}" for number in count())
    running = [started(installation, name) for name in islice(fresh, at_once)]
    try:
        for _ in range(kills):
            time.sleep(random.uniform(0, LONGEST_S))
            killed(running.pop(random.randrange(len(running))))
            running += [started(installation, name) for name in islice(fresh, 1)]
        last = perf_counter()
        until(ended, 0.5, _AFTERWARDS_S)
        return last
    finally:
        for worker in running:
            worker.terminate()
            worker.join()


def _unfinished(database: Database) -> int:
    with database.reading() as session:
        return sum(job.state is not JobState.DONE for job in jobs.listed(session, WantedJobs()))
