"""Both languages are always there; what the client prefers only comes first."""

from __future__ import annotations

import json

import pytest

from service.transport.problem_details import TITLES, ProblemDetails, Trouble, english_first, problem_response
from service.vocabulary.language import Said
from service.workflow.audit.origin import Origin, coming_from
from tests.transport.requests_made import request

TROUBLE = Trouble(409, "case-changed", Said("已有办理", "others acted"), more={"seen": 3}, headers={"Retry-After": "1"})


def test_a_problem_has_all_its_members() -> None:
    with coming_from(Origin(request_id="r-12345678")):
        answer = problem_response(request(path="/api/v1/cases/x"), TROUBLE)
    assert (answer.status_code, answer.media_type) == (409, "application/problem+json")
    assert (answer.headers["retry-after"], answer.headers["content-language"]) == ("1", "zh, en")
    problem = json.loads(bytes(answer.body))
    assert problem["seen"] == 3
    told = ProblemDetails.model_validate(problem)
    assert (told.type, told.instance) == ("urn:acceptance:problem:case-changed", "/api/v1/cases/x")
    assert (told.title, told.title_en) == TITLES[409]
    assert (told.detail, told.detail_en, told.request_id) == ("已有办理", "others acted", "r-12345678")


@pytest.mark.parametrize(
    ("query", "accepted", "english"),
    [
        ("", "", False),
        ("", "zh-CN,en;q=0.8", False),
        ("", "en-GB,zh;q=0.8", True),
        ("lang=en", "zh", True),
        ("lang=zh", "en", False),
    ],
)
def test_which_language_comes_first(query: str, accepted: str, english: bool) -> None:
    asked = request(query=query, accept_language=accepted)
    assert english_first(asked) is english
    members = list(json.loads(bytes(problem_response(asked, TROUBLE).body)))
    assert (members.index("detail_en") < members.index("detail")) is english
