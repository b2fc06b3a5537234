"""The choice of questions as it stands in an address."""

import pytest

from service.web.questions.choice import Choice, address, table_address


@pytest.mark.parametrize(
    ("choice", "query"),
    [(Choice(), ""), (Choice("open"), "?status=open"), (Choice("open", "high"), "?status=open&severity=high")],
)
def test_the_choice_is_in_every_address(choice: Choice, query: str) -> None:
    assert table_address("c-1", choice) == f"/cases/c-1/questions{query}"
    assert address("c-1", ("CR-A4", "indicator:gdp"), choice) == f"/cases/c-1/questions/CR-A4/indicator:gdp{query}"


def test_what_stands_in_the_path_cannot_leave_it() -> None:
    assert address("c-1", ("../x", "a?b#c"), Choice()) == "/cases/c-1/questions/..%2Fx/a%3Fb%23c"
