"""One's own account on a screen."""

from __future__ import annotations

from pathlib import Path

from tests.web.browsing import browsing


def test_whoever_is_signed_in_sees_who_they_are_and_where_to_go(tmp_path: Path) -> None:
    with browsing(tmp_path) as made:
        page = made.sign_in().get("/me")
        assert "审批人" in page.text
        assert 'href="/parks"' in page.text
        assert page.headers["session-seconds"] == "840"
        english = made.get("/me?lang=en")
        assert (english.headers["content-language"], "Own account" in english.text) == ("en", True)
        assert 'lang="en"' in made.get("/me/sessions").text


def test_nothing_stands_first_when_nothing_is_due(tmp_path: Path) -> None:
    with browsing(tmp_path) as made:
        assert made.sign_in().get("/me/first").headers["location"] == "/"
