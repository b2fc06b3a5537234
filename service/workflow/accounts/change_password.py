"""Whoever is signed in changes their password."""

from __future__ import annotations

from datetime import datetime

from service.access.account import Account
from service.access.hashing import HASHER, Hasher
from service.access.passwords import PasswordRefused
from service.access.proof import Offered
from service.access.sessions import SignedIn
from service.settings import Settings
from service.storage.database import Session
from service.vocabulary.language import Said
from service.workflow.accounts.new_password import judged, keep
from service.workflow.accounts.profile import profile_of
from service.workflow.accounts.prove import Attempt, require_proof
from service.workflow.accounts.recorded import Done, by_owner, refusal
from service.workflow.installation.open_database import opened

_ACTION = "account.change_password"


def change_password(
    settings: Settings, who: SignedIn, offered: Offered, password: str, at: datetime, hasher: Hasher = HASHER
) -> None:
    """Change it to `password`; the other sessions of the account end.

    Raises:
        PasswordRefused: the new one lacks something. ProofRefused, SecondFactorNeeded, TooFast: who asks has not shown
        who they are. StorageError: see opened.
    """
    profile = profile_of(settings)
    with opened(settings) as database:
        new = judged(database, who.account, password, profile, hasher)

        def work(session: Session, account: Account) -> Done[tuple[Said, ...]]:
            event = by_owner(who, at, _ACTION, offered.ip)
            if new.reused:
                return (new.reused,), [refusal(event, new.reused.zh)]
            keep(session, account, new, at, profile, but=who.session)
            return (), [event]

        asked = Attempt(action=_ACTION, login=who.login, offered=offered, at=at, work=work, in_session=who.session)
        refused = require_proof(settings, database, asked, hasher)
    if refused:
        raise PasswordRefused(refused)
