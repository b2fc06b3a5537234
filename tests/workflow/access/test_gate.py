"""Who may not is refused on record: told which roles may, or nothing at all of what lies elsewhere."""

from dataclasses import replace

import pytest

from service.access.scope import EVERYTHING, Extent
from service.access.use_cases import Asking, UseCase
from service.casework.acts.application import Apply
from service.casework.acts.site_visit import ScoreItem
from service.settings import Settings
from service.vocabulary.fault import Fault
from service.vocabulary.person import Person
from service.workflow.access.gate import NotPermitted, require, visible
from service.workflow.access.targets import THE_INSTALLATION, Target, a_case, a_file, a_park
from service.workflow.audit.list_audit import Wanted, list_audit, sentence
from tests.casework.builders import ASSESSOR, CITY, DRC, EXPERT, PARK
from tests.storage.builders import NOW
from tests.storage.installations import Installation
from tests.workflow.access.provinces import (
    AUDIT,
    EARLY,
    ELSEWHERE,
    ELSEWHERE_ASSESSOR,
    NEIGHBOUR,
    SECURITY,
    SYSTEM,
    VIEWER,
    VISITED,
    WORKBOOK,
    two_provinces,
)

ON_SQLITE = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
READ = UseCase.READ_CASE
DENIED = Wanted(object_type="access")


def stopped(settings: Settings, person: Person, asking: Asking, target: Target = THE_INSTALLATION) -> Fault:
    """What the gate says; the last row of the trail tells of it."""
    with pytest.raises(Fault) as fault:
        require(settings, person, asking, target, at=NOW)
    return fault.value


@ON_SQLITE
def test_who_may_goes_on_with_the_id(installation: Installation) -> None:
    settings = two_provinces(installation.settings)
    for person in (ASSESSOR, CITY, DRC, EXPERT, PARK, VIEWER):
        assert require(settings, person, READ, a_case(VISITED), at=NOW).id == VISITED
    assert require(settings, PARK, UseCase.READ_PARK, a_park("示例园区"), at=NOW).id == "P1"
    assert require(settings, PARK, Apply, a_case(VISITED), at=NOW).place.park == "P1"
    assert require(settings, SECURITY, UseCase.UNLOCK_ACCOUNT, at=NOW).place.jurisdiction == ""
    assert list_audit(settings, Wanted()) == []


@ON_SQLITE
def test_another_role_is_told_which_may_and_is_on_record(installation: Installation) -> None:
    settings = two_provinces(installation.settings)
    fault = stopped(settings, DRC, ScoreItem, a_case(VISITED))
    assert isinstance(fault, NotPermitted)
    assert (fault.code, fault.said.zh) == ("not-permitted", "审批人21 是审批人，不能专家评分；能办理的角色：专家")
    (event,) = list_audit(settings, DENIED)
    assert (event.actor, event.action, event.object_id, event.outcome, event.reason) == (
        str(DRC.id), "case.score_item", f"case:{VISITED}", "refused", fault.said.zh,
    )  # fmt: skip


@ON_SQLITE
@pytest.mark.parametrize(
    ("person", "case_id"), [(ELSEWHERE_ASSESSOR, VISITED), (NEIGHBOUR, VISITED), (EXPERT, EARLY), (ASSESSOR, ELSEWHERE)]
)
def test_what_lies_elsewhere_does_not_exist(person: Person, case_id: str, installation: Installation) -> None:
    settings = two_provinces(installation.settings)
    hidden = stopped(settings, person, READ, a_case(case_id))
    absent = stopped(settings, person, READ, a_case("zhejiang-1999-0001"))
    assert hidden.code == absent.code == "case-unknown"
    assert hidden.said.zh.replace(case_id, "·") == absent.said.zh.replace("zhejiang-1999-0001", "·")
    outside, unknown = list_audit(settings, DENIED)
    assert (outside.actor, outside.action, outside.object_id) == (str(person.id), "case.read", f"case:{case_id}")
    assert (outside.outcome, outside.reason) == ("refused", "对象不在其范围内")
    assert (unknown.outcome, "没有编号为" in unknown.reason) == ("refused", True)
    assert list_audit(settings, Wanted(object_type="case")) == []


@ON_SQLITE
def test_a_role_that_may_not_is_not_told_whether_there_is_any(installation: Installation) -> None:
    settings = two_provinces(installation.settings)
    for person in (SYSTEM, SECURITY, AUDIT):
        there = stopped(settings, person, READ, a_case(VISITED))
        absent = stopped(settings, person, READ, a_case("nowhere"))
        assert isinstance(there, NotPermitted)
        assert there.said == absent.said


@ON_SQLITE
def test_who_was_deactivated_meanwhile_is_refused(installation: Installation) -> None:
    settings = two_provinces(installation.settings)
    fault = stopped(settings, replace(ASSESSOR, active=False), READ, a_case(VISITED))
    assert "已停用" in fault.said.zh


@ON_SQLITE
def test_a_file_is_read_only_through_a_case_that_names_it_and_is_seen(installation: Installation) -> None:
    settings = two_provinces(installation.settings)
    assert require(settings, PARK, UseCase.READ_FILE, a_file(VISITED, WORKBOOK), at=NOW).id == WORKBOOK
    assert stopped(settings, ASSESSOR, UseCase.READ_FILE, a_file(EARLY, WORKBOOK)).code == "file-unknown"
    assert stopped(settings, NEIGHBOUR, UseCase.READ_FILE, a_file(VISITED, WORKBOOK)).code == "case-unknown"
    assert list_audit(settings, DENIED)[-1].object_id == f"file:{VISITED}:{WORKBOOK}"


@ON_SQLITE
def test_a_list_is_of_what_is_seen(installation: Installation) -> None:
    settings = two_provinces(installation.settings)
    assert visible(settings, CITY, UseCase.LIST_CASES, at=NOW).extent is Extent.CITY
    assert visible(settings, SECURITY, UseCase.LIST_PEOPLE, at=NOW) == EVERYTHING
    with pytest.raises(NotPermitted, match="系统管理员，不能列出案卷"):
        visible(settings, SYSTEM, UseCase.LIST_CASES, at=NOW)
    (event,) = list_audit(settings, Wanted(action="case.list"))
    assert (event.object_type, event.object_id, event.outcome) == ("access", "installation", "refused")
    assert "系统管理员41（系统管理员）：列出案卷，请求访问 installation，被拒绝" in sentence(event).zh


def test_a_refusal_is_kept_on_either_database(installation: Installation) -> None:
    settings = two_provinces(installation.settings)
    stopped(settings, PARK, READ, a_case(ELSEWHERE))
    stopped(settings, EXPERT, UseCase.LIST_PEOPLE)
    assert [event.outcome for event in list_audit(settings, Wanted())] == ["refused", "refused"]
