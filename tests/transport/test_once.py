"""A change that is sent again is answered again: at the same moment, after a crash, after what went wrong."""

from __future__ import annotations

import asyncio
import tracemalloc
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import httpx
import pytest
from fastapi import Request, Response
from sqlalchemy import text
from starlette.types import Message, Receive
from structlog.testing import capture_logs

from service.storage.requests import UNANSWERED
from service.transport.auth import Caller
from service.transport.bodies import MIB
from service.transport.once import HEADER, REPLAYED, answered_once
from service.workflow.installation.open_database import opened
from tests.api.administrators import AUDIT, SECURITY, SYSTEM, Administration, administered
from tests.storage.installations import installed

AT_ONCE = 20


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Administration]:
    """Each test puts other people on record."""
    with administered(tmp_path_factory.mktemp("once")) as made:
        yield made


def a_person(name: str, **more: object) -> dict[str, object]:
    return {"name": name, "role": "assessor", "jurisdiction": "zhejiang", **more}


def add(here: Administration, key: str, body: dict[str, Any]) -> httpx.Response:
    return here.ask("POST", "/people", SECURITY, json=body, headers={HEADER: key})


def named(here: Administration, name: str) -> int:
    return sum(person["name"] == name for person in here.done("GET", "/people", SECURITY))


def test_twenty_at_once_have_one_effect(here: Administration) -> None:
    with ThreadPoolExecutor(AT_ONCE) as threads:
        answers = list(threads.map(lambda _: add(here, "k-20", a_person("并发")), range(AT_ONCE)))
    done = [answer for answer in answers if answer.is_success]
    rest = [answer for answer in answers if not answer.is_success]
    assert named(here, "并发") == 1
    assert len({answer.content for answer in done}) == 1
    assert {(answer.status_code, answer.json()["code"]) for answer in rest} <= {(409, "request-running")}
    assert all(answer.headers["retry-after"] == "1" for answer in rest)
    again = add(here, "k-20", a_person("并发"))
    assert (again.content, again.headers[REPLAYED]) == (done[0].content, "true")
    assert again.headers["content-type"] == done[0].headers["content-type"]


def test_the_same_key_with_another_content_is_refused(here: Administration) -> None:
    assert add(here, "k-other", a_person("甲")).status_code == 201
    answer = add(here, "k-other", a_person("乙"))
    assert (answer.status_code, answer.json()["code"]) == (422, "idempotency-key-reused")
    assert named(here, "乙") == 0


def test_what_had_no_effect_can_be_corrected_under_the_same_key(here: Administration) -> None:
    assert add(here, "k-wrong", a_person("丙", jurisdiction="nowhere")).status_code == 422
    assert add(here, "k-wrong", {"name": "丙"}).status_code == 422
    assert add(here, "k-wrong", a_person("丙")).status_code == 201


def test_without_a_key_each_request_stands_for_itself(here: Administration) -> None:
    answers = [here.ask("POST", "/people", SECURITY, json=a_person("丁")) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 409]


@pytest.mark.parametrize("key", ["", "two words", "x" * 129])
def test_an_unusable_key_is_told(here: Administration, key: str) -> None:
    assert here.refused("POST", "/people", SECURITY, json=a_person("戊"), headers={HEADER: key}) == (
        422, "idempotency-key-unusable",
    )  # fmt: skip


def crashed(here: Administration, key: str, at: datetime, answered: bool = False) -> None:
    """As a process leaves the key that died before it had answered."""
    with opened(here.service.settings) as database, database.writing() as session:
        lost = text(
            "UPDATE request_key SET status = NULL, body = NULL, settled = :settled, claimed_at = :at WHERE key = :key"
        )
        stored = at.replace(tzinfo=None).isoformat(" ")
        session.connection().execute(lost, {"settled": answered, "at": stored, "key": key})


def test_a_crash_between_the_effect_and_its_answer_does_not_double_it(here: Administration) -> None:
    wanted = {"name": "己", "role": "audit_admin"}
    assert add(here, "k-crash", wanted).status_code == 201
    crashed(here, "k-crash", datetime.now(UTC))
    assert add(here, "k-crash", wanted).json()["code"] == "request-running"
    crashed(here, "k-crash", datetime.now(UTC) - UNANSWERED - timedelta(seconds=1))
    answer = add(here, "k-crash", wanted)
    assert (answer.status_code, answer.json()["code"]) == (409, "answer-lost")
    assert "person.add" in answer.json()["detail"]
    assert named(here, "己") == 1


def test_the_form_of_an_upload_may_be_cut_anew(here: Administration) -> None:
    """A client that sends a form again chooses another boundary."""
    answers = [
        here.ask(
            "POST",
            "/bundles/verify",
            AUDIT,
            files={"bundle": ("a.zip", b"PK")},
            headers={HEADER: "k-form"},
        ).status_code
        for _ in range(2)
    ]
    assert answers[0] == answers[1]


def test_reading_needs_no_key(here: Administration) -> None:
    assert here.ask("GET", "/accounts", SYSTEM, headers={HEADER: "k-read"}).headers.get(REPLAYED) is None


def test_a_whole_archive_is_not_held_in_memory(here: Administration) -> None:
    """Of half a gigabyte, three copies were."""
    boundary, parts = b"--cut--", [b"x" * MIB] * 64
    parts[7] = b"x" * (MIB - 3) + boundary[:3]
    parts[8] = boundary[3:] + b"x" * (MIB - 4)

    async def inner(request: Request) -> Response:
        size = sum([len(part) async for part in request.stream()])
        return Response(str(size))

    def asked(key: str) -> tuple[int, int]:
        left = iter(parts)

        async def receive() -> Message:
            part = next(left, b"")
            return {"type": "http.request", "body": part, "more_body": bool(part)}

        tracemalloc.start()
        try:
            answer = asyncio.run(answered_once(archive(receive, boundary), who, key, inner, secret=False))
            return int(answer.body), tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    settings = here.service.settings
    who = cast(Caller, SimpleNamespace(settings=settings, person=SimpleNamespace(id=1), at=datetime.now(UTC)))
    size, peak = asked("k-archive")
    assert size == sum(map(len, parts))
    assert peak < 8 * MIB
    assert asked("k-archive")[0] == size


def archive(receive: Receive, boundary: bytes) -> Request:
    headers = [(b"content-type", b"multipart/form-data; boundary=" + boundary)]
    path = "/api/v1/jobs/imports"
    server = {"server": ("testserver", 80), "scheme": "http"}
    return Request(
        {"type": "http", "method": "POST", "path": path, "query_string": b"", "headers": headers, **server}, receive
    )


@pytest.mark.parametrize("fails", [False, True])
def test_what_was_done_is_answered_even_where_the_answer_cannot_be_kept(tmp_path: Path, fails: bool) -> None:
    """Else whoever asked would hear that nothing was written."""
    with installed("sqlite", tmp_path) as made:

        async def inner(_: Request) -> Response:
            (made.data_dir / "acceptance.db").rename(made.data_dir / "away")
            if fails:
                raise KeyError("its own fault")
            return Response("done")

        async def receive() -> Message:
            return {"type": "http.request", "body": b"{}", "more_body": False}

        request = archive(receive, b"x")
        who = cast(Caller, SimpleNamespace(settings=made.settings, person=SimpleNamespace(id=1), at=datetime.now(UTC)))
        with nullcontext() if not fails else pytest.raises(KeyError), capture_logs() as logged:
            assert asyncio.run(answered_once(request, who, "k-unkept", inner, secret=False)).body == b"done"
        assert [line["event"] for line in logged] == ["answer not kept"]
