"""Confirm who is there before a grave act: a proof for exactly that act, used up with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from service.access.account import Account
from service.access.hashing import HASHER, Hasher
from service.access.proof import Offered
from service.access.refusals import FirstThis, Unconfirmed
from service.access.sessions import SignedIn
from service.access.tokens import new_token
from service.settings import Settings
from service.storage import sessions
from service.storage.database import Session
from service.storage.sessions import Confirmed
from service.vocabulary.canonical import canonical_json
from service.workflow.accounts.prove import Attempt, require_proof
from service.workflow.accounts.recorded import Done, by_owner
from service.workflow.installation.open_database import opened

GRANT_LASTS = timedelta(minutes=5)
_ACTION = "account.confirm"

__all__ = ["GRANT_LASTS", "Confirmed", "Grant", "confirm", "consume_confirmation"]


@dataclass(frozen=True, slots=True)
class Grant:
    """What whoever confirmed shows with the act, once, until then."""

    token: str = field(repr=False)
    expires_at: datetime


def confirm(
    settings: Settings, who: SignedIn, offered: Offered, what: Confirmed, at: datetime, hasher: Hasher = HASHER
) -> Grant:
    """A grant for one act on one content in this session. The second factor is asked for where there is one.

    Raises:
        FirstThis: the session is limited. ProofRefused, SecondFactorNeeded, TooFast: who asks has not shown who they
        are; a lock ends the session too. StorageError: see opened.
    """
    if who.needs:
        raise FirstThis(who.needs)
    grant = Grant(new_token(), at + GRANT_LASTS)

    def work(session: Session, _: Account) -> Done[Grant]:
        sessions.confirm(session, grant.token, who.session, what, at, grant.expires_at)
        event = by_owner(who, at, _ACTION, offered.ip, canonical_json(what))
        return grant, [event]

    with opened(settings) as database:
        return require_proof(settings, database, Attempt(_ACTION, who.login, offered, at, work, who.session), hasher)


def consume_confirmation(session: Session, who: SignedIn, token: str, what: Confirmed, at: datetime) -> None:
    """Use the grant up, in the writing transaction of the act: if the act is not done, the grant can be used again.

    Raises:
        Unconfirmed: it is not for exactly this, of another session, used, or expired.
    """
    if not sessions.consume(session, token, who.session, what, at):
        raise Unconfirmed
