"""1,500 short jobs and one of 500 items under 15 kill −9 of two workers, on SQLite and, where installed, PostgreSQL."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.benchmarks.rows import Row, at_least, at_most
from tests.storage.installations import KINDS, installed
from tests.workflow.jobs.surviving_jobs import survive

SHORT, ITEMS, KILLS = 1_500, 500, 15


def run() -> list[Row]:
    """Results that are lost or there twice, jobs that did not end, and how long it took."""
    return [row for kind in KINDS for row in _survived(kind)]


def _survived(kind: str) -> list[Row]:
    with (
        tempfile.TemporaryDirectory() as folder,
        installed(kind, Path(folder)) as installation,
        installation.open() as database,
    ):
        found = survive(installation, database, SHORT, ITEMS, KILLS)
    return [
        at_least(f"{kind}：{KILLS} 次 kill -9，应有的结果", found.wanted, "个", SHORT + ITEMS),
        at_most("其中丢失", found.lost, "个", 0),
        at_most("其中重复", found.twice, "个", 0),
        at_most("没有办完的作业", found.unfinished, "个", 0),
        at_most("审计记录被指出的问题", len(found.verdict.breaches), "处", 0),
        Row("提交一个作业", found.enqueue_s * 1000, "毫秒"),
        Row("最后一次中断之后到全部办完", found.tail_s, "秒"),
        Row("用时", found.whole_s, "秒"),
    ]
