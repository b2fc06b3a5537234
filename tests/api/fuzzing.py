"""Requests made from the interface's own description, right ones and wrong ones, and what is true of every answer."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any

import httpx
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis.checks import load_all_checks
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from service.transport.problem_details import MEDIA_TYPE, ProblemDetails

Operation = Any
Case = Any
RIGHT, WRONG = GenerationMode.POSITIVE, GenerationMode.NEGATIVE
_OURS = {"authorization", "cookie", "content-length"}
"""Who asks is the client's business and not the generator's; lengths are counted anew."""
_FAULT_OF_OURS = 500
_CHECKS = [
    status_code_conformance, content_type_conformance, response_headers_conformance, response_schema_conformance,
]  # fmt: skip


def operations(client: httpx.Client, headers: dict[str, str]) -> list[Operation]:
    """Every operation of the description that somebody reads."""
    load_all_checks()
    answer = client.get("/openapi.json", headers=headers)
    assert answer.status_code == 200, answer.text
    schema = schemathesis.openapi.from_dict(answer.json())
    return [found.ok() for found in schema.get_all_operations()]  # type: ignore[union-attr]


def fuzz(
    client: httpx.Client,
    headers: dict[str, str],
    operation: Operation,
    mode: GenerationMode,
    examples: int,
    known: dict[str, str] | None = None,
) -> Counter[int]:
    """How often each status was answered, and always as described. known: parameters of the path that name something
    that is there; others are made up."""
    seen: Counter[int] = Counter()
    path = {name: value for name, value in (known or {}).items() if f"{{{name}}}" in operation.path}

    @seed(len(operation.label))
    @settings(
        max_examples=examples,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def sending(case: Case) -> None:
        case.path_parameters = {**(case.path_parameters or {}), **path} or None
        answer = send(client, headers, case)
        require_described(case, answer)
        seen[answer.status_code] += 1

    sending()
    return seen


def send(client: httpx.Client, headers: dict[str, str], case: Case) -> httpx.Response:
    """As a client on the wire would send it, with the sign-in of whoever asks."""
    host = str(client.base_url.join("/")).rstrip("/")
    asked = requests.Request(**case.as_transport_kwargs(base_url=host)).prepare()
    made = {str(name): str(value) for name, value in asked.headers.items() if name.lower() not in _OURS}
    content: Any = asked.body
    answer = client.request(str(asked.method), str(asked.url), headers={**made, **headers}, content=content)
    answer.elapsed = timedelta(0)
    return answer


def require_described(case: Case, answer: httpx.Response) -> None:
    """Return only if the answer is no fault of ours, is described, and is a problem where it is no success.

    Raises:
        AssertionError: it is not.
    """
    assert answer.status_code < _FAULT_OF_OURS, f"{case.as_curl_command()}\n{answer.text}"
    case.validate_response(answer, checks=_CHECKS)
    if not answer.is_success:
        assert answer.headers["content-type"] == MEDIA_TYPE, answer.text
        problem = ProblemDetails.model_validate_json(answer.content)
        assert problem.status == answer.status_code
        assert problem.detail, answer.text
        assert problem.detail_en, answer.text
