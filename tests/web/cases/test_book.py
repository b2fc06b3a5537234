"""The two workbooks of a case."""

from service.web.cases.book import BOOKS
from service.workflow.cases.staged_import import IMPORTS


def test_both_workbooks_have_their_place_and_their_act() -> None:
    assert [one.address("c-1") for one in BOOKS] == ["/cases/c-1/import", "/cases/c-1/judgements"]
    assert [one.act for one in BOOKS] == list(IMPORTS)
