"""Cases are open to experts from the site visit on, and closed to whoever is recused from one as a whole."""

import pytest

from service.access.scope import Scope, scope_of
from service.casework.acts.site_visit import Recuse
from service.casework.state import State
from service.storage import cases
from service.storage.database import Database
from service.storage.expert_cases import early
from tests.casework.builders import EXPERT, EXPERT_2, EXPERT_3
from tests.casework.stages import at
from tests.storage.stored_cases import CASE, stored


@pytest.mark.parametrize(("state", "closed"), [(State.PREASSESSMENT, True), (State.SITE_VISIT, False)])
def test_a_case_is_early_until_it_comes_before_the_experts(state: State, closed: bool, database: Database) -> None:
    case_id = stored(database, at(state))
    with database.reading() as session:
        assert early(session) == early(session, case_id) == frozenset([case_id] if closed else [])


def test_a_case_is_closed_to_whoever_is_recused_from_all_of_it_and_to_nobody_else(database: Database) -> None:
    walked = at(State.SITE_VISIT)
    walked.do(Recuse(expert=EXPERT.id, reason="同一家咨询机构"), by=EXPERT)
    forged = f'"expert":{EXPERT_3.id},"items":[]'
    walked.do(Recuse(expert=EXPERT_2.id, reason=forged, items=("TG-07",)), by=EXPERT_2)
    stored(database, walked)
    with database.reading() as session:

        def open_to(scope: Scope) -> list[str]:
            seen = [line.id for line in cases.of_parks(session, None, scope)]
            assert [one for one in (CASE,) if one not in early(session, one, scope.expert)] == seen
            assert early(session, expert=scope.expert) == frozenset([CASE]) - frozenset(seen)
            return seen

        assert open_to(scope_of(EXPERT)) == []
        assert open_to(scope_of(EXPERT_2)) == open_to(scope_of(EXPERT_3)) == [CASE]
