"""One line a case, filtered by what is asked."""

from datetime import date

import pytest

from service.access.policy import scope_for
from service.access.scope import EVERYTHING
from service.access.use_cases import UseCase
from service.casework.acts.application import Apply
from service.casework.state import State
from service.vocabulary.person import Person
from service.workflow.cases.list_cases import FoundCases, Part, Wanted, find_cases, list_cases
from service.workflow.cases.perform_act import perform_act
from tests.casework.builders import ASSESSOR, EXPERT, PARK, walk
from tests.storage.installations import Installation
from tests.storage.stored_cases import CASE
from tests.workflow.access.provinces import EARLY, OTHER_CITY, SYSTEM, VISITED, two_provinces
from tests.workflow.case_walks import asked, kept


def test_the_line_follows_the_acts(installation: Installation) -> None:
    now = kept(installation, walk().open())
    perform_act(installation.settings, CASE, Apply(), asked(now, PARK))
    (line,) = list_cases(installation.settings)
    assert (line.id, line.state, line.version, line.next_actor) == (CASE, State.REVIEW, 3, "city_reviewer")
    assert line.due is not None
    settings = installation.settings
    assert list_cases(settings, Wanted(State.REVIEW, "zhejiang")) == (line,)
    assert list_cases(settings, Wanted(State.IMPORT)) == list_cases(settings, Wanted(jurisdiction="ningbo")) == ()
    assert list_cases(settings, Wanted(late_on=line.due)) == ()
    assert list_cases(settings, Wanted(late_on=date(2999, 1, 1))) == (line,)
    assert find_cases(settings, Wanted(State.IMPORT), EVERYTHING) == FoundCases((), 0, 1)
    assert find_cases(settings, Wanted(), EVERYTHING, lambda total: Part(total)) == FoundCases((), 1, 1)


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("person", "ids"),
    [(ASSESSOR, [VISITED, EARLY]), (PARK, [VISITED]), (EXPERT, [VISITED]), (OTHER_CITY, []), (SYSTEM, [])],
    ids=lambda one: getattr(one, "role", ""),
)
def test_of_what_is_seen_only(person: Person, ids: list[str], installation: Installation) -> None:
    settings = two_provinces(installation.settings)
    assert [line.id for line in list_cases(settings, scope=scope_for(person, UseCase.LIST_CASES))] == ids
    assert list_cases(settings, Wanted(jurisdiction="jiangsu"), scope_for(person, UseCase.LIST_CASES)) == ()
