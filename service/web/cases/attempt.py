"""What becomes of a form that asks for an act: done, refused with every reason, or overtaken by what others did."""

from __future__ import annotations

from collections.abc import Callable

from service.casework.perform import Refused
from service.vocabulary.fault import Fault
from service.web.confirmation import UNPROVEN, refused_proof
from service.web.conflict import STATUS
from service.web.forms import Form
from service.web.rendering import UNUSABLE
from service.web.typed import whole_number
from service.workflow.cases.perform_act import Changed

DONE = 303


def seen_in(form: Form) -> int:
    """The acts that the page had shown; a form without that has seen none."""
    return whole_number(form.text("seen")) or 0


def attempted(form: Form, do: Callable[[], object]) -> tuple[Form, int]:
    """The form with whatever stands in the way, and the status of the answer: DONE, 409 where others acted since it was
    opened, else 422."""
    try:
        do()
    except Changed:
        return form, STATUS
    except UNPROVEN as unproven:
        return refused_proof(form, unproven), UNUSABLE
    except Refused as refused:
        for reason in refused.reasons:
            form = form.refused(reason)
        return form, UNUSABLE
    except Fault as fault:
        return form.refused(fault), UNUSABLE
    return form, DONE
