"""A body that is set aside is read again as it came; its fingerprint does not depend on where it was cut."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest
from fastapi import Request
from hypothesis import given
from hypothesis import strategies as st
from starlette.types import Message

from service.transport.bodies import MIB
from service.transport.set_aside import Fingerprint, set_aside

CUT = b"--b"


def a_request(parts: Sequence[bytes], boundary: bytes = CUT) -> Request:
    left = iter(parts)

    async def receive() -> Message:
        part = next(left, None)
        if part is None:
            return {"type": "http.disconnect"}
        return {"type": "http.request", "body": part, "more_body": True}

    headers = [(b"content-type", b"multipart/form-data; boundary=" + boundary)]
    return Request(
        {"type": "http", "method": "POST", "path": "/x", "server": ("x", 80), "query_string": b"", "headers": headers},
        receive,
    )


def fingerprint(parts: Sequence[bytes], boundary: bytes = CUT) -> str:
    found = Fingerprint(a_request([], boundary))
    for part in parts:
        found.add(part)
    return found.hexdigest()


@given(st.lists(st.sampled_from([b"-", b"--", b"b", b"--b", b"x"])), st.data())
def test_it_is_the_same_wherever_the_body_is_cut(pieces: list[bytes], data: st.DataObject) -> None:
    whole = b"".join(pieces)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(whole)))))
    parts = [whole[start:end] for start, end in zip([0, *cuts], [*cuts, len(whole)], strict=True)]
    assert fingerprint(parts) == fingerprint([whole])
    assert fingerprint([whole.replace(CUT, b"")], b"#") == fingerprint([whole])


def test_another_content_has_another() -> None:
    assert fingerprint([b"--b1"]) != fingerprint([b"--b2"])


@pytest.mark.parametrize("size", [0, 1, MIB, MIB + 1, 3 * MIB])
def test_it_is_read_again_as_it_came(size: int) -> None:
    body = bytes(index % 251 for index in range(size))
    seen: list[bytes] = []

    async def run() -> bytes:
        ended: Message = {"type": "http.request", "body": b"", "more_body": False}
        left = iter([*(body[at : at + 100_000] for at in range(0, size, 100_000))])

        async def receive() -> Message:
            part = next(left, None)
            return ended if part is None else {"type": "http.request", "body": part, "more_body": True}

        request = Request(a_request([]).scope, receive)
        async with set_aside(request, seen.append) as again:
            return await again.body()

    assert asyncio.run(run()) == body == b"".join(seen)
