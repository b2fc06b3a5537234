"""Where the head of a page leads."""

from __future__ import annotations

from service.vocabulary.person import Person, Role
from service.web.navigation import places_for
from tests.web.asked import ASSESSOR


def test_each_leads_where_they_may_go_and_shows_where_they_are() -> None:
    places = {place.address: place.current for place in places_for(ASSESSOR, "/parks/S1")}
    assert places == {"/": False, "/parks": True, "/cases": False, "/overview": False, "/jobs": False, "/help": False}
    assert [place.address for place in places_for(ASSESSOR, "/") if place.current] == ["/"]
    for role, own in (
        (Role.SYSTEM_ADMIN, ["/accounts", "/people", "/operations", "/help"]),
        (Role.SECURITY_ADMIN, ["/accounts", "/people", "/help"]),
        (Role.AUDIT_ADMIN, ["/audit", "/help"]),
    ):
        assert [place.address for place in places_for(Person(1, "管理员", role), "/")] == own
