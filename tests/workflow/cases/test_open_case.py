"""A case gets its number; a second one of the same park and programme is refused."""

import pytest

from service.casework.perform import Refused
from service.casework.state import State
from service.workflow.audit.list_audit import Wanted, list_audit
from service.workflow.cases.open_case import open_case
from service.workflow.cases.perform_act import Changed
from tests.casework.builders import PARK, START, opening
from tests.storage.installations import Installation
from tests.storage.stored_cases import put_people
from tests.workflow.case_walks import asked


def test_cases_are_numbered_and_opened_once(installation: Installation) -> None:
    settings = installation.settings
    with installation.open() as database, database.writing() as session:
        put_people(session)
    done = open_case(settings, opening(), asked(START))
    assert (done.case_id, done.case.state) == ("zhejiang-2026-0001", State.IMPLEMENTATION)
    with pytest.raises(Changed, match="已有案卷"):
        open_case(settings, opening(), asked(START))
    with pytest.raises(Refused, match="应由评估员进行"):
        open_case(settings, opening(park="P2"), asked(START, PARK))
    assert open_case(settings, opening(park="P2"), asked(START)).case_id == "zhejiang-2026-0002"
    outcomes = [(event.object_id, event.outcome) for event in list_audit(settings, Wanted(object_type="case"))]
    assert outcomes == [
        ("zhejiang-2026-0001", "done"),
        ("P1/145", "refused"),
        ("P2/145", "refused"),
        ("zhejiang-2026-0002", "done"),
    ]
