"""A kind of job that puts a person on record for each item, and one that does whatever a test says."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

from service.jobs.kinds import Arguments, Kind
from service.jobs.pace import Pace
from service.jobs.running import Final, Running
from service.jobs.worker import Worker
from service.storage import people
from service.storage.clock import Clock, database_now
from service.storage.database import Database, Session
from service.storage.errors import passes
from service.vocabulary.canonical import canonical_json
from service.vocabulary.job import Item, ItemState, Job
from service.vocabulary.language import Said
from service.vocabulary.person import Person
from service.workflow.jobs.job_store import RecordedJobs
from tests.storage.builders import NOW, a_person
from tests.storage.installations import Installation
from tests.storage.queued_jobs import asked, queued

FAST = Pace(poll_s=0.01, reconcile_s=0.05, retry_s=0, longest_retry_s=0)


class Count(Arguments):
    upto: int = 3
    name: str = "甲"


def count(running: Running[Session], arguments: Count) -> Final[Session]:
    """Persons 甲-1, 甲-2 …, each together with the result of its item."""
    for key in running.each(running.plan(lambda _: map(str, range(1, arguments.upto + 1)))):
        # Each in a place of their own: whoever is added is compared with everybody there.
        name = f"{arguments.name}-{key}"
        who = replace(a_person(name), jurisdiction=name)
        running.keep([Item(key, ItemState.DONE, {"name": name})], partial(_add, who=who))
    return lambda _: {"counted": arguments.upto}


def _add(session: Session, who: Person) -> None:
    people.add(session, who, NOW)


COUNT = Kind("count", Said("数人", "count people"), Count, count)


def doing(work: Callable[[Running[Session]], Final[Session] | None], name: str = "count") -> Kind[Session, Count]:
    """A kind that does what a test says; without a last effect its result is empty."""
    return Kind(name, Said("数人", "count people"), Count, lambda running, _: work(running) or nothing)


def nothing(_: Session) -> Mapping[str, object]:
    return {}


def counting(database: Database, upto: int = 3, name: str = "甲") -> Job:
    """A job that counts, on record."""
    arguments = canonical_json({"upto": upto, "name": name})
    return queued(database, asked(arguments=arguments))


def a_store(
    installation: Installation,
    database: Database,
    name: str = "worker-1",
    lease_s: float = 15,
    clock: Clock = database_now,
) -> RecordedJobs:
    return RecordedJobs(installation.settings, database, name, timedelta(seconds=lease_s), clock)


def a_worker(installation: Installation, database: Database, kind: Kind[Session, Any] = COUNT) -> Worker[Session]:
    return Worker(a_store(installation, database), [kind], FAST, passes=passes)


def names(database: Database) -> list[str]:
    """Of everybody on record."""
    with database.reading() as session:
        return [person.name for person in people.everyone(session)]
