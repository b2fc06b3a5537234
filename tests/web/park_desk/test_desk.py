"""The first page of a park's submitter."""

from __future__ import annotations

from pathlib import Path

from service.vocabulary.person import Person, Role
from tests.web.browsing import browsing
from tests.web.cases.desks import SUBMITTER, browsing_case
from tests.web.queries import counted


def test_it_says_what_is_asked_and_what_comes_next(tmp_path: Path) -> None:
    with browsing_case("slipped", tmp_path, SUBMITTER) as (browser, at):
        with counted() as sent:
            page = browser.get("/").text
        assert len(sent) <= 12, sent
        assert "本园区的事" in page
        assert f'<a href="/cases/{at.case}/questions">答复存疑</a>' in page
        assert "项待答复" in page
        assert "之后：评估员认定" in page
        assert "What concerns your park" in browser.get("/?lang=en").text


def test_a_park_without_a_case_is_told_how_one_comes_about(tmp_path: Path) -> None:
    with browsing(tmp_path) as browser:
        alone = Person(0, "周园", Role.SUBMITTER, None, "zhejiang", park="S1")
        assert "列入园区清单以后由评估员立案" in browser.sign_in(alone).get("/").text
