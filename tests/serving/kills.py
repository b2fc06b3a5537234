"""Many desks work while processes of the service and the database are killed, until so many kills are done."""

from __future__ import annotations

import itertools
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from random import Random

from service.settings import Settings
from service.storage import jobs
from service.storage.fail_points import KILLED, FailPoint
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
_PAUSE_S = (0.2, 1.5)
_DESKS = 6
_OF_THE_SERVER = 0.4
_JOB_EVERY_S = 4.0


@dataclass(frozen=True, slots=True)
class Killed:
    """kills: of what, or at which fail point, how many; ledger: what was acknowledged; aftermath: what is there."""

    kills: Counter[str]
    ledger: Ledger
    aftermath: Aftermath


@dataclass
class Battle:
    """An installation under fire: the desks of its office take one case after the other."""

    installation: Installation
    office: Office
    folder: Path
    server: MortalPostgres | None = None

    def __post_init__(self) -> None:
        self.ledger = Ledger()
        self.kills: Counter[str] = Counter()
        self._waiting: SimpleQueue[str] = SimpleQueue()
        for case in self.office.cases:
            self._waiting.put(case)

    def at_random(self, count: int, seed: int = 7, web: int = 2) -> None:
        """kill −9 of web and worker processes, and strikes at PostgreSQL, at random moments."""
        random = Random(seed)

        def fire(service: ForkedService) -> None:
            while self._fired() < before + count:
                time.sleep(random.uniform(*_PAUSE_S))
                self._strike(service, random)

        before = self._fired()
        self._under(fire, web)

    def at_fail_point(self, point: FailPoint, deaths: int, every: int, limit_s: float = 180) -> None:
        """Each process dies at the `every`th time it comes to that place, and so does the one that follows it."""

        def fire(service: ForkedService) -> None:
            end = time.monotonic() + limit_s
            while service.deaths[KILLED] < deaths and time.monotonic() < end:
                time.sleep(0.05)
            self.kills[point] += service.deaths[KILLED]

        self._under(fire, 2, f"{point}:{every}")

    def ended(self) -> Killed:
        """Once the service has run without harm until every job has ended, so that nothing is under way."""
        with forked_service(self.installation, web=1):
            _wait_for(lambda: _all_ended(self.installation.settings))
        return Killed(self.kills, self.ledger, aftermath(self.installation.settings, self.ledger))

    def _under(self, fire: Callable[[ForkedService], None], web: int, dies_at: str = "") -> None:
        over = threading.Event()
        with forked_service(self.installation, web=web, dies_at=dies_at) as service:
            threads = [threading.Thread(target=self._work, args=(service.url, over)) for _ in range(_DESKS)]
            threads.append(threading.Thread(target=self._submit, args=(service.url, over)))
            for thread in threads:
                thread.start()
            try:
                fire(service)
            finally:
                over.set()
                for thread in threads:
                    thread.join()

    def _strike(self, service: ForkedService, random: Random) -> None:
        if self.server is not None and random.random() < _OF_THE_SERVER:
            self.server.strike()
            time.sleep(random.uniform(0, 0.3))
            self.server.start()
            self.kills["postgresql"] += 1
            return
        kind: Kind = random.choice(("web", "web", "worker"))
        self.kills[kind] += service.kill(kind, random.randrange(9))

    def _fired(self) -> int:
        return self.kills.total()

    def _work(self, url: str, over: threading.Event) -> None:
        desk = Desk(self.office, url, self.ledger, over, self.folder)
        try:
            while True:
                case = self._waiting.get_nowait()
                desk.whole_case(case)
        except Empty:
            self._prove_on(desk)
        except Over:
            return

    def _prove_on(self, desk: Desk) -> None:
        """Where all cases are done, evidence still comes in."""
        try:
            for case in itertools.cycle(self.office.cases):
                desk.take(case)
                desk.prove()
        except Over:
            return

    def _submit(self, url: str, over: threading.Event) -> None:
        desk = Desk(self.office, url, self.ledger, over, self.folder)
        try:
            while not over.wait(_JOB_EVERY_S):
                desk.submit()
        except Over:
            return


def _all_ended(settings: Settings) -> bool:
    with opened(settings) as database, database.reading() as session:
        return all(job.state in ENDED for job in jobs.listed(session, WantedJobs()))


def _wait_for(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not holds() and time.monotonic() < end:
        time.sleep(0.5)
