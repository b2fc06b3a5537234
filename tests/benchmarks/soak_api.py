"""The interface under requests made from its own description: every operation, every role, right and wrong."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from tests.api.everybody import Everybody, everybody
from tests.api.fuzzing import RIGHT, WRONG, fuzz, operations
from tests.benchmarks.rows import Row, at_most

EXAMPLES = 25
_ENDING = ("/sessions", "/me/")
"""Whoever fails too often to prove who they are is signed out: these operations come last."""


def run() -> list[Row]:
    """Requests sent, what was answered, and the operations of which an answer was not as described."""
    start = perf_counter()
    with _everybody() as there:
        seen, failed = _sent(there)
    return [
        Row("请求", seen.total(), "个"),
        *(Row(f"其中答 {status}", count, "个") for status, count in sorted(seen.items())),
        at_most("答 5xx 或与说明不符的操作", len(failed), "个", 0),
        *(Row(f"  {label}", 1, "次") for label in failed),
        Row("用时", perf_counter() - start, "秒"),
    ]


@contextmanager
def _everybody() -> Iterator[Everybody]:
    with tempfile.TemporaryDirectory() as folder, everybody(Path(folder)) as there:
        yield there


def _sent(there: Everybody) -> tuple[Counter[int], list[str]]:
    every = operations(there.client, there.headers[0])
    every.sort(key=lambda operation: any(part in operation.path for part in _ENDING))
    seen: Counter[int] = Counter()
    failed: list[str] = []
    for headers in there.headers:
        for operation in every:
            for mode in (RIGHT, WRONG):
                try:
                    seen += fuzz(there.client, headers, operation, mode, EXAMPLES, there.known)
                except (AssertionError, ExceptionGroup) as wrong:
                    failed.append(f"{operation.label}: {str(wrong)[:300]}")
    return seen, failed
