"""Whether an act is offered on a page, and why it cannot be done now where it is."""

from __future__ import annotations

from service.casework.acts.act import Act
from service.transport.auth import Caller
from service.vocabulary.language import Said
from service.web.cases.acting import refused_to, step_of
from service.workflow.cases.show_case import CaseShown


def offered(who: Caller, shown: CaseShown, act: Act, beside: type[Act] | None = None) -> tuple[Said, ...] | None:
    """Every reason why this person cannot do exactly this now, none where they can; None where the act has no place or
    is not for their role. beside: another act that has a place whenever this one is worth telling of."""
    step = step_of(shown, beside or type(act))
    if step is None or who.person.role not in step.roles:
        return None
    return refused_to(who, shown, act)
