"""The reports that a park still has to file."""

from __future__ import annotations

from pathlib import Path

from tests.web.cases.desks import SUBMITTER, browsing_case
from tests.web.queries import counted


def test_they_are_listed_or_there_are_none(tmp_path: Path) -> None:
    with browsing_case("imported", tmp_path, SUBMITTER) as (browser, _):
        with counted() as sent:
            page = browser.get("/duties").text
        assert len(sent) <= 12, sent
        assert '<div id="duties">' in page
        assert ("没有逾期或快到期的" in page) is ("最迟" not in page)
