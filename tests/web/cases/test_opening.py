"""Opening a case from a park's page or from the list."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from service.storage import listings, parks
from service.vocabulary.listing import Listing
from service.vocabulary.park import Park
from service.workflow.installation.open_database import opened
from tests.web.browsing import browsing
from tests.web.cases.desks import ASSESSOR, SUBMITTER
from tests.workflow.park_versions import PARK, PARK_CODE


def test_a_listed_park_gets_one_case_and_an_unlisted_one_is_told_what_is_lacking(tmp_path: Path) -> None:
    with browsing(tmp_path) as browser:
        now = datetime.now(UTC)
        with opened(browser.settings) as database, database.writing() as session:
            parks.add(session, [Park(PARK_CODE, PARK_CODE, PARK, "zhejiang", city="示例市")], now)
        browser.sign_in(ASSESSOR)
        assert f'value="{PARK_CODE}"' in browser.get(f"/cases/new?park={PARK_CODE}").text
        for park, words in (("", "请写明园区"), ("没有这个园区", "没有"), (PARK_CODE, "没有列入")):
            refused = browser.post("/cases", {"park": park, "programme": "145"}, page="/cases/new")
            assert refused.status_code == 422
            assert words in refused.text
        with opened(browser.settings) as database, database.writing() as session:
            listings.add_listing(session, Listing(PARK_CODE, "145", True, "", now.date(), ""), 0, now)
        done = browser.post("/cases", {"park": PARK, "programme": "145"}, page="/cases/new")
        assert done.status_code == 303, done.text
        page = browser.get(done.headers["location"]).text
        assert "已立案" in page
        assert "导入评估工作簿后，按其封面确定" in page
        again = browser.post("/cases", {"park": PARK, "programme": "145"}, page="/cases/new")
        assert (again.status_code, "已有案卷" in again.text) == (422, True)


def test_who_may_not_open_one_is_told_who_may(tmp_path: Path) -> None:
    with browsing(tmp_path) as browser:
        refused = browser.sign_in(SUBMITTER).get("/cases/new")
        assert (refused.status_code, "评估员" in refused.text) == (403, True)
