"""What is confirmed before a grave act: the act itself, whole, so that nothing of it can be changed afterwards."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from pydantic import Field

from service.casework.acts.correction import SignCorrection
from service.casework.acts.decision import Issue, Publish, Sign
from service.casework.acts.evaluation import GrantWaiver
from service.transport.auth import Caller
from service.vocabulary.canonical import canonical_digest
from service.workflow.accounts.confirm import Confirmed, consume_confirmation
from service.workflow.cases.perform_act import Asked

Grave = Sign | SignCorrection | GrantWaiver | Publish | Issue
GraveAct = Annotated[
    Grave,
    Field(discriminator="kind", description="要办的这一项，各字段与随后办理时所写的完全相同"),
]


def confirmed(act: Grave, case: str) -> Confirmed:
    """The act on a case (its id), as what a confirmation is for."""
    return Confirmed(act=act.kind, object_id=case, content=canonical_digest(act))


def asked_for(act: Grave, who: Caller, seen: int, confirmation: str) -> Asked:
    """Who asks for the act on the case of the route. Their confirmation of exactly this is used up with the act."""
    what = confirmed(act, who.found.id)
    return replace(
        who.asked(seen),
        first=lambda session: consume_confirmation(session, who.signed, confirmation, what, who.at),
    )
