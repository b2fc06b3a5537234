"""A service in processes of its own, `python -m tests.serving.served APP WEB WORKERS METRICS`, as tests reach it."""

from __future__ import annotations

import os
import queue
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from service.serving.endpoint import Endpoint
from service.serving.serve import serve
from service.serving.supervisor import WEB, Plan
from service.settings import load_settings
from tests.storage.installations import Installation
from tests.storage.postgres import ROOT

APP = "tests.serving.stand_in:create"
REAL = "service.asgi:create"
WORKER = "tests.serving.stand_in_worker"
_MODULES = {"web": WEB, "worker": WORKER}
_PATIENCE_S = 600


class Served(NamedTuple):
    """process: the supervisor; port: where it serves; metrics: where it shows figures; log: the file of its log."""

    process: subprocess.Popen[str]
    port: int
    metrics: int
    log: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def children(self) -> dict[int, str]:
        """Process id → module of the processes that live, but for the one that forks them."""
        found = {}
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                name, _, figures = stat.read_text(encoding="utf-8").partition("(")[2].rpartition(") ")
            except (FileNotFoundError, ProcessLookupError):
                continue
            if int(figures.split()[1]) == self.process.pid and (kind := name.partition("-")[0]) in _MODULES:
                found[int(stat.parent.name)] = _MODULES[kind]
        return found

    def of(self, module: str) -> set[int]:
        """Process ids of those that run a module."""
        return {pid for pid, name in self.children().items() if name == module}

    def stop(self) -> int:
        """The exit code after SIGTERM."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(_PATIENCE_S)


@contextmanager
def served(installation: Installation, app: str = APP, web: int = 2, workers: int = 0) -> Iterator[Served]:
    """A service that is ready; killed at the end where it still runs, its processes with it."""
    log, metrics = installation.data_dir.parent / "service.log", free_port()
    command = [sys.executable, "-W", "error", "-m", "tests.serving.served", app, str(web), str(workers), str(metrics)]
    # What a killed one leaves goes with the folder of the test.
    environment = os.environ | installation.environment | {"TMPDIR": str(log.parent)}
    with log.open("w", encoding="utf-8") as stream:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=stream,
            text=True,
        )
    try:
        said = _first_line(process)
        assert said.startswith("ready "), log.read_text(encoding="utf-8")[-2000:]
        yield Served(process, int(said.rpartition(":")[2]), metrics, log)
    finally:
        process.kill()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()


def _first_line(process: subprocess.Popen[str]) -> str:
    said: queue.Queue[str] = queue.Queue()
    assert process.stdout is not None
    threading.Thread(target=lambda out=process.stdout: said.put(out.readline()), daemon=True).start()
    return said.get(timeout=_PATIENCE_S).strip()


def free_port() -> int:
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def status(pid: int) -> list[str]:
    """Fields of /proc/PID/stat after the name: state, parent, group …; empty where there is none."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(") ")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return []


def wait_for(holds: Callable[[], bool], limit_s: float = 600) -> float:
    """Seconds until it holds; fails after the limit."""
    start = time.monotonic()
    while not holds():
        assert time.monotonic() - start < limit_s, "it did not come about"
        time.sleep(0.05)
    return time.monotonic() - start


def main() -> None:
    """Serve a stand-in, and say where."""
    app, web, workers, metrics = sys.argv[1:]
    plan = Plan(web=int(web), workers=int(workers), app=app, worker=WORKER)
    any_port, shown = Endpoint("127.0.0.1", 0), Endpoint("127.0.0.1", int(metrics))
    serve(load_settings(), plan, any_port, shown, lambda at: print("ready", at, flush=True))


if __name__ == "__main__":
    main()
