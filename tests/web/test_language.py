"""In which language a page is answered, and what the browser remembers of it."""

from __future__ import annotations

from fastapi.responses import Response

from service.vocabulary.language import Language, Said
from service.web.language import COOKIE, address_in, joined, language_of, other, remember
from tests.transport.requests_made import request


def test_chinese_unless_asked_otherwise() -> None:
    assert language_of(request()) is Language.ZH
    assert language_of(request(accept_language="en")) is Language.ZH
    assert language_of(request(query="lang=en")) is Language.EN
    assert language_of(request(cookie="lang=en")) is Language.EN
    assert language_of(request(query="lang=zh", cookie="lang=en")) is Language.ZH
    assert language_of(request(query="lang=xx", cookie="lang=yy")) is Language.ZH


def test_the_same_page_in_the_other_language() -> None:
    assert other(Language.ZH) is Language.EN
    assert other(Language.EN) is Language.ZH
    assert address_in(request(path="/parks", query="q=a&lang=zh"), Language.EN) == "/parks?q=a&lang=en"


def test_what_was_asked_for_is_remembered() -> None:
    kept, silent = Response(), Response()
    remember(request(query="lang=en"), kept)
    remember(request(), silent)
    assert kept.headers["set-cookie"].startswith(f"{COOKIE}=en;")
    assert "set-cookie" not in silent.headers


def test_words_are_joined() -> None:
    assert joined([Said("甲", "a"), Said("乙", "b")]) == Said("甲、乙", "a, b")
