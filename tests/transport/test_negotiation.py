"""What is neither given nor wanted as JSON is said so, and everything usual is let through."""

from __future__ import annotations

import pytest
from starlette.datastructures import Headers

from service.transport.bodies import MULTIPART
from service.transport.negotiation import JSON, require_acceptable, require_readable
from service.transport.problems import Troubled


def headers(**given: str) -> Headers:
    return Headers({name.replace("_", "-"): value for name, value in given.items()})


@pytest.mark.parametrize(
    "accept", ["", "*/*", "application/*", JSON, "text/html, application/json;q=0.1", "application/problem+json", "*"]
)
def test_whoever_takes_json_gets_it(accept: str) -> None:
    require_acceptable(headers(accept=accept), JSON)


@pytest.mark.parametrize("accept", ["text/html", "application/xml", "application/json;q=0", "image/*", "nonsense"])
def test_whoever_takes_none_is_told(accept: str) -> None:
    with pytest.raises(Troubled) as refused:
        require_acceptable(headers(accept=accept), JSON)
    assert refused.value.trouble.status == 406


@pytest.mark.parametrize(
    ("taken", "kind"), [(JSON, "application/json; charset=utf-8"), (MULTIPART, 'multipart/form-data; boundary="x"')]
)
def test_what_a_route_takes_is_read(taken: str, kind: str) -> None:
    require_readable(headers(content_type=kind, content_length="2"), taken)


def test_a_request_without_body_needs_no_type() -> None:
    require_readable(headers(), JSON)
    require_readable(headers(content_length="0"), JSON)


@pytest.mark.parametrize("given", [{"content_length": "2"}, {"transfer_encoding": "chunked"}])
@pytest.mark.parametrize("kind", ["", "text/plain", "application/x-www-form-urlencoded"])
def test_anything_else_is_told(given: dict[str, str], kind: str) -> None:
    with pytest.raises(Troubled) as refused:
        require_readable(headers(content_type=kind, **given), JSON)
    assert refused.value.trouble.status == 415
