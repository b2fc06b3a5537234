"""Requests that may have their effect only once: claimed before, marked in the transaction of the effect, answered
after. A claim whose process died passes to the next that asks, unless the effect is there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Table, delete, insert, select, update
from sqlmodel import Session

from service.storage.tables.request_key import RequestKeyRow
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said

KEPT = timedelta(hours=24)
ABANDONED = timedelta(minutes=1)
"""Technical: longer than requests take, of which none works on a file for more than half a minute. A claim that lives
longer all the same can have no effect any more once another has taken its place, so this is no matter of safety."""
UNANSWERED = timedelta(seconds=10)
"""Technical: an effect is answered at once. Whose answer is not there by then is told that it was done; nothing is."""
_KEYS: Table = RequestKeyRow.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class RequestKey:
    """One request. owner: the person's id; route: method and path; key: as the client chose it; fingerprint: SHA-256 of
    all that the client sent."""

    owner: str
    route: str
    key: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered."""

    status: int
    media_type: str
    body: bytes


def claim_request(session: Session, wanted: RequestKey, claim: str, at: datetime) -> Answer | None:
    """The answer that was given to this very request, or None: it is the caller's to do, under that claim.

    Raises:
        Fault: another request has the key, it is being worked on, or it was done and its answer is lost.
    """
    _forget(session, at - KEPT)
    own = (_KEYS.c.owner == wanted.owner) & (_KEYS.c.route == wanted.route) & (_KEYS.c.key == wanted.key)
    row = session.connection().execute(select(_KEYS).where(own)).first()
    if row is None:
        values = {"owner": wanted.owner, "route": wanted.route, "key": wanted.key, "fingerprint": wanted.fingerprint}
        session.connection().execute(
            insert(_KEYS), values | {"claim": claim, "claimed_at": at, "effect": "", "settled": False, "media_type": ""}
        )
        return None
    if row.fingerprint != wanted.fingerprint:
        raise _reused(wanted.key)
    if row.status is not None:
        return Answer(row.status, row.media_type, row.body)
    if not row.settled and at - row.claimed_at < (UNANSWERED if row.effect else ABANDONED):
        raise _running(wanted.key)
    if row.effect:
        raise _answer_lost(row.effect)
    session.connection().execute(update(_KEYS).where(own).values(claim=claim, claimed_at=at))
    return None


def mark_effect(session: Session, claim: str, effect: str) -> None:
    """In the transaction of the effect: from now on nobody else may do this.

    Raises:
        Fault: somebody else has taken it over; nothing may be done under this claim.
    """
    marked = session.connection().execute(update(_KEYS).where(_KEYS.c.claim == claim).values(effect=effect))
    if marked.rowcount != 1:
        raise _taken_over()


def keep_answer(session: Session, claim: str, answer: Answer) -> None:
    """Keep what was answered for whoever asks again; of a claim that was taken over nothing is kept."""
    values = {"status": answer.status, "media_type": answer.media_type, "body": answer.body, "settled": True}
    session.connection().execute(update(_KEYS).where(_KEYS.c.claim == claim).values(values))


def release(session: Session, claim: str) -> None:
    """Forget a request that had no effect, so that it can be corrected and sent again; of one that had, only its answer
    is lost."""
    own = _KEYS.c.claim == claim
    session.connection().execute(delete(_KEYS).where(own & (_KEYS.c.effect == "")))
    session.connection().execute(update(_KEYS).where(own).values(settled=True))


def _forget(session: Session, before: datetime) -> None:
    session.connection().execute(delete(_KEYS).where(_KEYS.c.claimed_at < before))


def _reused(key: str) -> Fault:
    return Fault(
        "idempotency-key-reused",
        Said(
            f"Idempotency-Key“{key}”已用于另一个内容不同的请求，没有办理；请为新的请求换一个新的键",
            f"the Idempotency-Key “{key}” belongs to a request of another content; choose a new key for a new request",
        ),
    )


def _running(key: str) -> Fault:
    return Fault(
        "request-running",
        Said(
            f"Idempotency-Key“{key}”的请求正在办理，没有重复办理；请稍后用同一个键再问",
            f"the request with the Idempotency-Key “{key}” is being worked on; ask again later with the same key",
        ),
    )


def _answer_lost(effect: str) -> Fault:
    return Fault(
        "answer-lost",
        Said(
            f"这个请求已经办理（{effect}），没有重复办理；当时的应答没有保存下来，请直接查看结果",
            f"this request was carried out ({effect}) and is not repeated; its answer was not kept, look at the result",
        ),
    )


def _taken_over() -> Fault:
    return Fault(
        "request-taken-over",
        Said(
            "这个请求办理得太久，已由后来的同一请求接手；本次没有写入，请用同一个 Idempotency-Key 再问",
            "this request took too long and a later one like it has taken over; nothing was written, ask again with "
            "the same Idempotency-Key",
        ),
    )
