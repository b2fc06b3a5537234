"""Two provinces work side by side without seeing each other, nor do two parks of a city: whatever route there is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import httpx
import pytest

from service.access.use_cases import UseCase
from service.vocabulary.person import Person
from tests.api.strangers import (
    ADMINISTRATORS,
    COMMON,
    EXPERTS,
    OWN,
    STRANGERS,
    Neighbourhood,
    Question,
    Route,
    absent,
    neighbourhood,
)

ELSEWHERE = STRANGERS[2]
PEOPLE = {*EXPERTS, "park"}
OWN_OF_REQUEST, SHOWN = ("instance", "request_id"), 12


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neighbourhood]:
    """Nobody changes anything here."""
    with neighbourhood(tmp_path_factory.mktemp("provinces")) as made:
        yield made


def reading(there: Neighbourhood, placed: bool = True) -> list[Route]:
    """The routes whose answers depend on who asks, or those that answer everybody alike."""
    return [route for route in there.routes if route.method == "GET" and route.placed == placed]


def told(there: Neighbourhood, who: Person, routes: list[Route]) -> dict[str, set[str]]:
    """What each answer tells somebody that is none of their business."""
    found = {}
    for question in (question for route in routes for question in there.questions(route)):
        answer = there.ask(who, question)
        found[f"{question.path} {dict(question.query)}"] = question.told_besides(answer.text, there.secrets)
    return {question: secrets for question, secrets in found.items() if secrets}


@pytest.mark.parametrize("who", STRANGERS, ids=lambda who: who.name)
def test_nothing_is_seen_from_elsewhere(who: Person, there: Neighbourhood) -> None:
    assert told(there, who, reading(there)) == {}


@pytest.mark.parametrize("who", [ELSEWHERE, *ADMINISTRATORS], ids=lambda who: who.name)
def test_nothing_is_in_what_everybody_reads(who: Person, there: Neighbourhood) -> None:
    """Save for the trail, and the description, in which examples look like cases."""
    alike = [route for route in reading(there, placed=False) if not route.use_case.startswith("audit.")]
    routes = [route for route in alike if route.use_case is not UseCase.READ_API_DESCRIPTION]
    assert set().union(*told(there, who, routes).values()) <= PEOPLE


@pytest.mark.parametrize("who", ADMINISTRATORS, ids=lambda who: who.name)
def test_administrators_see_no_business_but_people_and_where_they_belong(who: Person, there: Neighbourhood) -> None:
    assert set().union(*told(there, who, reading(there)).values()) <= PEOPLE


def test_all_of_it_is_seen_by_those_whose_it_is(there: Neighbourhood) -> None:
    assert set().union(*told(there, OWN, reading(there)).values()) == set(there.secrets)


def test_what_lies_elsewhere_is_answered_as_what_is_nowhere(there: Neighbourhood) -> None:
    about = [route for route in reading(there) if route.about]
    for route in about:
        nowhere = absent(route)
        for question in there.questions(route):
            assert answered(there, question) == answered(there, nowhere), question.path
    assert len(about) > 7


def answered(there: Neighbourhood, question: Question) -> tuple[int, object]:
    """What somebody of another province is told, without what they named and the request's own number."""
    answer = there.ask(ELSEWHERE, question)
    named = [part for part in question.path.split("/") if part and part not in COMMON.values()]
    told = re.sub("|".join(map(re.escape, (*named, *(part[:SHOWN] for part in named)))), "·", answer.text)
    return answer.status_code, {key: value for key, value in json.loads(told).items() if key not in OWN_OF_REQUEST}


@pytest.mark.parametrize("who", [STRANGERS[0], ELSEWHERE, STRANGERS[-3]], ids=lambda who: who.name)
def test_nothing_of_it_is_changed_from_elsewhere(who: Person, there: Neighbourhood) -> None:
    changing = [route for route in there.routes if route.method != "GET" and route.about]
    for route in changing:
        for question in there.questions(route):
            answer = there.ask(who, question, route.method, **route.body())
            assert answer.status_code in (httpx.codes.FORBIDDEN, httpx.codes.NOT_FOUND), answer.text
            assert question.told_besides(answer.text, there.secrets) == set()
    assert len(changing) > 20
