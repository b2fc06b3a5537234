"""The audit trail under 200 kill −9 of its writers, on SQLite and, where one is installed, on PostgreSQL."""

from __future__ import annotations

import tempfile
from pathlib import Path
from time import perf_counter

from tests.benchmarks.rows import Row, at_least, at_most
from tests.storage.installations import KINDS, installed
from tests.storage.killed_writers import kill_writers

KILLS = 200


def run() -> list[Row]:
    """Acknowledged acts that were lost, acts without event or the other way round, and whether the chain holds."""
    return [row for kind in KINDS for row in _killed(kind)]


def _killed(kind: str) -> list[Row]:
    with tempfile.TemporaryDirectory() as folder, installed(kind, Path(folder)) as installation:
        start = perf_counter()
        found = kill_writers(installation, KILLS)
        spent = perf_counter() - start
    return [
        at_least(f"{kind}：{KILLS} 次 kill -9，得到确认的办理", found.done, "次", KILLS),
        at_most("其中丢失", found.lost, "次", 0),
        at_most("只有办理或只有审计的", found.halves, "次", 0),
        at_most("审计记录被指出的问题", len(found.verdict.breaches), "处", 0),
        at_least("审计记录前后相接", found.verdict.rows, "行", found.done),
        Row("用时", spent, "秒"),
    ]
