"""Requests made from the interface's own description, right ones and wrong ones, and what is true of every answer."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import httpx
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis.generation import GenerationMode

Operation = Any
Case = Any
_OURS = {"authorization", "cookie", "content-length"}
"""Who asks is the client's business and not the generator's; lengths are counted anew."""


def operations(client: httpx.Client) -> list[Operation]:
    """Every operation of the description that the client reads."""
    answer = client.get("/openapi.json")
    assert answer.status_code == 200, answer.text
    schema = schemathesis.openapi.from_dict(answer.json())
    return [found.ok() for found in schema.get_all_operations()]


def fuzz(client: httpx.Client, operation: Operation, mode: GenerationMode, examples: int, of: int = 0) -> int:
    """How many requests were sent; each answered as described. of: chooses the examples."""
    sent = 0

    @seed(of)
    @settings(
        max_examples=examples,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def sending(case: Case) -> None:
        nonlocal sent
        sent += 1
        require_described(case, send(client, case), mode)

    sending()
    return sent


def send(client: httpx.Client, case: Case) -> httpx.Response:
    """As a client on the wire would send it, with the client's own sign-in."""
    host = str(client.base_url.join("/"))
    asked = requests.Request(**case.as_transport_kwargs(base_url=host.rstrip("/"))).prepare()
    headers = {name: value for name, value in asked.headers.items() if name.lower() not in _OURS}
    url = str(asked.url)
    answer = client.request(str(asked.method), url, headers=headers, content=asked.body)
    answer.elapsed = timedelta(0)
    return answer
