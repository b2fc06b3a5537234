"""The service in processes of its own, and a hand that kills them."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.storage.installations import Installation
from tests.storage.postgres import ROOT

WEB, WORKER = "service.serving.web", "service.serving.worker"
_PATIENCE_S = 120
_MORE = {"ACCEPTANCE_REQUESTS_PER_ADDRESS": "1000000", "ACCEPTANCE_REQUESTS_PER_SESSION": "1000000"}


@dataclass(frozen=True)
class KilledService:
    """process: the supervisor, which is left alone; log: the file of its log."""

    process: subprocess.Popen[str]
    url: str
    log: Path

    def of(self, module: str) -> list[int]:
        """The processes of the service that run a module."""
        path = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [pid for pid in map(int, path.read_text(encoding="utf-8").split()) if module in _command(pid)]

    def kill(self, module: str, index: int) -> bool:
        """kill −9 one of them; False where there is none at this moment."""
        there = self.of(module)
        if not there:
            return False
        try:
            os.kill(there[index % len(there)], signal.SIGKILL)
        except ProcessLookupError:
            return False
        return True

    def deaths(self, code: int) -> int:
        """How many of its processes ended with an exit code so far."""
        lines = self.log.read_text(encoding="utf-8").splitlines()
        return sum(f'"code": {code}' in line and "process ended" in line for line in lines)


@contextmanager
def killed_service(
    installation: Installation, web: int = 2, workers: int = 1, more: Mapping[str, str] | None = None
) -> Iterator[KilledService]:
    """A service that is ready; ended in an orderly way, or killed where it does not end."""
    log = installation.data_dir.parent / "service.log"
    command = [sys.executable, "-m", "service", "serve", "--port", "0", "--web", str(web), "--workers", str(workers)]
    environment = {**os.environ, **installation.environment, **_MORE, **(more or {})}
    with (
        log.open("a", encoding="utf-8") as stream,
        subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=stream,
            text=True,
        ) as process,
    ):
        try:
            said = _first_line(process)
            assert "http://" in said, log.read_text(encoding="utf-8")[-2000:]
            yield KilledService(process, said.partition(" ")[2].split()[0], log)
            process.send_signal(signal.SIGTERM)
            process.wait(_PATIENCE_S)
        finally:
            process.kill()


def _first_line(process: subprocess.Popen[str]) -> str:
    said: queue.Queue[str] = queue.Queue()
    assert process.stdout is not None
    threading.Thread(target=lambda out=process.stdout: said.put(out.readline()), daemon=True).start()
    return said.get(timeout=_PATIENCE_S).strip()


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().decode()
    except (FileNotFoundError, ProcessLookupError):
        return ""
