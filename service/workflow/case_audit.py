"""What the audit trail says of acts on cases: those done, and attempts that were refused."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from service.casework.acts.act import Act
from service.casework.audit.chain import AuditEvent, Outcome
from service.casework.case import Recorded
from service.casework.perform import Refused
from service.storage import audit, people
from service.storage.database import Database, Session
from service.storage.errors import StorageError
from service.vocabulary.canonical import canonical_json
from service.vocabulary.fault import Fault
from service.vocabulary.person import Person

CASE = "case"


def put_done(session: Session, case_id: str, recorded: Recorded[Act]) -> None:
    """Put an act on the trail, in its own transaction."""
    person = recorded.person
    audit.append(
        session,
        AuditEvent(
            at=recorded.at,
            actor=str(person.id),
            actor_name=person.name,
            role=person.role.value,
            action=recorded.act.kind,
            object_type=CASE,
            object_id=case_id,
            object_version=recorded.seq,
            outcome=Outcome.DONE,
            reason=getattr(recorded.act, "reason", ""),
            detail_json=canonical_json({"act": recorded.digest}),
        ),
    )


@contextmanager
def putting_refusals(database: Database, case_id: str, kind: str, who: str, at: datetime) -> Iterator[None]:
    """Put what is refused inside on the trail, in a transaction of its own, and let it pass on."""
    try:
        yield
    except StorageError:
        raise
    except (Refused, Fault) as refused:
        reason = str(refused)
        database.write(lambda session: _put_refused(session, case_id, kind, who, at, reason))
        raise


def _put_refused(session: Session, case_id: str, kind: str, who: str, at: datetime, reason: str) -> None:
    person = _known(session, who)
    audit.append(
        session,
        AuditEvent(
            at=at,
            actor=str(person.id) if person else "",
            actor_name=person.name if person else who,
            role=person.role.value if person else "",
            action=kind,
            object_type=CASE,
            object_id=case_id,
            outcome=Outcome.REFUSED,
            reason=reason,
        ),
    )


def _known(session: Session, who: str) -> Person | None:
    try:
        return people.find(session, who)
    except Fault:
        return None
