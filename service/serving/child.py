"""One process that the supervisor has started: when it is ready, when it has ended, how it is told to end."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from typing import Self

from service.serving.assignment import START_S, Assignment, Report, read_report
from service.serving.forks import Forks
from service.vocabulary.fault import Fault

_REPORT = 2**16
_LAST_WORDS_S = 10


class Child:
    """A process; made by start()."""

    def __init__(self, given: Assignment, pid: int) -> None:
        self.name = given.name
        self.number = given.number
        self.pid = pid
        self.code: int | None = None
        """Its exit code, negative for a signal; None while it lives."""
        self.report: Report | None = None
        self._ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._reported = asyncio.Event()
        self._handle = os.pidfd_open(pid)
        asyncio.get_running_loop().add_reader(self._handle, self._reap)

    @classmethod
    async def start(cls, forks: Forks, module: str, given: Assignment) -> Self:
        """Run `main` of a module with an assignment, in a process group of its own. Cancelled, it leaves none behind.

        Raises:
            Fault: no process can be made.
        """
        heard, told = os.pipe()
        passed = [fd for fd in (told, given.listener) if fd is not None]
        making = asyncio.ensure_future(forks.fork(module, given, passed))
        try:
            pid = await asyncio.shield(making)
        except asyncio.CancelledError:  # it is made all the same, and nobody else would know of it
            with suppress(Fault):
                await cls(given, await making).end(signal.SIGKILL, _LAST_WORDS_S)
            os.close(heard)
            raise
        except BaseException:
            os.close(heard)
            raise
        finally:
            os.close(told)
        child = cls(given, pid)
        asyncio.get_running_loop().add_reader(heard, child._hear, heard)
        return child

    @property
    def was_ready(self) -> bool:
        """Whether it has said so."""
        return self.report is not None and self.report.fault is None

    @property
    def fault(self) -> Fault | None:
        """What kept it from its work, where it has told."""
        return self.report.fault if self.report is not None else None

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
        if self.code is None:
            with suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._handle, number)

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

    def _reap(self) -> None:
        asyncio.get_running_loop().remove_reader(self._handle)
        os.close(self._handle)
        self.code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        self._ended.set_result(None)

    def _hear(self, heard: int) -> None:
        self.report = read_report(os.read(heard, _REPORT))
        asyncio.get_running_loop().remove_reader(heard)
        os.close(heard)
        self._reported.set()
