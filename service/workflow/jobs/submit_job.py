"""Ask for a job: on its own, or within the transaction of what it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from service.access.scope import Place
from service.casework.audit.chain import AuditEvent
from service.settings import Settings
from service.storage import jobs
from service.storage.database import Session
from service.storage.jobs import Submitted
from service.vocabulary.canonical import canonical_json
from service.vocabulary.job import NewJob
from service.vocabulary.person import Person
from service.workflow.audit.audited import attempt, audited, opened_trail
from service.workflow.installation.open_database import opened
from service.workflow.jobs.job_rights import require_right
from service.workflow.jobs.kinds import kind_named, kinds
from service.workflow.people.acting import acting


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody asks for. kind: name or Chinese name; arguments: as its kind takes them, plain JSON values;
    jurisdiction, city, park: whose business it is; key: the same one of the same person asks for the same job."""

    kind: str
    arguments: Mapping[str, object]
    jurisdiction: str = ""
    city: str = ""
    park: str = ""
    key: str | None = None


def submit_job(settings: Settings, wish: Wish, by: str, at: datetime) -> Submitted:
    """The job on record. by: id or name of a person, empty for whoever runs the program.

    Raises:
        Fault: an unknown kind, wrong arguments, not theirs to ask for, a key used for something else, or nobody of that
        name. StorageError: see opened.
    """
    with opened(settings) as database:
        who = acting(database, by)
        event = attempt(who, at, "job.submit", "job", wish.kind)

        def work(session: Session) -> tuple[Submitted, AuditEvent | None]:
            submitted = jobs.submit(session, _new_job(settings, wish, who, event.actor), at)
            return submitted, _told(event, submitted) if submitted.new else None

        return audited(settings, database, event, work)


def enqueue(session: Session, settings: Settings, wish: Wish, who: Person | None, at: datetime) -> Submitted:
    """The same within a writing transaction of another use case: the job is there if, and only if, the rest is.

    Raises:
        As submit_job().
    """
    event = attempt(who, at, "job.submit", "job", wish.kind)
    submitted = jobs.submit(session, _new_job(settings, wish, who, event.actor), at)
    if submitted.new:
        opened_trail(settings).append(session, _told(event, submitted))
    return submitted


def _new_job(settings: Settings, wish: Wish, who: Person | None, actor: str) -> NewJob:
    kind = kind_named(wish.kind, kinds(settings))
    require_right(who, kind.name, Place(wish.jurisdiction, wish.city, wish.park))
    return NewJob(
        kind=kind.name,
        arguments_json=kind.written(kind.read(wish.arguments)),
        owner=actor,
        person=None if who is None else who.id,
        jurisdiction=wish.jurisdiction,
        city=wish.city,
        park=wish.park,
        key=wish.key,
    )


def _told(event: AuditEvent, submitted: Submitted) -> AuditEvent:
    asked = submitted.job.asked
    detail = canonical_json({"kind": asked.kind, "arguments": asked.arguments_json, "jurisdiction": asked.jurisdiction})
    return replace(event, object_id=str(submitted.job.id), detail_json=detail)
