"""A list is shown page by page, whatever the address says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from service.web.paging import part_of
from tests.transport.requests_made import request


def test_the_address_names_the_page_and_keeps_the_rest() -> None:
    part = part_of(request(path="/parks", query="q=a&page=2"), range(101))
    assert part.items == tuple(range(50, 100))
    assert part.paging.previous == "/parks?q=a&page=1"
    assert part.paging.next == "/parks?q=a&page=3"
    assert (part.paging.number, part.paging.pages, part.paging.total) == (2, 3, 101)


@given(st.text(alphabet="0123456789-x٣", max_size=9), st.integers(0, 120))
def test_every_page_is_one_of_the_list(asked: str, length: int) -> None:
    part = part_of(request(query=f"page={asked}" if asked.isascii() else ""), range(length))
    assert 1 <= part.paging.number <= part.paging.pages
    assert part.items == tuple(range(length))[(part.paging.number - 1) * 50 :][:50]
    assert bool(part.paging.next) == (part.paging.number < part.paging.pages)


@given(st.integers(0, 300))
def test_following_the_pages_shows_everything_once(length: int) -> None:
    query = ""
    seen: list[int] = []
    while True:
        part = part_of(request(query=query), range(length))
        seen += part.items
        if not part.paging.next:
            break
        query = part.paging.next.partition("?")[2]
    assert seen == list(range(length))
