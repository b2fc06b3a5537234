"""What starting `acceptance serve` takes of the processors: from nothing, and for a web process that was killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.benchmarks.rows import Row, at_most
from tests.serving.served import wait_for
from tests.storage.installations import installed
from tests.storage.postgres import ROOT

KILLS = 3
_TICKS = os.sysconf("SC_CLK_TCK")
_READY = '"event": "process ready"'


def run() -> list[Row]:
    """Processor time of all processes, and seconds on the clock, which depend on what else the machine does. Two of
    the seconds are for the rules, read once before the fork instead of by each process for its readers; the templates
    come compiled from `make assets`."""
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, _served(Path(folder)) as (supervisor, log):
        ready = time.monotonic() - start
        used = {pid: _cpu_s(pid) for pid in (supervisor.pid, *_children(supervisor.pid))}
        restarts = [_restarted(supervisor.pid, log) for _ in range(KILLS)]
        memory = sum(_pss_mb(pid) for pid in (supervisor.pid, *_children(supervisor.pid)))
    return [
        at_most("从启动到就绪，全部进程的处理器时间", sum(used.values()), "秒", 7),
        Row("其中总管进程", used[supervisor.pid], "秒"),
        Row("从启动到就绪", ready, "秒"),
        at_most("网页进程被杀后重新启动的处理器时间，最多", max(cpu for cpu, _ in restarts), "秒", 1.5),
        at_most("网页进程被杀后多久恢复，最久", max(clock for _, clock in restarts), "秒", 10),
        Row("全部进程的内存，共有的只计一次（PSS）", memory, "MiB"),
    ]


@contextmanager
def _served(folder: Path) -> Iterator[tuple[subprocess.Popen[str], Path]]:
    log = folder / "log"
    command = [sys.executable, "-m", "service", "serve", "--port", "0"]
    with installed("sqlite", folder) as made, log.open("w", encoding="utf-8") as stream:
        environment = os.environ | made.environment
        with subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=stream, text=True
        ) as process:
            assert process.stdout is not None
            assert process.stdout.readline(), log.read_text(encoding="utf-8")
            yield process, log
            process.terminate()


def _restarted(supervisor: int, log: Path) -> tuple[float, float]:
    """Processor time of the next web process until it is ready, and seconds until then."""
    before, known = _ready(log), _children(supervisor)
    os.kill(next(pid for pid, name in known.items() if name == "web-1"), signal.SIGKILL)
    clock = wait_for(lambda: _ready(log) > before)
    (new,) = _children(supervisor).keys() - known.keys()
    return _cpu_s(new), clock


def _ready(log: Path) -> int:
    return log.read_text(encoding="utf-8").count(_READY)


def _children(parent: int) -> dict[int, str]:
    """Process id → name."""
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii").split()
    return {int(pid): Path(f"/proc/{pid}/comm").read_text(encoding="utf-8").strip() for pid in children}


def _cpu_s(pid: int) -> float:
    figures = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(") ")[2].split()
    return (int(figures[11]) + int(figures[12])) / _TICKS


def _pss_mb(pid: int) -> float:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
