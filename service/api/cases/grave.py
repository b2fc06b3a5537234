"""What is confirmed before a grave act: the act itself, whole, so that nothing of it can be changed afterwards."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from service.casework.acts.decision import Issue, Publish, Sign
from service.casework.acts.evaluation import GrantWaiver
from service.vocabulary.canonical import canonical_digest
from service.workflow.accounts.confirm import Confirmed

GraveAct = Annotated[
    Sign | GrantWaiver | Publish | Issue,
    Field(discriminator="kind", description="要办的这一项，各字段与随后办理时所写的完全相同"),
]


def confirmed(act: Sign | GrantWaiver | Publish | Issue, case: str) -> Confirmed:
    """The act on a case (its id), as what a confirmation is for."""
    return Confirmed(act=act.kind, object_id=case, content=canonical_digest(act))
