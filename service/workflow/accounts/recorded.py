"""What happens to accounts, on record: several events of one transaction, and those of people not yet known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from service.access.account import Account
from service.access.sessions import SignedIn
from service.casework.audit.chain import AuditEvent, Outcome
from service.casework.audit.wording import VISITOR
from service.settings import Settings
from service.storage.database import Database, Session
from service.workflow.audit.audited import attempt, opened_trail

T = TypeVar("T")
Done = tuple[T, Sequence[AuditEvent]]


def recorded(settings: Settings, database: Database, work: Callable[[Session], Done[T]]) -> T:
    """What `work` gives, done in one writing transaction together with the events that it gives besides.

    Raises:
        StorageError: nothing was done.
    """
    trail = opened_trail(settings)

    def both(session: Session) -> T:
        done, events = work(session)
        for event in events:
            trail.append(session, event)
        return done

    return database.write(both)


def by_visitor(at: datetime, action: str, account: Account | None, ip: str) -> AuditEvent:
    """The event of somebody who has not shown who they are. A login name that does not exist is not written down:
    people type passwords there."""
    event = attempt(None, at, action, "account", account.login if account else "")
    return replace(event, actor=VISITOR, actor_name=VISITOR, role=VISITOR, ip=ip or event.ip)


def by_owner(who: SignedIn, at: datetime, action: str, ip: str = "", detail: str = "{}") -> AuditEvent:
    """The event of what the owner of an account does with it. detail: canonical JSON, without secrets."""
    event = attempt(who.person, at, action, "account", who.login)
    return replace(event, session=str(who.session), ip=ip or event.ip, detail_json=detail)


def refusal(event: AuditEvent, reason: str) -> AuditEvent:
    """The same, refused."""
    return replace(event, outcome=Outcome.REFUSED, reason=reason)
