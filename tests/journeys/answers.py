"""What the application sends to the browser, kept aside: every piece of HTML is parsed strictly, with its headers."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import html5lib

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Asgi = Callable[[Any, Receive, Send], Awaitable[None]]

FIRST = re.compile(rb"\s*<(!doctype|\w+)", re.IGNORECASE)
HIDDEN = re.compile(rb'(name="(?:csrf|idempotency_key)" value=")[\w.:=-]*')
"""What differs in the same page from one look to the next."""
WITHIN = {b"tr": "tbody", b"td": "tr", b"th": "tr", b"tbody": "table", b"thead": "table", b"option": "select"}
"""Where a fragment that begins with such an element belongs."""


@dataclass(slots=True)
class Answer:
    """One answer with HTML."""

    request: str
    status: int
    headers: dict[str, str]
    body: bytes = b""


@dataclass
class Recorded:
    """An application, and what it has answered since the last look."""

    app: Asgi
    answers: list[Answer] = field(default_factory=list)

    async def __call__(self, scope: Any, receive: Receive, send: Send) -> None:
        kept: list[Answer] = []

        async def record(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = {name.decode().lower(): value.decode("latin-1") for name, value in message["headers"]}
                if headers.get("content-type", "").startswith("text/html"):
                    kept.append(Answer(f"{scope['method']} {scope['path']}", message["status"], headers))
            elif message["type"] == "http.response.body" and kept:
                kept[0].body += message.get("body", b"")
                if not message.get("more_body"):
                    self.answers.append(kept[0])
            await send(message)

        await self.app(scope, receive, record)

    def faults(self) -> list[str]:
        """What is wrong with the answers since the last call."""
        seen, self.answers = self.answers, []
        return [f"{answer.request} → {answer.status}: {fault}" for answer in seen for fault in _faults(answer)]


def _faults(answer: Answer) -> list[str]:
    policy = answer.headers.get("content-security-policy", "")
    lax = [] if "default-src" in policy and "unsafe" not in policy else [f"no strict policy: {policy!r}"]
    return [*lax, *markup_faults(answer.body)]


def markup_faults(body: bytes) -> tuple[str, ...]:
    """Errors of the standard's parser in a page or a fragment."""
    return _markup_faults(HIDDEN.sub(rb"\1", body))


@cache
def _markup_faults(body: bytes) -> tuple[str, ...]:
    first = FIRST.match(body)
    parser = html5lib.HTMLParser()
    if first is None or first[1].lower() != b"!doctype":
        parser.parseFragment(body.decode(), container=WITHIN.get(first[1].lower() if first else b"", "div"))
    else:
        parser.parse(body.decode())
    lines = body.decode().splitlines()
    return tuple(f"{code} at {line}:{column}: {lines[line - 1][:120]!r}" for (line, column), code, _ in parser.errors)
