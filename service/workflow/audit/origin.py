"""Where what is asked comes from: set once where a request or a job begins, read by every event of the audit trail."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace

from service.vocabulary.person import Person

JOB = "job-"
"""How the ids of jobs begin; no request may bring an id that does."""


@dataclass(frozen=True, slots=True)
class Origin:
    """All empty for a command on the machine itself. person: who is signed in; session: the public id of their session,
    never its token; ip: the address of the client; request_id: of the request, or `job-17` for a job; claim: the
    request that may have its effect only once (storage/requests.py), empty where none is."""

    person: Person | None = None
    session: str = ""
    ip: str = ""
    request_id: str = ""
    claim: str = ""


THIS_MACHINE = Origin()
_origin: ContextVar[Origin] = ContextVar("origin", default=THIS_MACHINE)


def origin() -> Origin:
    """Of whatever runs now."""
    return _origin.get()


@contextmanager
def coming_from(told: Origin) -> Iterator[None]:
    """What runs inside comes from there: the same task and the threads that it waits for."""
    token = _origin.set(told)
    try:
        yield
    finally:
        _origin.reset(token)


@contextmanager
def known_as(person: Person, session: str) -> Iterator[None]:
    """What runs inside is asked by that person in that session, and otherwise comes from where it came."""
    with coming_from(replace(origin(), person=person, session=session)):
        yield
