"""Many desks work while processes of the service and the database are killed, until enough was killed and done."""

from __future__ import annotations

import contextlib
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import httpx

from service.settings import Settings
from service.storage import jobs
from service.storage.fail_points import FailPoint
from service.storage.jobs import WantedJobs
from service.vocabulary.job import ENDED
from service.workflow.installation.open_database import opened
from tests.serving.aftermath import Aftermath, aftermath
from tests.serving.busy_offices import Desk, Over
from tests.serving.desk_work import Work
from tests.serving.forked_service import ForkedService, Kind, forked_service
from tests.serving.ledger import Ledger
from tests.serving.prepared_cases import Office
from tests.storage.installations import Installation
from tests.storage.mortal_postgres import MortalPostgres

PATIENCE_S = 600
LATEST = {
    FailPoint.BEFORE_COMMIT: 24,
    FailPoint.AFTER_COMMIT: 24,
    FailPoint.BEFORE_ENQUEUE: 1,
    FailPoint.AFTER_ENQUEUE: 1,
    FailPoint.BETWEEN_RENAME_AND_COMMIT: 3,
}
"""Fail point → at which time at most that a process comes there it dies: in all places of a request, and soon."""
_LET_WORK_S = 5.0
_LONG = 0.3
"""So often a kill waits for something that takes long: otherwise nothing such is ever done on a busy machine."""
_OF_THE_SERVER = 0.3


@dataclass(frozen=True, slots=True)
class Enough:
    """When a battle is over. at_random: kills at random moments; each: deaths at each fail point; work: how many
    imports, evaluations, signatures and jobs are acknowledged at least; latest: at which time that it comes to its fail
    point a process dies at the latest; limit_s: or after this time."""

    at_random: int
    each: int
    work: Mapping[str, int]
    latest: int = 24
    limit_s: float = 1800


@dataclass(frozen=True, slots=True)
class Killed:
    """kills: of what, or at which fail point, how many; ledger: what was acknowledged; aftermath: what is there."""

    kills: Counter[str]
    ledger: Ledger
    aftermath: Aftermath


@dataclass
class Battle:
    """An installation under fire. folder: where the workbooks lie; pause_s: the longest from work done to the kill;
    long_s: how long that waits for work that takes long; rest_s: of a desk before each change."""

    installation: Installation
    office: Office
    folder: Path
    work: Sequence[Work]
    server: MortalPostgres | None = None
    pause_s: float = 1.0
    long_s: float = 60.0
    rest_s: float = 0

    def __post_init__(self) -> None:
        self.ledger = Ledger()
        self.kills: Counter[str] = Counter()

    def fight(self, enough: Enough, seed: int = 7) -> None:
        """kill −9 of web and worker processes and strikes at PostgreSQL at random moments, and web processes that die
        by themselves at the fail points, until it is enough; then without harm until every job has ended."""
        random = Random(seed)

        def fire(service: ForkedService) -> None:
            end, last = time.monotonic() + enough.limit_s, 0
            while time.monotonic() < end and not self._done(service, enough, last):
                self._let_work(random)
                time.sleep(random.uniform(0, self.pause_s))
                last += self._strike(service, random)
            self.kills += service.deaths()

        self._under(fire, fates(random, enough.latest))

    def ended(self) -> Killed:
        """When everybody has gone home."""
        there = aftermath(self.installation.settings, self.ledger, self.office.given)
        return Killed(self.kills, self.ledger, there)

    def _done(self, service: ForkedService, enough: Enough, at_random: int) -> bool:
        work, deaths = self.ledger.work(), service.deaths()
        return (
            at_random >= enough.at_random
            and all(deaths[point] >= enough.each for point in FailPoint)
            and all(work[kind] >= least for kind, least in enough.work.items())
        )

    def _under(self, fire: Callable[[ForkedService], None], fates: Iterator[str]) -> None:
        over = threading.Event()
        with forked_service(self.installation, fates=fates) as service:
            threads = [threading.Thread(target=self._at_desk, args=(one, service.url, over)) for one in self.work]
            for thread in threads:
                thread.start()
            try:
                fire(service)
            finally:
                over.set()
                for thread in threads:
                    thread.join()
            _wait_for(lambda: _all_ended(self.installation.settings))

    def _strike(self, service: ForkedService, random: Random) -> int:
        if self.server is not None and random.random() < _OF_THE_SERVER:
            self.server.strike()
            time.sleep(random.uniform(0, 0.3))
            self.server.start()
            self.kills["postgresql"] += 1
            return 1
        kind: Kind = random.choice(("web", "web", "worker"))
        killed = service.kill(kind, random.randrange(9))
        self.kills[kind] += killed
        return killed

    def _let_work(self, random: Random) -> None:
        """Until something was acknowledged since the last kill, now and then something that takes long, or for a while:
        a service that is killed before it has done anything proves nothing."""
        long = random.random() < _LONG
        done = self.ledger.long_work if long else lambda: self.ledger.acknowledged
        end, before = time.monotonic() + (self.long_s if long else _LET_WORK_S), done()
        while done() == before and time.monotonic() < end:
            time.sleep(0.01)

    def _at_desk(self, work: Work, url: str, over: threading.Event) -> None:
        # On a new connection each time, so that every process gets some of everything.
        limits = httpx.Limits(max_keepalive_connections=0)
        with httpx.Client(base_url=url, timeout=60, limits=limits) as client, contextlib.suppress(Over):
            work(Desk(self.office, client, self.ledger, over, self.folder, self.rest_s))


def fates(random: Random, latest: int) -> Iterator[str]:
    """Of one web process after the other: each fail point, then as often none, so that something gets done and
    something is there to be killed."""
    while True:
        yield from (f"{point}:{random.randint(1, min(LATEST[point], latest))}" for point in FailPoint)
        yield from [""] * len(FailPoint)


def _all_ended(settings: Settings) -> bool:
    with opened(settings) as database, database.reading() as session:
        return all(job.state in ENDED for job in jobs.listed(session, WantedJobs()))


def _wait_for(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not holds() and time.monotonic() < end:
        time.sleep(0.5)
