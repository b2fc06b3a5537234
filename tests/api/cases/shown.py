"""Cases of walks as the use cases show them, without a database."""

from service.casework.next_steps import next_steps
from service.workflow.cases.perform_act import Done
from service.workflow.cases.show_case import CaseShown
from tests.casework.builders import Walk
from tests.storage.stored_cases import CASE


def case_shown(driven: Walk, reports_due: tuple[int, ...] = ()) -> CaseShown:
    """The case on its own day."""
    outlook = next_steps(driven.now, driven.procedure, driven.today)
    titles = {"indicator:energy_intensity": "能耗强度"}
    return CaseShown(CASE, driven.now, driven.procedure, outlook, driven.today, reports_due, titles, "浙江省", {})


def done(driven: Walk) -> Done:
    """What the last act of a walk came to."""
    return Done(CASE, driven.now, driven.procedure)
