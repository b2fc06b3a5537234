"""Two provinces work side by side without seeing each other, nor do two parks of a city: whatever route there is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import product

import httpx
import pytest

from service.api.app import ROOT as API
from tests.api.strangers import (
    ADMINISTRATORS,
    COMMON,
    OWN,
    STRANGERS,
    Neighbourhood,
    Question,
    absent,
    neighbourhood,
)
from tests.workflow.case_desk import EXPERTS

BY_NAME = {who.name: who for who in STRANGERS}
ELSEWHERE, VIEWER, NEXT_DOOR = (BY_NAME[name] for name in ("江南评估员", "江南只读用户", "邻河填报员"))
PEOPLE = {*EXPERTS, "park"}
ROUTE = re.compile(f"{API}/[a-z]+")
"""Of a hint at what to ask instead: the same for all."""
OWN_OF_REQUEST, SHOWN = ("instance", "request_id"), 12


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neighbourhood]:
    """Nobody changes anything here."""
    with neighbourhood(tmp_path_factory.mktemp("provinces")) as made:
        yield made


def test_nothing_is_seen_from_elsewhere(there: Neighbourhood) -> None:
    routes = [route for route in there.routes if route.read and route.placed]
    told = {f"{who.name} {route.path}": there.tells(who, route) for who in STRANGERS for route in routes}
    assert {where: secrets for where, secrets in told.items() if secrets} == {}


def test_nothing_is_in_what_is_answered_alike_to_all(there: Neighbourhood) -> None:
    routes = [route for route in there.routes if route.read and not route.placed]
    told = {route.path: there.tells(VIEWER, route) for route in routes}
    assert {where: secrets for where, secrets in told.items() if secrets} == {}


def test_administrators_see_no_business_but_people_and_where_they_belong(there: Neighbourhood) -> None:
    routes = [route for route in there.routes if route.read]
    assert {secret for who in ADMINISTRATORS for route in routes for secret in there.tells(who, route)} <= PEOPLE


def test_all_of_it_is_seen_by_those_whose_it_is(there: Neighbourhood) -> None:
    seen: set[str] = set()
    for route in (route for route in there.routes if route.read and route.placed):
        seen |= there.tells(OWN, route) if seen != there.secrets.keys() else set()
    assert seen == there.secrets.keys()


def test_what_lies_elsewhere_is_answered_as_what_is_nowhere(there: Neighbourhood) -> None:
    about = [route for route in there.routes if route.read and route.placed and route.about]
    for route in about:
        nowhere = absent(route)
        for question in there.questions(route):
            assert answered(there, question) == answered(there, nowhere), question.path
    assert len(about) > 7


def answered(there: Neighbourhood, question: Question) -> tuple[int, object]:
    """What somebody of another province is told, without what they named and the request's own number."""
    answer = there.ask(ELSEWHERE, question)
    named = [part for part in question.path.split("/") if part and part not in COMMON.values()]
    text = ROUTE.sub("…", answer.text)
    told = re.sub("|".join(map(re.escape, (*named, *(part[:SHOWN] for part in named)))), "·", text)
    return answer.status_code, {key: value for key, value in json.loads(told).items() if key not in OWN_OF_REQUEST}


def test_nothing_of_it_is_changed_from_elsewhere(there: Neighbourhood) -> None:
    changing = [route for route in there.routes if route.method != "GET" and route.about]
    for who, route in product((ELSEWHERE, NEXT_DOOR), changing):
        for question in there.questions(route):
            answer = there.ask(who, question, route.method, **route.body())
            assert answer.status_code in (httpx.codes.FORBIDDEN, httpx.codes.NOT_FOUND), answer.text
            assert question.told_besides(answer.text, there.secrets) == set()
    assert len(changing) > 20
