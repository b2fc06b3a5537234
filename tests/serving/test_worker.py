"""A worker process of its own works until it is told to end."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path

from service.serving.assignment import UNUSABLE, Assignment
from service.serving.child import Child
from service.serving.logs import LogStyle
from tests.storage.installations import Installation, installed


def started(installation: Installation) -> tuple[bool, bool, int | None, str]:
    """Whether a worker is ready, ends by itself when told to, with which code, and which fault it reported."""
    given = Assignment(name="worker-1", number=0, supervisor=os.getpid(), log=LogStyle.TEXT)

    async def run() -> tuple[bool, bool, int | None, str]:
        child = await Child.start("service.serving.worker", given, installation.environment)
        ready = await child.became_ready()
        by_itself = await child.end(signal.SIGTERM, 30)
        fault = child.report.fault if child.report else None
        return ready, by_itself, child.code, fault.code if fault else ""

    return asyncio.run(run())


def test_it_works_until_it_is_told_to_end(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as installation:
        assert started(installation) == (True, True, 0, "")


def test_it_reports_what_keeps_it_from_its_work(tmp_path: Path) -> None:
    assert started(Installation(tmp_path)) == (False, True, UNUSABLE, "not-migrated")
