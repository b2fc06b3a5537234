"""A case among its peers: ranks and quartiles are those of the numbers on record; who is not seen is not counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO

import openpyxl
import pytest
from sqlalchemy import update

from service.assessment.recorded_figures import RecordedFigure, recorded_figures
from service.storage.case_evaluations import keep_evaluation
from service.storage.outputs import kept
from service.vocabulary.assessment import Recommendation
from service.vocabulary.exact import Quotient
from service.workflow.installation.open_database import opened
from tests.storage.builders import table
from tests.web.evaluated_case import Desk, evaluated_desk
from tests.web.queries import counted
from tests.web.registries import with_many_parks
from tests.web.test_result import rows
from tests.workflow.bundles.cases import OPENING

PEERS = 4
TYPE = "经济技术"
FIRST = 5000


def shifted(figures: tuple[RecordedFigure, ...], number: int) -> list[RecordedFigure]:
    """As a peer would have them: each larger than the one before; the last lacks the first figure."""
    made = [replace(one, actual=one.actual + Quotient.of(number)) if one.actual else one for one in figures]
    return [replace(made[0], actual=None), *made[1:]] if number == PEERS else made


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """With four peers, and a park of another type."""
    with evaluated_desk(tmp_path_factory.mktemp("desk")) as made:
        with_many_parks(made.driven.settings, date(2026, 3, 1), parks=4 * PEERS, first=FIRST)
        typed(made, TYPE)
        then = made.opened().then
        with opened(made.driven.settings) as database, database.writing() as session:
            figures = recorded_figures(kept(session, then.digest).json_text)
            for number in range(PEERS + 1):
                told = replace(then.summary, score=str(number), recommendation=Recommendation.PASS)
                # Every fourth park is of the type; the last one here is of another.
                case_id = f"zhejiang-2026-{FIRST + 4 * number if number < PEERS else FIRST + 1:04}"
                keep_evaluation(session, case_id, 1, "evaluate", told, shifted(figures, number + 1))
        yield made


def places(page: str) -> dict[str, list[str]]:
    """The row of each indicator."""
    found: dict[str, list[str]] = {}
    for part in page.split("<tr>")[1:]:
        cells = rows(
            f'<section aria-labelledby="x"><table><tr>{part.partition("</tr>")[0]}</tr></table></section>', "x"
        )
        if len(cells[0]) == 8:
            found[cells[0][0].partition("（")[0]] = cells[0]
    return found


def test_ranks_and_quartiles_are_those_of_everybody(desk: Desk) -> None:
    shown = places(desk.page("peers"))
    figures = [one for group in desk.opened().made.told.groups for one in group.figures]
    assert set(shown) >= {"".join(one.name.zh.split()) for one in figures}
    ranked = [one for one in figures if one.actual is not None and one.actual.value is not None]
    assert ranked
    for at, one in enumerate(ranked):
        row = shown["".join(one.name.zh.split())]
        among = PEERS + 1 - (one is figures[0])
        rank = among if one.indicator.better == "higher" else 1
        assert row[3] == f"{rank}/{among}", at
        assert row[7] == str(PEERS + 1 - among)
        assert "—" not in row[4:7]


def typed(desk: Desk, type_: str) -> None:
    """Have the registry state that type of the park."""
    with opened(desk.driven.settings) as database, database.writing() as session:
        parks = table("park")
        session.connection().execute(update(parks).where(parks.c.id == OPENING.park).values(type=type_))


def test_everybody_compared_is_listed_with_the_way_to_compare_the_two(desk: Desk) -> None:
    page = desk.page("peers")
    listed = rows(page, "cases")[1:]
    assert [row[0] for row in listed if row[0] != "—"] == [str(rank) for rank in range(1, len(listed) + 1)][: PEERS + 1]
    assert page.count(f"/cases/{desk.driven.id}/comparison?with=") == PEERS


@pytest.mark.parametrize(("type_", "said"), [("", "没有写明这个园区的类型"), ("独一无二", "还没有别的“独一无二”园区")])
def test_without_peers_it_says_why(desk: Desk, type_: str, said: str) -> None:
    typed(desk, type_)
    try:
        page = desk.page("peers")
        assert (said in page, "peers.xlsx" in page) == (True, False)
    finally:
        typed(desk, TYPE)


def test_the_file_has_a_row_an_indicator_and_the_page_asks_little(desk: Desk) -> None:
    with counted() as queries:
        page = desk.page("peers")
    assert sum(one.startswith("SELECT") for one in queries) <= 12, queries
    answer = desk.browser.get(f"/cases/{desk.driven.id}/peers.xlsx")
    sheet = openpyxl.load_workbook(BytesIO(answer.content)).worksheets[0]
    assert len(list(sheet.iter_rows(min_row=6))) == len(places(page)) - 1
