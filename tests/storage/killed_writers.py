"""Processes that act and put it on the audit trail, killed at any moment; afterwards what they were told was done is
compared with what is there.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, replace
from functools import partial
from itertools import count, islice
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random

from pydantic import SecretStr

from service.casework.audit.verify import Verdict
from service.settings import Settings
from service.storage import people
from service.storage.audit_heads import Trail
from service.storage.database import Database, Session
from service.storage.location import location
from service.workflow.audit.audited import opened_trail
from tests.casework.audit.builders import START, event
from tests.programs import loaded
from tests.storage.audit_trails import a_person, a_trail, rows_in, verdict_on
from tests.storage.installations import Installation

LONGEST_S = 0.4
"""The kill comes at a random moment in this time after the start: some are still opening the database."""
PATIENCE_S = 600.0
"""How long at most the first act may take, on a machine that has other work."""


@dataclass(frozen=True, slots=True)
class Aftermath:
    """done: how many acts were acknowledged; lost: those of them without event; halves: acts without event or the other
    way round."""

    done: int
    lost: int
    halves: int
    verdict: Verdict


def write(data_dir: str, database_url: str, name: str, limit: int | None = None) -> None:
    """In a process of its own: add persons `name`-1, `name`-2 …, each with its event, and note what was committed."""
    settings = Settings(data_dir=Path(data_dir), database_url=SecretStr(database_url))
    trail = opened_trail(settings)
    acknowledged = os.open(Path(data_dir) / f"{name}.done", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    with Database(location(settings)) as database:
        for number in count(1) if limit is None else range(1, limit + 1):
            who = f"{name}-{number}"
            database.write(partial(_act, trail=trail, who=who, sign=number % 7 == 0))
            os.write(acknowledged, f"{who}\n".encode())


def _act(session: Session, trail: Trail, who: str, sign: bool) -> None:
    people.add(session, a_person(who), START)
    trail.append(session, replace(event(), object_id=who), sign)


def started(installation: Installation, name: str, limit: int | None = None) -> BaseProcess:
    """A writer, started from a server that has everything imported."""
    arguments = (str(installation.data_dir), installation.database_url, name, limit)
    process = loaded().Process(target=write, args=arguments)
    process.start()
    return process


def kill_writers(installation: Installation, kills: int, at_once: int = 3, seed: int = 7) -> Aftermath:
    """`at_once` writers at a time, one after the other killed at a random moment and followed by another; none before
    the first act is done, so that something can be lost however slow the machine is."""
    random = Random(seed)
    names = (f"w{number}" for number in range(kills))
    running = [started(installation, name) for name in islice(names, at_once)]
    try:
        _first_act(installation)
        while running:
            time.sleep(random.uniform(0, LONGEST_S))
            _kill(running.pop(random.randrange(len(running))))
            running += [started(installation, name) for name in islice(names, 1)]
    finally:
        for writer in running:
            _kill(writer)
    return aftermath(installation)


def _first_act(installation: Installation) -> None:
    latest = time.monotonic() + PATIENCE_S
    while not any(path.stat().st_size for path in installation.data_dir.glob("*.done")):
        assert time.monotonic() < latest, "no writer has done anything"
        time.sleep(0.01)


def _kill(writer: BaseProcess) -> None:
    writer.kill()
    writer.join()


def aftermath(installation: Installation) -> Aftermath:
    """What is there, against what was acknowledged."""
    noted = "".join(path.read_text(encoding="utf-8") for path in installation.data_dir.glob("*.done")).split()
    with installation.open() as database:
        verdict = verdict_on(database, a_trail(installation))
        events = [row.object_id for row in rows_in(database)]
        with database.reading() as session:
            names = [person.name for person in people.everyone(session)]
    lost = len(set(noted) - set(events)) + len(noted) - len(set(noted))
    return Aftermath(len(noted), lost, len(set(events) ^ set(names)) + len(events) - len(set(events)), verdict)
