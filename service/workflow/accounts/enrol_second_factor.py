"""Enrol a second factor: a secret to scan, which counts once a code of it is given; codes for when it is lost."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeVar

from service.access.account import Account
from service.access.codes import RECOVERY_CODES, RECOVERY_GROUPS, CodeUse
from service.access.hashing import HASHER, Hasher
from service.access.proof import Offered
from service.access.refusals import EnrolmentRefused
from service.access.second_factor import matching_step, new_secret, provisioning_uri, qr_svg
from service.access.sessions import Ended, SignedIn
from service.access.tokens import new_code
from service.settings import Settings
from service.storage import accounts, sessions
from service.storage.database import Session
from service.storage.location import keys_folder
from service.storage.sealing import load_sealing_key
from service.workflow.accounts.prove import Attempt, require_proof
from service.workflow.accounts.recorded import Done, by_owner, recorded, refusal
from service.workflow.installation.open_database import opened

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What to put into an authenticator: the secret to type, its address, the picture of it as one `<svg>` element."""

    secret: str = field(repr=False)
    uri: str = field(repr=False)
    svg: str = field(repr=False)


def begin_enrolment(
    settings: Settings, who: SignedIn, offered: Offered, at: datetime, hasher: Hasher = HASHER
) -> Enrolment:
    """A new secret; one that is in use stays until a code of the new one is given to finish_enrolment.

    Raises:
        ProofRefused, SecondFactorNeeded, TooFast: who asks has not shown who they are. StorageError: see opened, or the
        key that seals it is missing.
    """
    secret = new_secret()
    sealed = load_sealing_key(keys_folder(settings)).seal(secret, who.login)

    def work(session: Session, account: Account) -> Done[None]:
        accounts.save(session, replace(account, totp_pending=sealed))
        return None, [by_owner(who, at, "account.begin_enrolment", offered.ip)]

    _proven(settings, Attempt("account.begin_enrolment", who.login, offered, at, work, who.session), hasher)
    uri = provisioning_uri(secret, who.login)
    return Enrolment(secret, uri, qr_svg(uri))


def finish_enrolment(settings: Settings, who: SignedIn, code: str, at: datetime, ip: str = "") -> tuple[str, ...]:
    """The recovery codes, shown once: from now on the new secret counts, and the other sessions of the account end.

    Raises:
        EnrolmentRefused: no enrolment was begun, or the code is not of its secret. StorageError: see opened.
    """
    key = load_sealing_key(keys_folder(settings))
    event = by_owner(who, at, "account.enrol", ip)

    def work(session: Session) -> Done[tuple[str, ...] | None]:
        account = accounts.get(session, who.account)
        secret = key.open(account.totp_pending, who.login) if account.totp_pending else ""
        step = matching_step(secret, code, at, 0) if secret else None
        if step is None:
            return None, [refusal(event, "动态口令与新密钥不符")]
        changed = replace(account, totp_secret=account.totp_pending, totp_pending="", totp_on=True, totp_step=step)
        accounts.save(session, changed)
        sessions.end_all(session, account.id, Ended.PASSWORD_CHANGED, at, who.session)
        return _new_codes(session, account.id, at), [event]

    with opened(settings) as database:
        codes = recorded(settings, database, work)
    if codes is None:
        raise EnrolmentRefused
    return codes


def new_recovery_codes(
    settings: Settings, who: SignedIn, offered: Offered, at: datetime, hasher: Hasher = HASHER
) -> tuple[str, ...]:
    """New ones, shown once; those of before work no more.

    Raises:
        EnrolmentRefused: there is no second factor to recover. ProofRefused, SecondFactorNeeded, TooFast: who asks has
        not shown who they are. StorageError: see opened.
    """

    def work(session: Session, account: Account) -> Done[tuple[str, ...]]:
        event = by_owner(who, at, "account.recovery_codes", offered.ip)
        if not account.totp_on:
            return (), [refusal(event, "没有登记动态口令")]
        return _new_codes(session, account.id, at), [event]

    codes = _proven(settings, Attempt("account.recovery_codes", who.login, offered, at, work, who.session), hasher)
    if not codes:
        raise EnrolmentRefused
    return codes


def _proven(settings: Settings, asked: Attempt[T], hasher: Hasher) -> T:
    with opened(settings) as database:
        return require_proof(settings, database, asked, hasher)


def _new_codes(session: Session, account: int, at: datetime) -> tuple[str, ...]:
    accounts.drop_codes(session, account, CodeUse.RECOVERY)
    codes = tuple(new_code(RECOVERY_GROUPS) for _ in range(RECOVERY_CODES))
    for code in codes:
        accounts.add_code(session, account, CodeUse.RECOVERY, code, at, None)
    return codes
