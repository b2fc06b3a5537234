"""One line a case, filtered by what is asked."""

from datetime import date

from service.casework.acts.application import Apply
from service.casework.state import State
from service.workflow.cases.list_cases import list_cases
from service.workflow.cases.perform_act import perform_act
from tests.casework.builders import PARK, walk
from tests.storage.installations import Installation
from tests.storage.stored_cases import CASE
from tests.workflow.case_walks import asked, kept


def test_the_line_follows_the_acts(installation: Installation) -> None:
    now = kept(installation, walk().open())
    perform_act(installation.settings, CASE, Apply(), asked(now, PARK))
    (line,) = list_cases(installation.settings)
    assert (line.id, line.state, line.version, line.next_actor) == (CASE, State.REVIEW, 3, "city_reviewer,assessor")
    assert line.due is not None
    settings = installation.settings
    assert list_cases(settings, State.REVIEW, "zhejiang") == (line,)
    assert list_cases(settings, State.IMPORT) == list_cases(settings, jurisdiction="ningbo") == ()
    assert list_cases(settings, overdue_on=line.due) == ()
    assert list_cases(settings, overdue_on=date(2999, 1, 1)) == (line,)
