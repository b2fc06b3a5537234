"""Many desks work while processes of the service and the database are killed, until so many kills are done."""

from __future__ import annotations

import contextlib
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from random import Random

from service.settings import Settings
from service.storage import jobs
from service.storage.fail_points import FailPoint
from service.storage.jobs import WantedJobs
from service.vocabulary.job import ENDED
from service.workflow.installation.open_database import opened
from tests.serving.aftermath import Aftermath, aftermath
from tests.serving.busy_offices import Desk, Ledger, Over
from tests.serving.forked_service import ForkedService, Kind, forked_service
from tests.serving.prepared_cases import Office
from tests.storage.installations import Installation
from tests.storage.mortal_postgres import MortalPostgres

PATIENCE_S = 600
_PAUSE_S = 0.5
_LET_WORK_S = 5.0
_LONG = 0.2
_DESKS, ARCHIVISTS = 4, 2
"""Those who take cases from workbook to signatures, and those who bring evidence, each to a case of their own."""
_OF_THE_SERVER = 0.4


@dataclass(frozen=True, slots=True)
class Killed:
    """kills: of what, or at which fail point, how many; ledger: what was acknowledged; aftermath: what is there."""

    kills: Counter[str]
    ledger: Ledger
    aftermath: Aftermath


@dataclass
class Battle:
    """An installation under fire: to the first cases evidence comes in all the time, the others are taken from workbook
    to signatures."""

    installation: Installation
    office: Office
    folder: Path
    server: MortalPostgres | None = None
    job_every_s: float = 4.0
    limit_s: float = 3600

    def __post_init__(self) -> None:
        self.ledger = Ledger()
        self.kills: Counter[str] = Counter()
        self._waiting: SimpleQueue[str] = SimpleQueue()
        self._archives = self.office.cases[:ARCHIVISTS]
        for case in self.office.cases[ARCHIVISTS:]:
            self._waiting.put(case)

    def fight(self, count: int, fates: Mapping[FailPoint, int], each: int, seed: int = 7) -> None:
        """So many kill −9 of web and worker processes and strikes at PostgreSQL at random moments; and processes that
        die by themselves, `each` of them at each fail point, the `fates[point]`th time they come there."""
        random = Random(seed)

        def fire(service: ForkedService) -> None:
            end, last = time.monotonic() + self.limit_s, 0
            while time.monotonic() < end and (last < count or min(service.deaths[p] for p in fates) < each):
                self._let_work(random)
                time.sleep(random.uniform(0, _PAUSE_S))
                last += self._strike(service, random)
            self.kills += Counter({point: service.deaths[point] for point in fates})

        # Every second one has no such fate, so that something gets done between.
        self._under(fire, [fate for point, number in fates.items() for fate in (f"{point}:{number}", "")])

    def ended(self) -> Killed:
        """Once the service has run without harm until every job has ended, so that nothing is under way."""
        with forked_service(self.installation):
            _wait_for(lambda: _all_ended(self.installation.settings))
        return Killed(self.kills, self.ledger, aftermath(self.installation.settings, self.ledger))

    def _under(self, fire: Callable[[ForkedService], None], fates: Sequence[str]) -> None:
        over = threading.Event()
        with forked_service(self.installation, fates=fates) as service:
            archives = [partial(self._bring_evidence, case=case) for case in self._archives]
            work = (*[self._take_cases] * _DESKS, *archives, self._submit)
            threads = [threading.Thread(target=self._at_desk, args=(one, service.url, over)) for one in work]
            for thread in threads:
                thread.start()
            try:
                fire(service)
            finally:
                over.set()
                for thread in threads:
                    thread.join()

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
        end, before = time.monotonic() + (3 if long else 1) * _LET_WORK_S, self._done(long)
        while self._done(long) < before + 1 and time.monotonic() < end:
            time.sleep(0.01)

    def _done(self, long: bool) -> int:
        return sum(kind != "link_evidence" for _, _, kind in self.ledger.acts) if long else self.ledger.acknowledged

    def _at_desk(self, work: Callable[[Desk], None], url: str, over: threading.Event) -> None:
        with contextlib.suppress(Over):
            work(Desk(self.office, url, self.ledger, over, self.folder))

    def _take_cases(self, desk: Desk) -> None:
        with contextlib.suppress(Empty):
            while True:
                desk.whole_case(self._waiting.get_nowait())

    def _bring_evidence(self, desk: Desk, case: str) -> None:
        desk.take(case)
        while True:
            desk.prove()

    def _submit(self, desk: Desk) -> None:
        while not desk.over.wait(self.job_every_s):
            desk.submit()


def _all_ended(settings: Settings) -> bool:
    with opened(settings) as database, database.reading() as session:
        return all(job.state in ENDED for job in jobs.listed(session, WantedJobs()))


def _wait_for(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not holds() and time.monotonic() < end:
        time.sleep(0.5)
