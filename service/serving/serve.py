"""Serve an installation on this machine until told to end."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace

from service.serving.endpoint import Endpoint, bound, reserve
from service.serving.exposition import counting, exposing
from service.serving.logs import configure_logs
from service.serving.supervisor import Plan, Supervisor
from service.settings import Settings


def serve(
    settings: Settings, plan: Plan, at: Endpoint, metrics: Endpoint | None, on_ready: Callable[[Endpoint], None]
) -> None:
    """Run the plan. metrics: where to show figures, None for nowhere; on_ready: told where the service listens, once
    all processes are ready.

    Raises:
        Fault: nobody can listen there, a process cannot be started, or what a web process says why it cannot (the
        database cannot be reached or is not migrated, or somebody has the password of the demonstration).
    """
    with reserve(at) as listener, ExitStack() as stack:
        folder = stack.enter_context(counting()) if metrics else ""
        supervisor = Supervisor(replace(plan, metrics_folder=folder), listener)
        if metrics:
            stack.enter_context(exposing(metrics, folder, settings, supervisor.processes))
        configure_logs(plan.log, "supervisor")
        where = bound(listener)
        asyncio.run(supervisor.run(lambda: on_ready(where)))
