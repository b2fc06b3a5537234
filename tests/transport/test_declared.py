"""What a route declares is required before its body is read; what its path names is looked for within one's scope."""

from __future__ import annotations

import pytest
from fastapi import Request

from service.access.use_cases import UseCase
from service.transport.declared import DeclaredRoute, asks, in_path, numbered
from service.transport.negotiation import JSON
from service.transport.problems import Troubled
from service.workflow.access.targets import Kind, Target, a_case


def with_path(**parameters: str) -> Request:
    return Request({"type": "http", "path_params": parameters, "headers": []})


def test_without_a_declaration_there_is_no_route() -> None:
    with pytest.raises(ValueError, match="asks"):
        DeclaredRoute("/x", lambda: None)


def test_a_declaration_says_it_in_the_description() -> None:
    told = asks(UseCase.READ_CASE)
    assert told["summary"] == "查看案卷"
    assert {401, 403, 404, 409, 413, 415, 422, 429, 500, 503} <= set(told["responses"])
    assert 200 not in told["responses"]
    assert asks(UseCase.READ_FILE, answers="text/csv")["responses"][200]["content"].keys() == {"text/csv"}


def test_a_route_knows_what_it_declared() -> None:
    route = DeclaredRoute("/x", lambda: None, **asks(UseCase.READ_CASE, of=in_path("case_id", a_case), secret=True))
    assert (route.use_case, route.secret, route.answers, route.takes) == (UseCase.READ_CASE, True, JSON, "")
    assert route.names is not None
    assert route.names(with_path(case_id="a-1")) == a_case("a-1")


@pytest.mark.parametrize("text", ["0", "-1", "x", "1.5", "", "２", "2147483648", "9" * 30, "9" * 5_000])
def test_what_is_no_number_names_nothing(text: str) -> None:
    names = numbered("job_id", lambda number: Target(Kind.JOB, str(number)))
    assert names(with_path(job_id="17")).id == "17"
    with pytest.raises(Troubled) as refused:
        names(with_path(job_id=text))
    assert refused.value.trouble.status == 404
