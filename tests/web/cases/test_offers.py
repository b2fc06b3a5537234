"""Whether an act is offered to whoever looks."""

from __future__ import annotations

from pathlib import Path

from service.casework.acts.carrying_out import HandInReplies, PrepareReply
from service.casework.acts.decision import LodgeAppeal
from service.vocabulary.person import Person
from service.web.cases.offers import offered
from service.workflow.cases.show_case import show_case
from tests.days import this_day
from tests.web.asked import a_caller
from tests.web.rectification.offices import ASSESSOR, PARK
from tests.workflow.rectifying import demanded


def test_an_act_is_offered_to_its_role_where_it_has_a_place_with_what_stands_in_the_way(tmp_path: Path) -> None:
    driven = demanded(tmp_path)
    shown = show_case(driven.settings, driven.id, this_day())

    def told(person: Person, beside: type | None = None) -> tuple[str, ...] | None:
        reasons = offered(a_caller(driven.settings, person), shown, HandInReplies(), beside)
        return tuple(one.zh for one in reasons) if reasons is not None else None

    assert told(PARK) is None
    assert "没有填写好、尚未报送的整改情况" in "".join(told(PARK, PrepareReply) or ())
    assert told(ASSESSOR, PrepareReply) is None
    assert offered(a_caller(driven.settings, ASSESSOR), shown, LodgeAppeal(grounds="不服")) is None
