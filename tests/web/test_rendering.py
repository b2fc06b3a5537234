"""Pages are made of a template and the one context it shows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from service.vocabulary.language import Language, Said
from service.web.error_pages import ErrorPage
from service.web.rendering import grouped, in_words, render, screens, shown_by
from tests.web.asked import ASSESSOR, asked
from tests.web.browsing import valid_text

PAGE = ErrorPage(Said("不存在<b>", "not there"), Said("缘由", "why"), (Said("甲", "a"),), "n-1")


def test_a_page_is_valid_escaped_and_safe(tmp_path: Path) -> None:
    shown = render(asked(tmp_path, who=ASSESSOR), "errors/error.html", PAGE, 404)
    text = valid_text(bytes(shown.body).decode())
    assert "不存在&lt;b&gt;" in text
    policy = shown.headers["content-security-policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert (shown.status_code, shown.headers["session-seconds"]) == (404, "840")


def test_a_page_is_told_in_english(tmp_path: Path) -> None:
    shown = render(asked(tmp_path, query="lang=en"), "errors/error.html", PAGE)
    text = valid_text(bytes(shown.body).decode())
    assert '<html lang="en">' in text
    assert "Back to the start" in text
    assert "session-seconds" not in shown.headers


def test_a_word_is_told_in_the_language_of_each_reader_whoever_reads_first(tmp_path: Path) -> None:
    (tmp_path / "words.html").write_text('{{ "总分" | word }} {{ _("待办") }}', encoding="utf-8")
    for first, then in (tuple(Language), tuple(Language)[::-1]):
        told = {language: screens(tmp_path, language).get_template("words.html").render() for language in (first, then)}
        assert told == {Language.ZH: "总分 待办", Language.EN: f"{in_words('总分', Language.EN)} My work"}
        assert told[Language.ZH] != told[Language.EN]


def test_a_template_shows_its_own_context_only(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="@shown_by"):
        render(asked(tmp_path), "errors/error.html", Said("x", "x"))

    @dataclass(frozen=True, slots=True)
    class Another:
        """A second context for the same template."""

    with pytest.raises(ValueError, match="ErrorPage"):
        shown_by("errors/error.html")(Another)


def test_what_no_page_may_hold_is_not_shown(tmp_path: Path) -> None:
    typed = ErrorPage(PAGE.title, Said("甲\x00\x85\ufffe乙", "x"), (), "n-1")
    assert "甲���乙" in valid_text(bytes(render(asked(tmp_path), "errors/error.html", typed).body).decode())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("6120000", "6,120,000"),
        ("604000.7512", "604,000.7512"),
        ("-1200", "-1,200"),
        ("≈1234.5", "≈1,234.5"),
        (12, "12"),
    ]
    + [(other, other) for other in ("没有数", "2026-06-01", "zhejiang-2026-0001", "", "1/3000")],
)
def test_thousands_are_set_apart_in_numbers_only(text: object, shown: str) -> None:
    assert grouped(text) == shown


def test_a_word_in_brackets_is_told_too() -> None:
    assert in_words("通过（良好）", Language.EN) == "Accepted (good)"
    assert in_words("通过（良好）", Language.ZH) == "通过（良好）"
    assert in_words("澄汐园区（东区）", Language.EN) == "澄汐园区（东区）"
