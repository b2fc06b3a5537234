"""A worker process of its own works until it is told to end."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path

from service.serving.assignment import Assignment
from service.serving.child import Child
from service.serving.forks import Forks
from service.serving.logs import LogStyle
from tests.storage.installations import Installation, installed


def test_it_works_until_it_is_told_to_end(tmp_path: Path) -> None:
    given = Assignment(name="worker-1", number=0, supervisor=os.getpid(), log=LogStyle.TEXT)

    async def run(installation: Installation) -> tuple[bool, bool, int | None]:
        with Forks([], installation.environment) as forks:
            child = await Child.start(forks, "service.serving.worker", given)
            ready = await child.became_ready()
            return ready, await child.end(signal.SIGTERM, 300), child.code

    with installed("sqlite", tmp_path) as installation:
        assert asyncio.run(run(installation)) == (True, True, 0)
