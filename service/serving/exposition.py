"""/metrics on a port of its own: what all processes count together, their memory, and the state of the installation."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from service.serving.endpoint import Endpoint, refused
from service.settings import Settings
from service.vocabulary.fault import Fault
from service.workflow.passing_folder import passing_folder

Processes = Callable[[], Mapping[str, int]]
"""Name → process id of each process there is now."""


@contextmanager
def counting() -> Iterator[str]:
    """An empty folder for the files in which processes count together; gone afterwards."""
    with passing_folder("metrics") as folder:
        yield str(folder)


@contextmanager
def exposing(at: Endpoint, folder: str, settings: Settings, processes: Processes) -> Iterator[None]:
    """Answer scrapes there, in a thread.

    Raises:
        Fault: nobody can listen there.
    """
    registry = CollectorRegistry()
    MultiProcessCollector(registry, path=folder)  # type: ignore[no-untyped-call]
    registry.register(Memory(processes))
    registry.register(Installed(settings))
    try:
        server, thread = start_http_server(at.port, at.host, registry)
    except OSError as error:
        raise refused(at, error, "--metrics") from error
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Memory(Collector):
    """What each process holds of the machine's memory."""

    def __init__(self, processes: Processes) -> None:
        self._processes = processes

    def collect(self) -> Iterable[Metric]:
        """One figure a process."""
        family = GaugeMetricFamily("acceptance_process_resident_bytes", "Resident memory.", labels=("process",))
        for name, pid in self._processes().items():
            try:
                pages = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]
            except OSError:  # it has just ended
                continue
            family.add_metric((name,), int(pages) * os.sysconf("SC_PAGE_SIZE"))
        yield family


class Installed(Collector):
    """What the database says: whether it answers, jobs, and how old the last signed head of the audit trail is."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def collect(self) -> Iterable[Metric]:
        """The figures of this moment; without a database only that there is none."""
        # Not before somebody asks: the supervisor needs no database library otherwise, and starts a second sooner.
        from service.workflow.installation.figures import figures

        up = GaugeMetricFamily("acceptance_database_up", "Whether the database answers.")
        try:
            now = figures(self._settings, datetime.now(UTC))
        except Fault:
            up.add_metric((), 0)
            return (up,)
        up.add_metric((), 1)
        jobs = GaugeMetricFamily("acceptance_jobs", "Jobs on record.", labels=("kind", "state"))
        for (kind, state), number in now.jobs.items():
            jobs.add_metric((kind, state.value), number)
        waiting = GaugeMetricFamily("acceptance_jobs_waiting_seconds", "How long the oldest queued job has waited.")
        waiting.add_metric((), now.waiting.total_seconds())
        age = GaugeMetricFamily("acceptance_audit_head_age_seconds", "Age of the last signed head of the audit trail.")
        if now.head_age is not None:
            age.add_metric((), now.head_age.total_seconds())
        return (up, jobs, waiting, age)
