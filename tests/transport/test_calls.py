"""Every answer, good or bad, has its number and its headers, and nothing unforeseen is told to the outside."""

from __future__ import annotations

from pathlib import Path

import pytest
from structlog.testing import capture_logs

from service.transport.calls import REQUEST_ID, request_id
from tests.api.administrators import ASSESSOR, administered
from tests.api.served import served

SECURITY_HEADERS = {
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
}


@pytest.mark.parametrize("given", ["desk-7-0001", "0197f0e2-c4b1-7a5e-8b1f-aa00bb11cc22", "a" * 64])
def test_a_usable_id_is_kept(given: str) -> None:
    assert request_id(given) == given


@pytest.mark.parametrize(
    "given",
    ["", "short", "a" * 65, "with space", "换行\n", "x\r\nSet-Cookie: a", "../../etc", "job-00000001", "JOB-00000001"],
)
def test_any_other_is_replaced(given: str) -> None:
    assert request_id(given) != given
    assert len(request_id(given)) == 16


def test_every_answer_has_its_headers_and_its_number(tmp_path: Path) -> None:
    with administered(tmp_path, ASSESSOR) as here:
        number = {"X-Request-ID": "desk-7-0001"}
        answers = [
            here.ask("GET", "/me", ASSESSOR, headers=number),
            here.ask("GET", "/nothing", ASSESSOR, headers=number),
            here.ask("PATCH", "/me", ASSESSOR, headers=number),
            here.ask("POST", "/evaluations", ASSESSOR, content=b"x" * 2_000_000, headers=number),
            here.ask("POST", "/cases", ASSESSOR, content=b"{", headers=number | {"Content-Type": "application/json"}),
            here.ask("GET", "/me", ASSESSOR, headers=number | {"Accept": "image/png"}),
        ]
    assert [answer.status_code for answer in answers] == [200, 404, 405, 415, 422, 406]
    for answer in answers:
        assert {name: answer.headers[name] for name in SECURITY_HEADERS} == SECURITY_HEADERS
        assert answer.headers[REQUEST_ID] == "desk-7-0001"
        assert "strict-transport-security" not in answer.headers
    for answer in answers[1:]:
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["request_id"] == "desk-7-0001"
    assert answers[2].headers["allow"] == "GET"


def test_over_https_it_says_to_stay_there(tmp_path: Path) -> None:
    with served(tmp_path) as service:
        answer = service.client.get("/me", headers={"X-Forwarded-Proto": "https"})
    assert answer.headers["strict-transport-security"].startswith("max-age=31536000")


def test_of_a_fault_of_ours_only_the_number_is_told(tmp_path: Path) -> None:
    with served(tmp_path) as service:
        service.app.add_api_route("/api/v1/broken", _broken)
        with capture_logs() as logged:
            answer = service.client.get("/broken")
    assert answer.status_code == 500
    problem = answer.json()
    assert problem["code"] == "internal-error"
    assert "secret of ours" not in answer.text
    assert problem["request_id"] in problem["detail"]
    assert [str(line["exc_info"]) for line in logged if "exc_info" in line] == ["secret of ours"]


def _broken() -> None:
    raise ZeroDivisionError("secret of ours")
