"""sign_decision: sign exactly the content that the signer has looked at, or decline to."""

from __future__ import annotations

from service.casework.acts.decision import DeclineToSign, Sign
from service.casework.signing import content_digest
from service.settings import Settings
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.workflow.cases.perform_act import Asked, Done, Situation, attempt

SHORT = 12
"""Digits of a content digest that people are shown."""
FEWEST = 8
"""Digits that are enough to name it: it is compared with one digest only."""


def sign_decision(settings: Settings, case_id: str, content: str, asked: Asked) -> Done:
    """Sign; `content`: the digest of what was looked at, or its first digits, at least eight.

    Raises:
        Refused, Fault, StorageError: as perform_act(); the digits are too few.
    """
    return attempt(settings, case_id, "sign", lambda situation: Sign(content=_whole(content, situation)), asked)


def decline_to_sign(settings: Settings, case_id: str, content: str, reason: str, asked: Asked) -> Done:
    """Decline; `content` as in sign_decision().

    Raises:
        Refused, Fault, StorageError: as perform_act(); the digits are too few.
    """

    def make(situation: Situation) -> DeclineToSign:
        return DeclineToSign(content=_whole(content, situation), reason=reason)

    return attempt(settings, case_id, "decline_to_sign", make, asked)


def _whole(content: str, situation: Situation) -> str:
    """The present digest where the digits are its first ones; otherwise the digits, which the machine then refuses."""
    digits = content.strip().lower()
    if len(digits) < FEWEST:
        raise Fault(
            "content-short",
            Said(
                f"内容摘要“{content}”太短；请写 acceptance case content 给出的摘要，至少前 {FEWEST} 位",
                f"the digest “{content}” is too short; give {FEWEST} digits or more, see acceptance case content",
            ),
        )
    present = content_digest(situation.case)
    return present if present.startswith(digits) else digits
