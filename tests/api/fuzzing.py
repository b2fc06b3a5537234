"""Requests made from the interface's own description, right ones and wrong ones, and what is true of every answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from time import process_time
from typing import Any

import httpx
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.strategies import SearchStrategy
from schemathesis.checks import load_all_checks
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from service.transport.problem_details import MEDIA_TYPE, ProblemDetails
from service.vocabulary.person import Role
from tests.api.everybody import Everybody

Operation = Any
Case = Any
RIGHT, WRONG = GenerationMode.POSITIVE, GenerationMode.NEGATIVE
_OURS = {"authorization", "cookie", "content-length"}
"""Who asks is the client's business and not the generator's; lengths are counted anew."""
_BOUNDS = {"enum", "maxLength", "pattern", "format"}
"""Without any of these every text will do in a path."""
_SIGNED_OUT, _FAULT_OF_OURS = 401, 500
_CHECKS = [
    status_code_conformance, content_type_conformance, response_headers_conformance, response_schema_conformance,
]  # fmt: skip


@dataclass
class Fuzzed:
    """What requests of one operation came to. faults: answers that are not as described. slowest: seconds
    of computing, as the machine may have other work."""

    seen: Counter[int] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    slowest: float = 0.0


def described(there: Everybody) -> dict[str, Any]:
    """The description as the assessor reads it."""
    answer = there.client.get("/openapi.json", headers=there.headers[Role.ASSESSOR])
    assert answer.status_code == 200, answer.text
    read: dict[str, Any] = answer.json()
    return read


def operations(description: dict[str, Any]) -> list[Operation]:
    """Every operation of a description. How somebody signs in is taken out of it: what is wrong with a request shall
    not be a header that is replaced anyway."""
    load_all_checks()
    unguarded = deepcopy(description)
    del unguarded["security"], unguarded["components"]["securitySchemes"]
    for methods in unguarded["paths"].values():
        for operation in methods.values():
            operation.pop("security", None)
    schema = schemathesis.openapi.from_dict(unguarded)
    return [found.ok() for found in schema.get_all_operations()]  # type: ignore[union-attr]


def fuzz(there: Everybody, roles: Sequence[Role], operation: Operation, mode: GenerationMode, examples: int) -> Fuzzed:
    """So many requests are made, and each is sent by one of each role; no wrong ones where nothing can be wrong."""
    found = Fuzzed()

    @seed(len(operation.label))
    @settings(
        max_examples=examples,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=_cases(operation, mode, there.known))
    def sending(case: Case) -> None:
        sent = partial(_send, there.client, on_the_wire(there.client, case))
        for role in roles:
            start = process_time()
            answer = sent(there.headers[role])
            found.slowest = max(found.slowest, process_time() - start)
            found.seen[answer.status_code] += 1
            try:
                require_described(case, answer)
            except (AssertionError, BaseExceptionGroup) as wrong:
                found.faults.append(f"{operation.label} · {role.label}: {_told(wrong)}")
            if answer.status_code == _SIGNED_OUT:
                there.come_in(role)

    if mode is RIGHT or can_be_wrong(operation):
        sending()
    return found


def can_be_wrong(operation: Operation, places: Container[str] = ("path", "query", "body")) -> bool:
    """Whether the description forbids anything in one of these places."""
    asked = operation.definition.raw
    bounded = (
        one["in"] != "path" or one["schema"]["type"] != "string" or bool(one["schema"].keys() & _BOUNDS)
        for one in asked.get("parameters", ())
        if one["in"] in places
    )
    return ("body" in places and "requestBody" in asked) or any(bounded)


def _cases(operation: Operation, mode: GenerationMode, known: dict[str, str]) -> SearchStrategy[Case]:
    """Paths that name something that is there, and others that are made up."""
    made_up: SearchStrategy[Case] = operation.as_strategy(generation_mode=mode)
    path = {name: value for name, value in known.items() if f"{{{name}}}" in operation.path}
    if not path or (mode is WRONG and not can_be_wrong(operation, ("query", "body"))):
        return made_up
    there: SearchStrategy[Case] = operation.as_strategy(generation_mode=mode, path_parameters=path)
    return there | made_up


def on_the_wire(client: httpx.Client, case: Case) -> requests.PreparedRequest:
    """As a client would send it."""
    host = str(client.base_url.join("/")).rstrip("/")
    return requests.Request(**case.as_transport_kwargs(base_url=host)).prepare()


def _send(client: httpx.Client, asked: requests.PreparedRequest, headers: dict[str, str]) -> httpx.Response:
    """With the sign-in of whoever asks."""
    made = {str(name): str(value) for name, value in asked.headers.items() if name.lower() not in _OURS}
    content: Any = asked.body
    answer = client.request(str(asked.method), str(asked.url), headers={**made, **headers}, content=content)
    answer.elapsed = timedelta(0)
    return answer


def require_described(case: Case, answer: httpx.Response) -> None:
    """Return only if the answer is no fault of ours, is described, is no success of what the description forbids, and
    is a problem where it is no success.

    Raises:
        AssertionError: it is not. BaseExceptionGroup: with the reasons.
    """
    assert answer.status_code < _FAULT_OF_OURS, f"{case.as_curl_command()}\n{answer.text}"
    case.validate_response(answer, checks=[*_CHECKS, *([negative_data_rejection] if answer.is_success else [])])
    if not answer.is_success:
        assert answer.headers["content-type"] == MEDIA_TYPE, answer.text
        problem = ProblemDetails.model_validate_json(answer.content)
        assert problem.status == answer.status_code
        assert problem.detail, answer.text
        assert problem.detail_en, answer.text


def _told(wrong: AssertionError | BaseExceptionGroup[BaseException]) -> str:
    """The reasons."""
    if isinstance(wrong, BaseExceptionGroup):
        return "；".join(str(reason) for reason in wrong.exceptions)
    return str(wrong)
