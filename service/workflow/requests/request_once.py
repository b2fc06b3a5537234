"""Have a request carried out once, however often it is sent."""

from __future__ import annotations

import secrets
from datetime import datetime

from service.settings import Settings
from service.storage import requests
from service.storage.database import Session
from service.storage.requests import Answer, RequestKey
from service.workflow.installation.open_database import opened


def claim_request(settings: Settings, wanted: RequestKey, at: datetime) -> Answer | str:
    """The answer that this very request got before; or the claim under which it is now to be done, which belongs into
    the Origin of whoever does it.

    Raises:
        Fault: another request has the key, it is being worked on, or its answer is lost. StorageError: see opened.
    """
    claim = secrets.token_hex(16)
    with opened(settings) as database:
        return database.write(lambda session: requests.claim_request(session, wanted, claim, at)) or claim


def settle_request(settings: Settings, claim: str, answer: Answer | None) -> None:
    """Keep what was answered. None: nothing is to be kept, and where the request had no effect either, it may be sent
    anew under the same key.

    Raises:
        StorageError: see opened.
    """

    def settle(session: Session) -> None:
        if answer is not None:
            requests.keep_answer(session, claim, answer)
        else:
            requests.release(session, claim)

    with opened(settings) as database:
        database.write(settle)


__all__ = ["Answer", "RequestKey", "claim_request", "settle_request"]
