"""What is too large or too slow ends as a problem, whatever its headers claim, and without being read to its end."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import Message, Receive, Scope, Send

from service.api.cases.opening import MOST_FILES
from service.intake.files.package_checks import MAX_FILE
from service.intake.folder import MOST_BYTES
from service.transport.bodies import MIB, MULTIPART, BodyLimits, LimitedBodies, require_size
from service.transport.problems import TooLarge, Troubled

SMALL = BodyLimits(json=10, upload=20, seconds=5.0)
FORM = Headers({"content-type": f"{MULTIPART}; boundary=x"})


def pieces(*sizes: int) -> Callable[[], Receive]:
    """A body that arrives in pieces."""

    def receive() -> Receive:
        left = list(sizes)

        async def one() -> Message:
            return {"type": "http.request", "body": b"x" * left.pop(0), "more_body": bool(left)}

        return one

    return receive


def read(receive: Receive, limits: BodyLimits = SMALL, **headers: str) -> int:
    """Bytes that an application reads of a body."""
    got = 0

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        nonlocal got
        more = True
        while more:
            message = await receive()
            got, more = got + len(message["body"]), message["more_body"]

    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "path": "/api/v1/cases", "headers": raw}
    asyncio.run(LimitedBodies(app, limits)(scope, receive, nowhere))
    return got


async def nowhere(_: Message) -> None:
    """Nothing is answered here."""


def test_what_is_small_enough_is_read() -> None:
    assert read(pieces(4, 6)()) == 10
    assert read(pieces(10)(), content_length="10") == 10
    assert read(pieces(MIB)(), content_type=f"{MULTIPART}; boundary=x") == MIB


def test_a_length_without_end_is_not_even_counted() -> None:
    with pytest.raises(HTTPException) as refused:
        read(pieces(1)(), content_length="9" * 5_000)
    assert refused.value.status_code == 413


@pytest.mark.parametrize("sizes", [(11,), (5, 5, 1), (0, 11)])
def test_it_is_counted_while_it_is_read(sizes: tuple[int, ...]) -> None:
    with pytest.raises(HTTPException) as refused:
        read(pieces(*sizes)(), content_length="3")
    assert refused.value.status_code == 413


def test_what_says_that_it_is_too_large_is_not_read_at_all() -> None:
    async def never() -> Message:
        raise AssertionError("it was read")

    with pytest.raises(TooLarge, match="413") as refused:
        read(never, BodyLimits(json=2 * MIB), content_length=str(2 * MIB + 1))
    assert refused.value.said.zh == "请求超过 2 MB 的限制，没有处理；请精简或分成几次"


def test_what_does_not_arrive_ends_in_time() -> None:
    async def never() -> Message:
        await asyncio.sleep(60)
        raise AssertionError("unreachable")

    with pytest.raises(HTTPException) as refused:
        read(never, BodyLimits(seconds=0.01))
    assert refused.value.status_code == 408


def test_only_forms_may_be_as_large_as_files() -> None:
    limits = BodyLimits()
    json = Headers({"content-type": "application/json"})
    for path in ("/api/v1/cases", "/api/v1/jobs/imports"):
        assert limits.of(path, json) == (MIB, 60)
    assert limits.of("/api/v1/cases/x/submissions", FORM) == (11 * MIB, 60)


def test_a_province_hands_in_its_folder_and_an_act_its_files() -> None:
    for path, most in (("jobs/imports", 513), ("bundles/verify", 513), ("cases/x/acts/with-files", 201)):
        limits = BodyLimits()
        assert limits.of(f"/api/v1/{path}", FORM) == (most * MIB, limits.large_seconds)
    assert BodyLimits().archive == MOST_BYTES
    assert BodyLimits().files == MOST_FILES * MAX_FILE


def test_a_form_of_a_page_holds_a_few_files_and_no_province() -> None:
    limits = BodyLimits()
    for path in ("/jobs/imports", "/cases/x/rectification/TG-01/park", "/cases/x/acts/with-files"):
        assert limits.of(path, FORM) == (33 * MIB, limits.large_seconds)


def test_a_file_is_told_its_limit() -> None:
    require_size(10 * MIB)
    require_size(11 * MIB, 11 * MIB)
    with pytest.raises(Troubled, match="10 MB"):
        require_size(10 * MIB + 1)
