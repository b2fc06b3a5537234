"""Starts web and worker processes, starts again what dies, replaces them one after another, and ends them all."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import structlog

from service.serving.assignment import RETIRE, Assignment
from service.serving.child import Child
from service.serving.forks import Forks
from service.serving.logs import LogStyle
from service.serving.restarts import Restarts
from service.settings import variables
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said

END_S = 30.0
"""Technical: what processes have to end in; then they are killed. A killed request was not acknowledged, and a killed
job is taken up again, so nothing is lost."""
WEB = "service.serving.web"
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1"}
"""The arithmetic library that a dependency brings along would start threads of its own, before the fork."""
_log = structlog.get_logger("service.supervisor")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What runs: so many processes of each kind; app: what the web processes serve; worker: the module of a worker;
    metrics_folder: where they count, empty for nowhere; rules: where they find the rules, None for where this process
    does; restarts: how those that end are started again."""

    web: int = 1
    workers: int = 1
    log: LogStyle = LogStyle.JSON
    app: str = "service.asgi:create"
    worker: str = "service.serving.worker"
    metrics_folder: str = ""
    rules: Path | None = None
    restarts: Restarts = field(default_factory=Restarts)

    @property
    def environment(self) -> dict[str, str]:
        """What processes get besides the environment of the supervisor."""
        counting = {"PROMETHEUS_MULTIPROC_DIR": self.metrics_folder} if self.metrics_folder else {}
        rules = {variables()["rules_dir"]: str(self.rules)} if self.rules else {}
        return counting | rules | _ONE_THREAD

    @property
    def modules(self) -> tuple[str, ...]:
        """What processes need loaded."""
        web = (WEB, self.app.partition(":")[0]) if self.web else ()
        return (*web, self.worker) if self.workers else web


class _Place:
    """Where one process works at a time; `lock` is held while that changes."""

    def __init__(self, name: str, module: str, retire: signal.Signals, listens: bool) -> None:
        self.name = name
        self.module = module
        self.retire = retire
        self.listens = listens
        self.child: Child | None = None
        self.lock = asyncio.Lock()


class Supervisor:
    """Runs a plan on a listening socket, which it closes when it ends. SIGTERM, SIGINT: end all, at the second time at
    once. SIGHUP: replace all, one after another."""

    def __init__(self, plan: Plan, listener: socket.socket) -> None:
        self._plan = plan
        self._listener = listener
        self._places = [_Place(f"web-{n + 1}", WEB, RETIRE, True) for n in range(plan.web)]
        self._places += [_Place(f"worker-{n + 1}", plan.worker, signal.SIGTERM, False) for n in range(plan.workers)]
        self._alive: dict[int, Child | None] = {}
        self._forks = Forks(plan.modules, plan.environment)
        self._worked = False
        self._stopping = asyncio.Event()
        self._replacing: asyncio.Task[None] | None = None

    def living(self) -> tuple[Child, ...]:
        """The processes there are now."""
        return tuple(child for child in tuple(self._alive.values()) if child is not None)

    def processes(self) -> Mapping[str, int]:
        """Name → process id of all there are now, this one and the one that forks the others among them."""
        forks = {"forks": pid} if (pid := self._forks.pid) else {}
        return {"supervisor": os.getpid()} | forks | {child.name: child.pid for child in self.living()}

    async def run(self, on_ready: Callable[[], None]) -> None:
        """Until told to end. on_ready: called once all processes are ready.

        Raises:
            Fault: what keeps the very first process from its work, as when the database is not migrated; or a process
            cannot be started again. All others have ended.
        """
        self._listen_to_signals()
        with self._forks:
            await self._run(on_ready)

    async def _run(self, on_ready: Callable[[], None]) -> None:
        keepers = [asyncio.ensure_future(self._keep(place)) for place in self._places]
        told = asyncio.ensure_future(self._stopping.wait())
        ready = asyncio.ensure_future(self._all_ready(on_ready))
        try:
            await asyncio.wait((told, *keepers), return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._stopping.set()
            self._listener.close()
            tasks = [task for task in (told, ready, self._replacing, *keepers) if task is not None]
            for task in tasks:
                task.cancel()
            await self._end_all()
            await asyncio.gather(*tasks, return_exceptions=True)
        for keeper in keepers:
            if not keeper.cancelled():
                keeper.result()

    def _listen_to_signals(self) -> None:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._told_to_end, number)
        loop.add_signal_handler(signal.SIGHUP, self._told_to_replace)

    def _told_to_end(self, number: signal.Signals) -> None:
        if self._stopping.is_set():
            for child in self.living():
                child.send(signal.SIGKILL)
        _log.info("stopping", signal=number.name)
        self._stopping.set()

    def _told_to_replace(self) -> None:
        if self._replacing is None or self._replacing.done():
            self._replacing = asyncio.ensure_future(self._replace_all())

    async def _all_ready(self, on_ready: Callable[[], None]) -> None:
        while not all(place.child and place.child.was_ready for place in self._places):
            await asyncio.sleep(0.02)
        on_ready()

    async def _keep(self, place: _Place) -> None:
        """Start the process of a place as often as it ends."""
        known = self._plan.restarts
        while not self._stopping.is_set():
            async with place.lock:
                if place.child is None or place.child.code is not None:
                    place.child = await self._started(place)
                child = place.child
            await child.ended()
            self._let_strays_go()
            if child is not place.child or self._stopping.is_set():
                continue
            known = known.after(child.was_ready)
            if not self._worked and child.fault:
                raise child.fault
            why = {"fault": fault.code, "reason": fault.said.en} if (fault := child.fault) else {}
            _log.warning(
                "process ended", name=child.name, pid=child.pid, code=child.code, failed_starts=known.failed, **why
            )
            if known.given_up:
                raise _cannot_start(place.name, known.failed)
            await asyncio.sleep(known.pause_s)

    def _let_strays_go(self) -> None:
        """Not while one is being started: that is a child already, and not known yet."""
        if None not in self._alive.values():
            self._forks.reap_strays([one.pid for one in self.living()])

    async def _started(self, place: _Place) -> Child:
        """A process that is ready, or has ended."""
        number = next(n for n in count() if n not in self._alive)
        self._alive[number] = None  # taken before another start gets to choose
        given = Assignment(
            name=place.name,
            number=number,
            supervisor=os.getpid(),
            log=self._plan.log,
            listener=self._listener.fileno() if place.listens else None,
            app=self._plan.app if place.listens else "",
        )
        try:
            child = self._alive[number] = await Child.start(self._forks, place.module, given)
        except BaseException:
            del self._alive[number]
            raise
        child.on_end(lambda: self._alive.pop(number, None))
        if self._stopping.is_set():  # it was being forked when all others were told
            child.send(signal.SIGTERM)
        if await child.became_ready():
            self._worked = True
            _log.info("process ready", name=child.name, pid=child.pid)
        return child

    async def _replace_all(self) -> None:
        """The next process of a place, of newly loaded code, is ready before the one that was there is told to go. One
        that cannot start leaves everything as it was."""
        _log.info("replacing processes")
        self._forks.renew()
        for place in self._places:
            async with place.lock:
                old = place.child
                try:
                    new = await self._started(place)
                except Fault as fault:
                    _log.error("replacing given up", name=place.name, code=fault.code)
                    return
                if not new.was_ready:
                    why = {"fault": new.fault.code, "reason": new.fault.said.en} if new.fault else {}
                    _log.error("replacing given up", name=place.name, code=new.code, **why)
                    return
                place.child = new
            if old is not None and not await old.end(place.retire, END_S):
                _log.warning("process killed", name=old.name, pid=old.pid, after_s=END_S)
        _log.info("processes replaced")

    async def _end_all(self) -> None:
        ended = await asyncio.gather(*(child.end(signal.SIGTERM, END_S) for child in self.living()))
        if self._worked:
            _log.info("stopped", killed=ended.count(False))


def _cannot_start(name: str, times: int) -> Fault:
    return Fault(
        "process-cannot-start",
        Said(
            f"进程 {name} 连续 {times} 次没有启动成功，服务已停止；原因见上面的日志，修复后再启动",
            f"the process {name} has failed to start {times} times in a row and the service has stopped; the log above "
            "says why: repair that and start again",
        ),
    )
