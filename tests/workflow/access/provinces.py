"""Two provinces side by side in one installation: three parks and two cases of one, a park and a case of the other."""

from __future__ import annotations

from service.casework.state import State
from service.settings import Settings
from service.storage import parks
from service.vocabulary.person import Person, Role
from service.workflow.installation.open_database import opened
from tests.casework.builders import ASSESSOR, DRC, Walk, opening, person, plan, procedure
from tests.casework.parks import park
from tests.casework.stages import at
from tests.storage.builders import NOW
from tests.storage.stored_cases import EVERYBODY, keep_acts, put_people

VISITED, EARLY, ELSEWHERE = "zhejiang-2026-0001", "zhejiang-2026-0002", "jiangsu-2026-0001"
WORKBOOK = "w1"
"""The digest of the workbook that the case VISITED names."""
PARKS = (
    park("P1", name="示例园区", code="", jurisdiction="zhejiang", city="宁海市"),
    park("P2", name="邻近园区", code="", jurisdiction="zhejiang", city="宁海市"),
    park("P3", name="远山园区", code="", jurisdiction="zhejiang", city="临海市"),
    park("P9", name="太湖园区", code="", jurisdiction="jiangsu", city="宁海市", aliases=("邻近园区",)),
)
NEIGHBOUR = person(31, Role.SUBMITTER, park="P2")
OTHER_CITY = person(32, Role.CITY_REVIEWER, city="临海市", park="")
POLICY, VIEWER = person(33, Role.POLICY_OFFICER), person(34, Role.VIEWER, city="", park="")
SYSTEM, SECURITY, AUDIT = (
    person(number, role, jurisdiction="", city="", park="")
    for number, role in ((41, Role.SYSTEM_ADMIN), (42, Role.SECURITY_ADMIN), (43, Role.AUDIT_ADMIN))
)
JIANGSU = tuple(
    person(60 + number, role, jurisdiction="jiangsu", park="P9", department=DRC.department)
    for number, role in enumerate(Role)
    if role not in (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN)
)
ELSEWHERE_ASSESSOR = next(one for one in JIANGSU if one.role is Role.ASSESSOR)


def two_provinces(settings: Settings) -> Settings:
    """Put both on record: VISITED of P1 has come before the experts, EARLY of P2 has not, nor has jiangsu's."""
    with opened(settings) as database, database.writing() as session:
        parks.add(session, PARKS, NOW)
        put_people(session, *EVERYBODY, NEIGHBOUR, OTHER_CITY, POLICY, VIEWER, SYSTEM, SECURITY, AUDIT, *JIANGSU)
        keep_acts(session, at(State.SITE_VISIT), VISITED)
        keep_acts(session, _opened(ASSESSOR, "P2"), EARLY)
        keep_acts(session, _opened(ELSEWHERE_ASSESSOR, "P9"), ELSEWHERE)
    return settings


def _opened(by: Person, park_id: str) -> Walk:
    first = opening(park=park_id, park_name=park_id, jurisdiction=by.jurisdiction)
    return Walk(procedure()).do(first, plan(), by=by)
