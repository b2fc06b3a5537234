"""The interface under requests made from its own description: every operation, every role, right and wrong."""

from __future__ import annotations

import logging
import sys
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter

from service.vocabulary.person import Role
from tests.api.everybody import Everybody, everybody
from tests.api.fuzzing import RIGHT, WRONG, Fuzzed, Operation, can_be_wrong, described, fuzz, operations
from tests.benchmarks.rows import Row, at_least, at_most

EXAMPLES = {"sqlite": 12, "postgresql": 6}
"""Database → requests of each operation, right ones and as many wrong ones, each sent by every role. On PostgreSQL the
code is the same but for what it takes for text and numbers."""
SLOW = 5.0
"""Seconds of computing for one request."""
HALVES = 2
"""Of the operations, each in a process with an installation of its own, side by side."""
_ENDING = ("/sessions", "/me/")
"""Whoever fails too often to prove who they are is signed out: these operations come last."""
_TOLD = 10
"""After so many operations it is said how far it has come."""
_SHOWN = 3
"""Faults of one operation that are shown in full."""


@dataclass
class Half:
    """What half of the operations came to on one database. wrong: how many can be asked in a wrong way; faulty, slow:
    operations."""

    kind: str
    operations: int = 0
    wrong: int = 0
    seen: Counter[int] = field(default_factory=Counter)
    faulty: list[str] = field(default_factory=list)
    slow: list[str] = field(default_factory=list)
    slowest: float = 0.0

    def add(self, operation: Operation, sent: tuple[Fuzzed, ...]) -> None:
        """One operation more."""
        faults = list(dict.fromkeys(fault for one in sent for fault in one.faults))
        slowest = max(one.slowest for one in sent)
        self.operations += 1
        self.wrong += can_be_wrong(operation)
        self.seen += sum((one.seen for one in sent), Counter[int]())
        self.faulty += [operation.label] if faults else []
        self.slow += [operation.label] if slowest > SLOW else []
        self.slowest = max(self.slowest, slowest)
        for fault in faults[:_SHOWN]:
            _say(f"  ! {self.kind}：{fault[:2000]}")
        if slowest > SLOW:
            _say(f"  ! {self.kind}：{operation.label} 计算 {slowest:.1f} 秒")


def run() -> list[Row]:
    """On SQLite and on PostgreSQL: requests sent, what was answered, and the operations of which an answer was not as
    described."""
    start = perf_counter()
    halves = [(kind, half) for kind in EXAMPLES for half in range(HALVES)]
    with ProcessPoolExecutor(HALVES, mp_context=get_context("spawn")) as pool:
        done = list(pool.map(_half, *zip(*halves, strict=True)))
    rows = [row for kind in EXAMPLES for row in _rows(kind, [half for half in done if half.kind == kind])]
    return [*rows, Row("用时", perf_counter() - start, "秒")]


def _half(kind: str, half: int) -> Half:
    logging.getLogger("python_multipart").setLevel(logging.ERROR)  # it tells of each wrong header
    start, found = perf_counter(), Half(kind)
    with tempfile.TemporaryDirectory() as folder, everybody(Path(folder), kind) as there:
        mine = _mine(there, half)
        for number, operation in enumerate(mine, 1):
            found.add(operation, _sent(there, operation, EXAMPLES[kind]))
            if number % _TOLD == 0 or number == len(mine):
                _say(
                    f"  {kind} {half + 1}/{HALVES}：{number}/{len(mine)} 个操作，{found.seen.total()} 个请求，"
                    f"不符的操作 {len(found.faulty)} 个，{perf_counter() - start:.0f} 秒"
                )
    return found


def _mine(there: Everybody, half: int) -> list[Operation]:
    every = operations(described(there))
    every.sort(key=lambda operation: any(part in operation.path for part in _ENDING))
    return every[half::HALVES]


def _sent(there: Everybody, operation: Operation, examples: int) -> tuple[Fuzzed, ...]:
    for role in Role:
        there.come_in(role)
    return tuple(fuzz(there, list(Role), operation, mode, examples) for mode in (RIGHT, WRONG))


def _rows(kind: str, halves: list[Half]) -> list[Row]:
    seen = sum((half.seen for half in halves), Counter[int]())
    count = sum(half.operations for half in halves)
    return [
        Row(f"{kind}：操作", count, "个"),
        Row("其中说明不许什么、因而也有错误请求的", sum(half.wrong for half in halves), "个"),
        at_least("请求", seen.total(), "个", count * len(Role)),
        *(Row(f"其中答 {status}", number, "个") for status, number in sorted(seen.items())),
        at_most("答 5xx、与说明不符或收下说明所不许的操作", sum(len(half.faulty) for half in halves), "个", 0),
        at_most(f"计算超过 {SLOW:g} 秒的操作", sum(len(half.slow) for half in halves), "个", 0),
        Row("最慢的请求，计算", max(half.slowest for half in halves), "秒"),
        *(Row(f"  {label}", 1, "项") for half in halves for label in (*half.faulty, *half.slow)),
    ]


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
