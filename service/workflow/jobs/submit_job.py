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
from service.vocabulary.day import day_of
from service.vocabulary.fault import Fault
from service.vocabulary.job import NewJob
from service.vocabulary.language import Said
from service.vocabulary.person import Person
from service.workflow.audit.audited import attempt, audited, opened_trail
from service.workflow.installation.open_database import opened
from service.workflow.jobs.job_rights import require_right
from service.workflow.jobs.kinds import kind_named, kinds
from service.workflow.parks.registry_rules import authority_of, opened_rules
from service.workflow.people.acting import acting


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody asks for. kind: name or Chinese name; arguments: as its kind takes them, plain JSON values;
    jurisdiction: whose business it is, empty for the installation's own; key: the same one of the same person asks for
    the same job."""

    kind: str
    arguments: Mapping[str, object]
    jurisdiction: str = ""
    key: str | None = None


def submit_job(settings: Settings, wish: Wish, by: str, at: datetime) -> Submitted:
    """The job on record. The jurisdiction may be in any usual writing. by: id or name of a person, empty for whoever
    runs the program.

    Raises:
        Fault: an unknown kind or jurisdiction, one that comes with a file, wrong arguments, or
        such as make no sense today, not theirs to ask for, a key used for something else, or nobody of that name.
        RuleProblems: the list of jurisdictions is faulty. StorageError: see opened.
    """
    if wish.jurisdiction:
        wish = replace(wish, jurisdiction=authority_of(wish.jurisdiction, opened_rules(settings)))
    with opened(settings) as database:
        who = acting(database, by)
        event = attempt(who, at, "job.submit", "job", wish.kind)

        def work(session: Session) -> tuple[Submitted, None]:
            _require_no_file(settings, wish)
            return enqueue(session, settings, wish, who, at), None

        return audited(settings, database, event, work)


def _require_no_file(settings: Settings, wish: Wish) -> None:
    kind = kind_named(wish.kind, kinds(settings))
    if kind.with_file:
        raise Fault(
            "job-with-file",
            Said(
                f"作业“{kind.said.zh}”须连同文件提交，不能只写摘要；请用 acceptance job import-folder",
                f"the job “{kind.said.en}” is asked for by handing in its file, not by a digest; use acceptance job "
                "import-folder",
            ),
        )


def enqueue(session: Session, settings: Settings, wish: Wish, who: Person | None, at: datetime) -> Submitted:
    """The same within a writing transaction of another use case: the job is there if, and only if, the rest is. The
    jurisdiction is given by its code.

    Raises:
        Fault: as submit_job(). StorageError: see opened_trail.
    """
    kind = kind_named(wish.kind, kinds(settings))
    require_right(who, kind.name, Place(wish.jurisdiction))
    event = attempt(who, at, "job.submit", "job", kind.name)
    asked = NewJob(
        kind=kind.name,
        arguments_json=kind.written(kind.accepted(wish.arguments, day_of(at))),
        owner=event.actor,
        person=None if who is None else who.id,
        jurisdiction=wish.jurisdiction,
        key=wish.key,
    )
    return put(session, settings, asked, event)


def put(session: Session, settings: Settings, asked: NewJob, event: AuditEvent) -> Submitted:
    """Keep the job with its event, at the moment of that, in a writing transaction; nothing is new where the key asked
    for it before.

    Raises:
        Fault: the key was used for something else. StorageError: see opened_trail.
    """
    submitted = jobs.submit(session, asked, event.at)
    if submitted.new:
        told = {"kind": asked.kind, "arguments": asked.arguments_json, "jurisdiction": asked.jurisdiction}
        done = replace(event, object_id=str(submitted.job.id), detail_json=canonical_json(told))
        opened_trail(settings).append(session, done)
    return submitted
