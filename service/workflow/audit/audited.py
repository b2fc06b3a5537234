"""Do something on record: the event is written with the act or not at all, and what is refused is recorded too."""

from __future__ import annotations

import os
import pwd
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from service.casework.audit.chain import Algorithm, AuditEvent, Outcome
from service.casework.audit.wording import OPERATOR
from service.settings import Settings
from service.storage.audit_heads import Trail
from service.storage.database import Database, Session
from service.storage.errors import StorageError
from service.storage.head_file import HEADS_FILE
from service.storage.keys import load_key
from service.storage.location import keys_folder
from service.vocabulary.fault import Fault
from service.vocabulary.person import Person
from service.workflow.audit.origin import origin

T = TypeVar("T")


def attempt(who: Person | None, at: datetime, action: str, object_type: str, object_id: str) -> AuditEvent:
    """The event of what somebody sets out to do, as if it were done. Without a person it is whoever is signed in; on
    the command line whoever runs it, by their account on this machine. action: `case.sign`, `person.add`: the words are
    in casework/audit/wording.py."""
    source = origin()
    who = who or source.person
    if who is None:
        account = _account()
        actor, name, role = f"{OPERATOR}:{account}", account, OPERATOR
    else:
        actor, name, role = str(who.id), who.name, who.role.value
    return AuditEvent(
        at=at,
        actor=actor,
        actor_name=name,
        role=role,
        action=action,
        object_type=object_type,
        object_id=object_id,
        outcome=Outcome.DONE,
        session=source.session,
        ip=source.ip,
        request_id=source.request_id,
    )


def audited(
    settings: Settings,
    database: Database,
    event: AuditEvent,
    work: Callable[[Session], tuple[T, AuditEvent | None]],
    refusals: tuple[type[Exception], ...] = (Fault,),
    sign: bool = False,
) -> T:
    """What `work` gives, done in one writing transaction together with the event that it gives besides: `event` with
    what is known only now (`replace(event, object_version=4)`), or None where nothing was done. An exception of
    `refusals` is recorded in a transaction of its own and raised again. sign: make a signed head, as for each issued
    decision.

    Raises:
        StorageError: nothing was done.
    """
    trail = opened_trail(settings)

    def recorded(session: Session) -> T:
        done, told = work(session)
        if told is not None:
            trail.append(session, told, sign)
        return done

    try:
        return database.write(recorded)
    except StorageError:
        raise
    except refusals as reason:
        refused(settings, database, event, reason)
        raise


def refused(settings: Settings, database: Database, event: AuditEvent, reason: Exception) -> None:
    """Put on record that what was attempted is refused, in a transaction of its own.

    Raises:
        StorageError: as audited().
    """
    trail, denied = opened_trail(settings), replace(event, outcome=Outcome.REFUSED, reason=str(reason))
    database.write(lambda session: trail.append(session, denied))


def opened_trail(settings: Settings) -> Trail:
    """The audit trail of this installation.

    Raises:
        StorageError: its signing key is missing or unusable.
    """
    key, file = load_key(keys_folder(settings)), settings.data_dir / HEADS_FILE
    return Trail(key, file, Algorithm(settings.audit_algorithm), origin().claim)


def _account() -> str:
    """The account this process runs under, from the system and not from what its environment claims."""
    user = os.getuid()
    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return str(user)
