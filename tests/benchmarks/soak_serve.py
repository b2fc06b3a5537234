"""Rolling restarts of two web processes under load, and processes that are killed again and again."""

from __future__ import annotations

import os
import signal
import tempfile
import time
from pathlib import Path

from service.serving.supervisor import WEB
from tests.benchmarks.rows import Row, at_least, at_most
from tests.serving.load import Load, under_load
from tests.serving.served import REAL, WORKER, Served, served, wait_for
from tests.storage.installations import installed

ROLLS, KILLS, CLIENTS = 5, 10, 6
_REQUESTS = 2_000


def run() -> list[Row]:
    """What clients notice of it, how long it takes until everything is there again, and what stays behind."""
    with tempfile.TemporaryDirectory() as folder, installed("sqlite", Path(folder)) as installation:
        start = time.monotonic()
        with served(installation, app=REAL, workers=1) as one:
            ready = time.monotonic() - start
            rows = [at_most("从启动到全部就绪", ready, "秒", 5), *_rolled(one), *_killed(one)]
            children = one.children()
            code = one.stop()
        left = sum(Path(f"/proc/{pid}").exists() for pid in children)
    return [*rows, at_most("停止时的退出码", code, "", 0), at_most("停止后仍在的进程", left, "个", 0)]


def _rolled(one: Served) -> list[Row]:
    """Some requests at once, others that last: both are under way whenever a process is replaced."""
    start = time.monotonic()
    with (
        under_load(one.port, "/healthz", CLIENTS) as quick,
        under_load(one.port, "/readyz", CLIENTS) as slow,
    ):
        for done in range(ROLLS):
            one.process.send_signal(signal.SIGHUP)
            wait_for(lambda wanted=done + 1: _count(one, "processes replaced") == wanted, limit_s=300)  # type: ignore[misc]
        wait_for(lambda: _asked(quick) + _asked(slow) > _REQUESTS, limit_s=300)
    failures = [*quick.failures, *slow.failures]
    for failure in failures[:5]:
        print(f"    {failure}")
    return [
        at_least(f"两个网页进程逐个更换 {ROLLS} 次，其间的请求", _asked(quick) + _asked(slow), "个", _REQUESTS),
        at_most("其中失败", len(failures), "个", 0),
        Row("用时", time.monotonic() - start, "秒"),
    ]


def _killed(one: Served) -> list[Row]:
    worst = {module: max(_back(one, module) for _ in range(KILLS)) for module in (WEB, WORKER)}
    return [
        at_most(f"网页进程 {KILLS} 次 kill -9，最久多久恢复", worst[WEB], "秒", 10),
        at_most(f"工作进程 {KILLS} 次 kill -9，最久多久恢复", worst[WORKER], "秒", 10),
    ]


def _back(one: Served, module: str) -> float:
    """Seconds until a killed process is replaced by one that is ready."""
    ready, victim = _count(one, "process ready"), min(one.of(module))
    os.kill(victim, signal.SIGKILL)
    return wait_for(lambda: _count(one, "process ready") > ready and victim not in one.of(module))


def _asked(load: Load) -> int:
    return sum(load.answers.values())


def _count(one: Served, event: str) -> int:
    return one.log.read_text(encoding="utf-8").count(f'"event": "{event}"')
