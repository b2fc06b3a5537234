"""One process: ready, ended, or silent."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path

from service.serving.assignment import Assignment
from service.serving.child import Child
from service.serving.forks import Forks
from service.serving.logs import LogStyle
from tests.serving.served import WORKER


def an_assignment() -> Assignment:
    return Assignment(name="worker-1", number=0, supervisor=os.getpid(), log=LogStyle.JSON)


def test_a_process_is_ready_and_ends_when_asked_to() -> None:
    async def run() -> tuple[bool, bool, int | None, bool]:
        with Forks([WORKER], {}) as forks:
            child = await Child.start(forks, WORKER, an_assignment())
            ended: list[int] = []
            child.on_end(lambda: ended.append(child.number))
            ready, alive = await child.became_ready(), child.code is None
            by_itself = await child.end(signal.SIGTERM, 300)
            await asyncio.sleep(0)
            child.send(signal.SIGTERM)  # there is nobody any more
            return ready, alive and by_itself, child.code, ended == [0]

    assert asyncio.run(run()) == (True, True, 0, True)


def test_a_process_that_ends_without_a_word_is_not_ready() -> None:
    async def run() -> tuple[bool, int | None, bool]:
        with Forks([], {}) as forks:
            child = await Child.start(forks, "tests.serving.unstartable", an_assignment())
            return await child.became_ready(), child.code, child.report is None

    assert asyncio.run(run()) == (False, 3, True)


def test_a_start_that_is_cancelled_leaves_no_process() -> None:
    async def run() -> tuple[bool, set[int]]:
        with Forks([WORKER], {}) as forks:
            before = children()
            starting = asyncio.ensure_future(Child.start(forks, WORKER, an_assignment()))
            while forks.pid is None:  # from then on it is asked, and cannot answer before it has loaded what it forks
                await asyncio.sleep(0)
            starting.cancel()
            await asyncio.wait((starting,))
            next_one = await Child.start(forks, WORKER, an_assignment())
            ready = await next_one.became_ready()
            await next_one.end(signal.SIGTERM, 300)
            return starting.cancelled() and ready, children() - before - {forks.pid}

    assert asyncio.run(run()) == (True, set())


def children() -> set[int]:
    found = set(Path("/proc/self/task").glob("*/children"))
    return {int(pid) for path in found for pid in path.read_text(encoding="ascii").split()}


def test_a_process_that_does_not_hear_is_killed() -> None:
    async def run() -> tuple[bool, int | None]:
        with Forks([], {}) as forks:
            child = await Child.start(forks, WORKER, an_assignment())
            await child.became_ready()
            return await child.end(signal.SIGCONT, 0.1), child.code

    assert asyncio.run(run()) == (False, -signal.SIGKILL)
