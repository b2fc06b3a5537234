"""The park's page of a case, and that no page open to it tells what is not for it to read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from service.access.policy import roles_for
from service.asgi import make_app
from service.transport.declared import DeclaredRoute
from service.vocabulary.person import Role
from service.web.app import SCREENS
from service.web.screens import HTML
from tests.api.bridge import running
from tests.web.browsing import HOST, Browser, tiny_assets
from tests.web.cases.desks import SUBMITTER
from tests.web.park_desk.decided import INSIDE, issued
from tests.web.queries import counted
from tests.workflow.accounts.doors import CHEAP
from tests.workflow.case_desk import CaseDesk
from tests.workflow.park_versions import PARK_CODE

FILLED = {
    "case_id": "zhejiang-2026-0001",
    "park_id": PARK_CODE,
    "kind": "withdraw",
    "rule": "CR-A4",
    "subject": "indicator:energy_intensity",
    "number": "99",
}


@pytest.fixture(scope="module")
def park(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Browser, CaseDesk]]:
    """The park's submitter, after the decision was issued."""
    folder = tmp_path_factory.mktemp("park")
    at = issued(folder)
    app = make_app(at.settings, hasher=CHEAP, assets=tiny_assets(folder / "assets"))
    with running(app, HOST) as client:
        yield Browser(at.settings, client, app).sign_in(SUBMITTER), at


def open_to_parks() -> Iterator[str]:
    """Every page a submitter may ask for, with what is known here filled in."""
    for router in SCREENS:
        for route in router.routes:
            shown = isinstance(route, DeclaredRoute) and "GET" in (route.methods or ()) and route.answers == HTML
            if shown and isinstance(route, DeclaredRoute) and Role.SUBMITTER in roles_for(route.use_case):
                address = route.path
                for name, value in FILLED.items():
                    address = address.replace(f"{{{name}}}", value)
                if "{" not in address and "report" not in address and "document" not in address:
                    yield address


def test_the_park_sees_what_it_did_and_was_sent(park: tuple[Browser, CaseDesk]) -> None:
    browser, at = park
    with counted() as sent:
        page = browser.get(f"/cases/{at.case}").text
    assert len(sent) <= 12, sent
    for told in ("示发改环资〔2026〕7号：限期整改", "示例网站", "导入申报", "等您办理"):
        assert told in page
    assert "项待报告完成" in page


def test_no_page_tells_the_park_how_offices_came_to_it(park: tuple[Browser, CaseDesk]) -> None:
    browser, _ = park
    pages = sorted(open_to_parks())
    assert "/cases/zhejiang-2026-0001/questions" in pages
    for address in pages:
        text = browser.client.get(address, follow_redirects=True).text
        told = [word for word in INSIDE if word in text]
        assert not told, f"{address} tells a park: {told}"


def test_what_is_inside_is_not_for_the_park(park: tuple[Browser, CaseDesk]) -> None:
    browser, at = park
    for beneath in ("history", "result", "reasoning/latest", "result/latest/report", "decision", "publicity", "peers"):
        assert browser.client.get(f"/cases/{at.case}/{beneath}").status_code == 403, beneath
    acts = browser.client.get(f"/api/v1/cases/{at.case}/acts?limit=100").text
    assert ("issue" in acts, any(word in acts for word in INSIDE)) == (True, False)
    assert browser.client.get(f"/api/v1/cases/{at.case}/content").status_code == 403
    kinds = [one["name"] for one in browser.client.get(f"/api/v1/cases/{at.case}/files").json()]
    assert [("核查记录" in name) for name in kinds] == [False] * len(kinds)
