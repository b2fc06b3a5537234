"""sign_correction: sign exactly the correction that the signer has looked at, or decline to."""

from __future__ import annotations

from service.casework.acts.correction import DeclineCorrection, SignCorrection
from service.casework.corrections import correction_digest
from service.settings import Settings
from service.workflow.cases.perform_act import Asked, Done, Situation, attempt
from service.workflow.cases.sign_decision import whole_digest


def sign_correction(settings: Settings, case_id: str, content: str, asked: Asked) -> Done:
    """Sign; `content`: the digest of what was looked at, or its first digits, at least eight.

    Raises:
        Refused, Fault, StorageError: as perform_act(); the digits are too few.
    """
    return attempt(
        settings,
        case_id,
        "sign_correction",
        lambda situation: SignCorrection(content=_whole(content, situation)),
        asked,
    )


def decline_correction(settings: Settings, case_id: str, content: str, reason: str, asked: Asked) -> Done:
    """Decline; `content` as in sign_correction().

    Raises:
        Refused, Fault, StorageError: as perform_act(); the digits are too few.
    """

    def make(situation: Situation) -> DeclineCorrection:
        return DeclineCorrection(content=_whole(content, situation), reason=reason)

    return attempt(settings, case_id, "decline_correction", make, asked)


def _whole(content: str, situation: Situation) -> str:
    return whole_digest(content, correction_digest(situation.case), "acceptance case corrections")
