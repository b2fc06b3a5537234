"""Requests made from the interface's own description, right ones and wrong ones, and what is true of every answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from time import perf_counter
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
_SIGNED_OUT, _FAULT_OF_OURS = 401, 500
_CHECKS = [
    status_code_conformance, content_type_conformance, response_headers_conformance, response_schema_conformance,
]  # fmt: skip


@dataclass
class Fuzzed:
    """What requests of one operation came to. faults: answers that are not as described. slowest: in seconds."""

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
    """Every operation of a description."""
    load_all_checks()
    schema = schemathesis.openapi.from_dict(description)
    return [found.ok() for found in schema.get_all_operations()]  # type: ignore[union-attr]


def fuzz(there: Everybody, roles: Sequence[Role], operation: Operation, mode: GenerationMode, examples: int) -> Fuzzed:
    """So many requests are made, and each is sent by one of each role."""
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
            start = perf_counter()
            answer = sent(there.headers[role])
            found.slowest = max(found.slowest, perf_counter() - start)
            found.seen[answer.status_code] += 1
            try:
                require_described(case, answer)
            except (AssertionError, ExceptionGroup) as wrong:
                found.faults.append(f"{operation.label} · {role.label}: {_told(wrong)}")
            if answer.status_code == _SIGNED_OUT:
                there.come_in(role)

    sending()
    return found


def _cases(operation: Operation, mode: GenerationMode, known: dict[str, str]) -> SearchStrategy[Case]:
    """Paths that name something that is there, and others that are made up."""
    made_up: SearchStrategy[Case] = operation.as_strategy(generation_mode=mode)
    path = {name: value for name, value in known.items() if f"{{{name}}}" in operation.path}
    return operation.as_strategy(generation_mode=mode, path_parameters=path) | made_up if path else made_up


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
        AssertionError: it is not. ExceptionGroup: of several reasons.
    """
    assert answer.status_code < _FAULT_OF_OURS, f"{case.as_curl_command()}\n{answer.text}"
    case.validate_response(answer, checks=[*_CHECKS, *([negative_data_rejection] if answer.is_success else [])])
    if not answer.is_success:
        assert answer.headers["content-type"] == MEDIA_TYPE, answer.text
        problem = ProblemDetails.model_validate_json(answer.content)
        assert problem.status == answer.status_code
        assert problem.detail, answer.text
        assert problem.detail_en, answer.text


def _told(wrong: AssertionError | ExceptionGroup[Exception]) -> str:
    """The reasons."""
    if isinstance(wrong, ExceptionGroup):
        return "；".join(str(reason) for reason in wrong.exceptions)
    return str(wrong)
