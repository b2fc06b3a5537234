"""The service under kill −9 of web, worker and PostgreSQL, at random and at every fail point, while offices work."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from service.storage.fail_points import FailPoint
from service.workflow.installation.migrate import migrate
from tests.benchmarks.rows import Row, at_least, at_most
from tests.serving.desk_work import CASES, everything
from tests.serving.kills import Battle, Enough, Killed
from tests.serving.ledger import EVALUATIONS, IMPORTS, JOBS, SIGNATURES
from tests.serving.prepared_cases import prepared
from tests.storage.installations import KINDS, Installation, installed
from tests.storage.mortal_postgres import MortalPostgres, mortal_postgres

PAIRS = 12
ENOUGH = Enough(80, 4, {IMPORTS: 20, EVALUATIONS: 20, SIGNATURES: 20, JOBS: 20})
KILLS = 100


def run() -> list[Row]:
    """On SQLite and, where one is installed, on PostgreSQL."""
    return [row for kind in KINDS for row in _killed(kind)]


def _killed(kind: str) -> list[Row]:
    start = perf_counter()
    with tempfile.TemporaryDirectory() as folder, _battle(kind, Path(folder)) as battle:
        battle.fight(ENOUGH)
        fought = perf_counter() - start
        found = battle.ended()
    return [
        *_fired(kind, found),
        *_remained(found),
        Row("用时", perf_counter() - start, "秒"),
        Row("其中至最后一次 kill", fought, "秒"),
    ]


@contextmanager
def _battle(kind: str, folder: Path) -> Iterator[Battle]:
    if kind == "sqlite":
        with installed(kind, folder) as made:
            yield _prepared(made, folder)
        return
    with mortal_postgres() as server:
        url = server.database("offices").render_as_string(hide_password=False)
        made = Installation(folder / "acceptance-data", url)
        migrate(made.settings)
        yield _prepared(made, folder, server)


def _prepared(made: Installation, folder: Path, server: MortalPostgres | None = None) -> Battle:
    office = prepared(made.settings, folder, CASES, PAIRS)
    return Battle(made, office, folder, everything(office), server)


def _fired(kind: str, found: Killed) -> list[Row]:
    """What was killed, and what was acknowledged meanwhile."""
    work, at_random = found.ledger.work(), found.kills.total() - sum(found.kills[point] for point in FailPoint)
    struck = "，".join(f"{what} {count}" for what, count in sorted(found.kills.items()) if what not in set(FailPoint))
    return [
        at_least(f"{kind}：kill -9，合计", found.kills.total(), "次", KILLS),
        at_least(f"其中随机时刻（{struck}）", at_random, "次", ENOUGH.at_random),
        *(at_least(f"其中 {point}", found.kills[point], "次", ENOUGH.each) for point in FailPoint),
        at_least("得到确认的写入", found.ledger.acknowledged, "次", KILLS),
        *(at_least(f"其中{what}", work[what], "次", least) for what, least in ENOUGH.work.items()),
        Row("没有得到答复而已完成的", found.ledger.unheard, "次"),
        Row("重发的请求", found.ledger.again, "次"),
    ]


def _remained(found: Killed) -> list[Row]:
    """What is there afterwards."""
    for fault in (*found.aftermath.faults, *found.ledger.refused):
        print(f"  ! {fault}")
    return [
        at_most("确认后丢失", len(found.aftermath.lost), "次", 0),
        at_most("只有一半的", len(found.aftermath.halves), "处", 0),
        at_most("审计核对和 doctor 指出的问题", len(found.aftermath.unsound), "处", 0),
        at_most("没有结束的作业", len(found.aftermath.unended), "项", 0),
        at_most("不应有的答复", len(found.ledger.refused), "次", 0),
    ]
