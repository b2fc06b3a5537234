"""A jurisdiction evaluated while its worker is killed twice, on SQLite and, where installed, PostgreSQL."""

from __future__ import annotations

import multiprocessing
from functools import partial
from multiprocessing.process import BaseProcess
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from service.serving.worker import work
from service.settings import Settings
from service.vocabulary.job import JobState
from tests.benchmarks.bench_batch import asked
from tests.benchmarks.jurisdictions import Pattern, introduce, pattern_of, seed
from tests.benchmarks.rows import Row, at_least, at_most
from tests.storage.installations import KINDS, installed
from tests.workflow.batch.killed_evaluations import survive
from tests.workflow.case_desk import desk

CASES, KILLS = 120, (40, 80)


def run() -> list[Row]:
    """Results that are lost or there twice after kill −9 in the midst, processes of killed workers that go on, and
    whether the audit trail is whole."""
    with TemporaryDirectory(prefix="acceptance-soak-") as folder:
        pattern = pattern_of(desk("failing", Path(folder)))
        return [row for kind in KINDS for row in _survived(kind, pattern, Path(folder))]


def _survived(kind: str, pattern: Pattern, folder: Path) -> list[Row]:
    with installed(kind, folder / kind) as installation, installation.open() as database:
        introduce(database, pattern)
        seed(database, pattern, CASES)
        number, begin = asked(installation.settings), perf_counter()
        found = survive(installation.settings, database, number, partial(_started, installation.settings), KILLS)
        clock = perf_counter() - begin
    return [
        at_least(f"{kind}：{len(KILLS)} 次 kill -9 之后在案的结果", len(set(found.keys)), "个", CASES),
        at_most("其中重复", len(found.keys) - len(set(found.keys)), "个", 0),
        at_least("作业已办完", int(found.job.state is JobState.DONE), "个", 1),
        at_least("领取次数", found.job.token, "次", len(KILLS) + 1),
        at_least("随之结束的评估进程", found.evaluators, "个", len(KILLS) * installation.settings.batch_processes),
        at_most("审计记录被指出的问题", len(found.verdict.breaches), "处", 0),
        Row("用时", clock, "秒"),
    ]


def _started(settings: Settings, *_: object) -> BaseProcess:
    """A worker as it is in service, by a process that has nothing of this one."""
    process = multiprocessing.get_context("spawn").Process(target=work, args=(settings, _ready))
    process.start()
    return process


def _ready() -> None:
    pass
