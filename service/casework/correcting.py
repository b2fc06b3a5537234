"""The rows of the table of transitions for corrections: drafted, signed by the departments that signed the decision."""

from __future__ import annotations

from service.casework.acts.correction import DeclineCorrection, DraftCorrection, SignCorrection, WithdrawCorrection
from service.casework.conditions import correction, signing, texts
from service.casework.corrections import CORRECTABLE
from service.casework.transition import Transition
from service.vocabulary.person import Role

_ASSESSOR, _APPROVER = Role.ASSESSOR, Role.APPROVER

CORRECTING = (
    Transition(
        DraftCorrection,
        CORRECTABLE,
        (_ASSESSOR,),
        (
            correction.no_other_correction,
            texts.wrong,
            texts.right,
            texts.reason,
            correction.wrong_occurs,
            correction.right_differs,
        ),
    ),
    Transition(
        SignCorrection,
        CORRECTABLE,
        (_APPROVER,),
        (
            correction.correction_waits,
            correction.same_correction,
            correction.correction_slot_free,
            correction.correction_not_signed_yet,
            signing.not_editor,
            signing.not_recused_at_all,
        ),
    ),
    Transition(
        DeclineCorrection,
        CORRECTABLE,
        (_APPROVER,),
        (
            texts.reason,
            correction.correction_waits,
            correction.same_correction,
            correction.of_correcting_department,
        ),
    ),
    Transition(WithdrawCorrection, CORRECTABLE, (_ASSESSOR,), (texts.reason, correction.correction_waits)),
)
"""None of them leads anywhere: the case goes on as if nothing had been wrong."""
