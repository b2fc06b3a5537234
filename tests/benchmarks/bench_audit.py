"""The audit trail: 1,000,000 rows read from SQLite and verified, side by side with bare hashing; appending."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import NamedTuple

from sqlalchemy import insert

from service.casework.audit.chain import Algorithm, AuditRow, chained
from service.casework.audit.verify import verify
from service.storage.audit import EVENTS, stored_rows
from service.storage.audit_heads import is_genuine, stored_heads
from service.storage.database import Database, Session
from tests.benchmarks.rows import Row, at_most
from tests.casework.audit.builders import START, event
from tests.storage.audit_trails import a_trail, without_triggers
from tests.storage.installations import Installation, installed

ROWS = 1_000_000
_CHUNK = 20_000
GOAL_S = 30


def run() -> list[Row]:
    """Seconds of one verification of the whole trail, and how many times bare hashing of the same bytes that is."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        installation = stack.enter_context(installed("sqlite", folder))
        database = stack.enter_context(installation.open())
        _fill(database)
        spent = _verified(database, installation)
        bare = _bare()
        return [
            at_most(f"核对 {ROWS:,} 行（从 SQLite 读出，连同链头）", spent.seconds, "秒", GOAL_S),
            Row("其中处理器时间", spent.processor, "秒"),
            *(Row(f"只算哈希（{alg}），同样多的字节，处理器时间", ROWS * each, "秒") for alg, each in bare.items()),
            Row("核对 ÷ 只算 SHA-256（处理器时间）", spent.processor / ROWS / bare[Algorithm.SHA256], "倍"),
            Row("办理时追加一条（一次事务，含落盘）", _append_ms(database, installation), "毫秒"),
        ]


class Spent(NamedTuple):
    """What one verification took: by the clock, and of the processor, which other programs do not lengthen."""

    seconds: float
    processor: float


def _rows() -> Iterator[AuditRow]:
    row = None
    for number in range(ROWS):
        row = chained(event(number), row)
        yield row


def _fill(database: Database) -> None:
    """In bulk, past the trigger that asks for one row after the other."""
    rows = _rows()
    while chunk := [row._asdict() for row in islice(rows, _CHUNK)]:
        without_triggers(database, partial(_insert, many=chunk))


def _insert(session: Session, many: list[dict[str, object]]) -> None:
    session.connection().execute(insert(EVENTS), many)


def _verified(database: Database, installation: Installation) -> Spent:
    trail = a_trail(installation)
    database.write(lambda session: trail.sign(session, START))
    with database.reading() as session:
        heads = stored_heads(session)
    start, processor = perf_counter(), process_time()
    verdict = verify(stored_rows(database), heads, lambda head: is_genuine(head, trail.key.public))
    spent = Spent(perf_counter() - start, process_time() - processor)
    if not verdict.holds or verdict.rows != ROWS:
        raise AssertionError(verdict.said)
    return spent


def _bare() -> dict[Algorithm, float]:
    """Seconds of the processor for one hash of as many bytes as a row has; the median of several rounds."""
    content = "".join(map(str, chained(event(ROWS), None))).encode()
    return {alg: median(_hashing(alg, content) for _ in range(9)) for alg in Algorithm}


def _hashing(alg: Algorithm, content: bytes, times: int = 20_000) -> float:
    start = process_time()
    for _ in range(times):
        hashlib.new(alg.value, content).hexdigest()
    return (process_time() - start) / times


def _append_ms(database: Database, installation: Installation, times: int = 100) -> float:
    trail = a_trail(installation)
    start = perf_counter()
    for _ in range(times):
        database.write(lambda session: trail.append(session, replace(event(), at=START)))
    return (perf_counter() - start) / times * 1_000
