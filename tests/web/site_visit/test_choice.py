"""The choice of items as it stands in an address."""

import pytest

from service.web.site_visit.choice import Choice, address, table_address


@pytest.mark.parametrize(
    ("choice", "query"),
    [(Choice(), ""), (Choice("layout"), "?task=layout"), (Choice("", "open", "mine"), "?status=open&whose=mine")],
)
def test_the_choice_is_in_every_address(choice: Choice, query: str) -> None:
    assert table_address("c-1", choice) == f"/cases/c-1/site-visit{query}"
    assert address("c-1", "gdp:2025", choice) == f"/cases/c-1/site-visit/items/gdp:2025{query}"


def test_what_stands_in_the_path_cannot_leave_it() -> None:
    assert address("c-1", "../x?y#z", Choice()) == "/cases/c-1/site-visit/items/..%2Fx%3Fy%23z"
