"""Processes are forked for as long as somebody asks, whatever becomes of the one that forks them."""

from __future__ import annotations

import asyncio
import os
import signal

import pytest

from service.serving.child import Child
from service.serving.forks import Forks
from service.vocabulary.fault import Fault
from tests.serving.served import WORKER, status, wait_for
from tests.serving.test_child import an_assignment, children


async def ready(forks: Forks) -> Child:
    child = await Child.start(forks, WORKER, an_assignment())
    assert await child.became_ready()
    return child


def test_what_is_forked_is_a_child_in_a_group_of_its_own() -> None:
    async def run() -> None:
        with Forks([WORKER], {}) as forks:
            child = await ready(forks)
            _, parent, group, *_ = status(child.pid)
            assert (int(parent), int(group)) == (os.getpid(), child.pid)
            await child.end(signal.SIGTERM, 300)

    asyncio.run(run())


def test_what_is_forked_is_a_child_before_anybody_hears_of_it() -> None:
    """However slowly the process between the two ends: one that is killed at once leaves its exit code."""

    async def run() -> tuple[int, int | None]:
        with Forks(["tests.serving.slow_exit", WORKER], {}) as forks:
            child = await Child.start(forks, WORKER, an_assignment())
            _, parent, *_ = status(child.pid)
            await child.end(signal.SIGKILL, 300)
            return int(parent), child.code

    assert asyncio.run(run()) == (os.getpid(), -signal.SIGKILL)


def test_what_is_forked_outlives_the_one_that_forked_it() -> None:
    """And the next is forked by another one."""

    async def run() -> tuple[bool, int | None, int | None]:
        with Forks([WORKER], {}) as forks:
            first = await ready(forks)
            killed = forks.pid or 0
            os.kill(killed, signal.SIGKILL)
            wait_for(lambda: not status(killed) or status(killed)[0] == "Z")
            second = await ready(forks)
            alive = first.code is None
            await asyncio.gather(*(child.end(signal.SIGTERM, 300) for child in (first, second)))
            return alive, first.code, second.code

    assert asyncio.run(run()) == (True, 0, 0)


def test_where_no_more_processes_can_be_made_is_told_at_once() -> None:
    async def run() -> None:
        with Forks(["tests.serving.barren"], {}) as forks:
            await Child.start(forks, WORKER, an_assignment())

    with pytest.raises(Fault, match="请查看内存是否够用"):
        asyncio.run(asyncio.wait_for(run(), 600))


def test_newly_loaded_code_is_forked_from_another_process() -> None:
    async def run() -> tuple[bool, bool]:
        with Forks([WORKER], {}) as forks:
            forks.renew()
            first = forks.pid or 0
            forks.renew()
            return first != forks.pid, status(first) == []

    assert asyncio.run(run()) == (True, True)


def test_what_a_dead_process_had_started_leaves_no_trace() -> None:
    async def run() -> None:
        with Forks([WORKER], {}) as forks:
            own = await ready(forks)
            stray = await ready(forks)
            os.kill(stray.pid, signal.SIGKILL)
            wait_for(lambda: status(stray.pid)[0] == "Z")
            forks.reap_strays([own.pid, stray.pid])
            assert status(stray.pid)[0] == "Z"
            await stray.ended()
            orphan = os.fork()
            if orphan == 0:
                os._exit(0)
            wait_for(lambda: status(orphan)[0] == "Z")
            forks.reap_strays([own.pid])
            assert status(orphan) == []
            await own.end(signal.SIGTERM, 300)

    asyncio.run(run())


def test_what_is_forked_does_not_begin_where_nobody_was_told_of_it() -> None:
    """It would serve on beside the others, unknown: never replaced, and killed amid a request in the end."""

    async def run() -> set[int]:
        with Forks(["tests.serving.mute", WORKER], {}) as forks:
            before = children()
            with pytest.raises(Fault, match="请查看内存是否够用"):
                await Child.start(forks, WORKER, an_assignment())
            left = children() - before - {forks.pid}
            wait_for(lambda: all(status(pid)[:1] == ["Z"] for pid in left))
            forks.reap_strays([])
            return children() - before - {forks.pid}

    assert asyncio.run(run()) == set()
