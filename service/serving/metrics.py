"""What each process counts while it works; the supervisor shows the sum of all of them (exposition.py)."""

from __future__ import annotations

import logging

from prometheus_client import CollectorRegistry, Counter, Histogram, values

_STEPS_S = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


def counting_as(number: int) -> CollectorRegistry:
    """Where this process counts from now on, refusals of its database to begin with: in the files of that number in
    PROMETHEUS_MULTIPROC_DIR. A process that takes the place of one that ended counts on from there, so no figure falls,
    and no file of a dead process stays."""
    if values.ValueClass._multiprocess:
        values.ValueClass = values.MultiProcessValue(lambda: number)  # type: ignore[no-untyped-call]
    registry = CollectorRegistry()
    logging.getLogger("service.storage").addHandler(DatabaseErrors(registry))
    return registry


class RequestFigures:
    """Requests by method, route template and status, and how long they took."""

    def __init__(self, registry: CollectorRegistry) -> None:
        names = ("method", "route", "status")
        self._requests = Counter("acceptance_requests", "Requests answered.", names, registry=registry)
        self._seconds = Histogram(
            "acceptance_request_seconds", "Time to answer.", names[:2], registry=registry, buckets=_STEPS_S
        )

    def add(self, method: str, route: str, status: int, seconds: float) -> None:
        """One request. Only known methods and route templates: whoever asks cannot make up new series."""
        method = method if method in _METHODS else "other"
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(method, route).observe(seconds)


class DatabaseErrors(logging.Handler):
    """Counts what storage reports of the database, by kind (service/storage/errors.py)."""

    def __init__(self, registry: CollectorRegistry) -> None:
        super().__init__()
        self._errors = Counter("acceptance_database_errors", "Refusals of the database.", ("code",), registry=registry)

    def emit(self, record: logging.LogRecord) -> None:
        """Count one."""
        self._errors.labels(getattr(record, "code", "other")).inc()
