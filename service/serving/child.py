"""One process that the supervisor has started: when it is ready, when it has ended, how it is told to end."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Self

from service.serving.assignment import Assignment, Report, read_report
from service.settings import environment_with

_REPORT = 2**16
_LAST_WORDS_S = 10
START_S = 300
"""Technical: a process that is not ready by then hangs; on a busy machine a start takes many times its usual seconds."""


class Child:
    """A process; made by start()."""

    def __init__(self, given: Assignment, process: asyncio.subprocess.Process) -> None:
        self.name = given.name
        self.number = given.number
        self.report: Report | None = None
        self._process = process
        self._ended = asyncio.ensure_future(process.wait())
        self._reported = asyncio.Event()

    @classmethod
    async def start(cls, module: str, given: Assignment, environment: dict[str, str]) -> Self:
        """Run `python -m module` with an assignment, in a process group of its own: Ctrl-C is for the supervisor
        alone."""
        heard, told = os.pipe()
        given = given.reporting_to(told)
        passed: Sequence[int] = [fd for fd in (told, given.listener) if fd is not None]
        try:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                module,
                given.written(),
                stdin=asyncio.subprocess.DEVNULL,
                pass_fds=passed,
                env=environment_with(environment),
                process_group=0,
            )
        except BaseException:
            os.close(heard)
            raise
        finally:
            os.close(told)
        child = cls(given, process)
        asyncio.get_running_loop().add_reader(heard, child._hear, heard)
        return child

    @property
    def was_ready(self) -> bool:
        """Whether it has said so."""
        return self.report is not None and self.report.fault is None

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    @property
    def code(self) -> int | None:
        """Its exit code, negative for a signal; None while it lives."""
        return self._process.returncode

    async def became_ready(self) -> bool:
        """Whether it is ready; False once it has ended or taken too long, and is killed."""
        waiting = asyncio.ensure_future(self._reported.wait())
        await asyncio.wait((waiting, self._ended), timeout=START_S, return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        if not self.was_ready:
            await self._ended_within(_LAST_WORDS_S if self.report else 0)
        return self.was_ready

    async def ended(self) -> None:
        """Wait for its end."""
        await asyncio.shield(self._ended)

    def on_end(self, done: Callable[[], object]) -> None:
        """Call that once it has ended."""
        self._ended.add_done_callback(lambda _: done())

    def send(self, number: signal.Signals) -> None:
        """Signal it, unless it has ended."""
        with suppress(ProcessLookupError):
            self._process.send_signal(number)

    async def end(self, number: signal.Signals, limit_s: float) -> bool:
        """Ask it to end, and kill it after the limit. Whether it ended by itself."""
        self.send(number)
        return await self._ended_within(limit_s)

    async def _ended_within(self, limit_s: float) -> bool:
        done, _ = await asyncio.wait((self._ended,), timeout=limit_s)
        if not done:
            self.send(signal.SIGKILL)
            await self.ended()
        return bool(done)

    def _hear(self, heard: int) -> None:
        self.report = read_report(os.read(heard, _REPORT))
        asyncio.get_running_loop().remove_reader(heard)
        os.close(heard)
        self._reported.set()
