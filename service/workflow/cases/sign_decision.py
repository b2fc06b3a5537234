"""sign_decision: sign exactly the content that the signer has looked at, or decline to."""

from __future__ import annotations

from service.casework.acts.decision import DeclineToSign, Sign
from service.casework.case import Case
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
    return attempt(settings, case_id, "sign", lambda situation: Sign(content=_whole(content, situation.case)), asked)


def decline_to_sign(settings: Settings, case_id: str, content: str, reason: str, asked: Asked) -> Done:
    """Decline; `content` as in sign_decision().

    Raises:
        Refused, Fault, StorageError: as perform_act(); the digits are too few.
    """

    def make(situation: Situation) -> DeclineToSign:
        return DeclineToSign(content=_whole(content, situation.case), reason=reason)

    return attempt(settings, case_id, "decline_to_sign", make, asked)


def _whole(content: str, case: Case) -> str:
    return whole_digest(content, content_digest(case), "acceptance case content")


def whole_digest(content: str, present: str, command: str) -> str:
    """The present digest where the digits are its first ones; otherwise the digits, which the machine then refuses.
    command: what shows the digest.

    Raises:
        Fault: the digits are too few.
    """
    digits = content.strip().lower()
    if len(digits) < FEWEST:
        raise Fault(
            "content-short",
            Said(
                f"内容摘要“{content}”太短；请写 {command} 给出的摘要，至少前 {FEWEST} 位",
                f"the digest “{content}” is too short; give {FEWEST} digits or more, see {command}",
            ),
        )
    return present if present.startswith(digits) else digits
