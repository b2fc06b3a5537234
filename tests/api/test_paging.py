"""Long lists page by page: every item once, whatever comes or goes meanwhile."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.api.paging import Page, page
from service.vocabulary.fault import Fault

WORDS = st.lists(st.text(max_size=3), unique=True, max_size=20)


def _key(word: str) -> tuple[str, ...]:
    return (word[:1], word)


def _page(words: list[str], limit: int, cursor: str, reverse: bool = False, order: str = "words") -> Page[str]:
    return page(words, _key, str, limit, cursor, order, reverse)


@given(WORDS, st.integers(1, 7), st.booleans())
def test_page_after_page_shows_every_item_once_and_in_order(words: list[str], limit: int, reverse: bool) -> None:
    seen: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        part = _page(words, limit, cursor, reverse)
        assert len(part.items) <= limit
        assert part.total == len(words)
        seen += part.items
        cursor = part.next
    assert seen == sorted(words, key=_key, reverse=reverse)


@given(WORDS.filter(lambda words: len(words) > 2), st.text(max_size=3))
def test_what_goes_or_comes_meanwhile_neither_repeats_nor_hides_another(words: list[str], new: str) -> None:
    first = _page(words, 1, "")
    assert first.next is not None
    shown = first.items[0]
    behind = [word for word in sorted(words, key=_key) if word != shown]
    assert _page(behind, 100, first.next).items == behind
    assert set(_page([*dict.fromkeys([*words, new])], 100, first.next).items) - {new} == set(behind) - {new}


@pytest.mark.parametrize(
    "cursor",
    ["x", "?", base64.urlsafe_b64encode(b"[1]").decode(), "ü", base64.urlsafe_b64encode(b"[" * 100_000).decode()],
)
def test_a_cursor_of_ones_own_making_is_refused(cursor: str) -> None:
    with pytest.raises(Fault, match="cursor"):
        _page(["a", "b"], 1, cursor)


@pytest.mark.parametrize(("order", "reverse"), [("others", False), ("words", True)])
def test_a_cursor_of_another_list_or_order_is_refused_and_hides_nothing(order: str, reverse: bool) -> None:
    words = ["a", "b", "c"]
    first = _page(words, 1, "")
    assert first.next is not None
    with pytest.raises(Fault, match="cursor"):
        _page(words, 1, first.next, reverse, order)
