"""A case on a day, with what can happen next."""

from datetime import date

from service.casework.state import State
from service.workflow.cases.show_case import show_case
from tests.casework.stages import at
from tests.storage.installations import Installation
from tests.storage.stored_cases import CASE
from tests.workflow.case_walks import kept


def test_the_outlook_is_that_of_the_day(installation: Installation) -> None:
    driven = at(State.SIGNING)
    kept(installation, driven)
    shown = show_case(installation.settings, CASE, date(2026, 12, 1))
    assert (shown.case, shown.outlook.state) == (driven.now, State.SIGNING)
    assert next(step.kind for step in shown.outlook.steps if step.overdue(date(2026, 12, 1))) == "sign"
