"""What is counted adds up over all processes, and over those that have taken the place of others."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path

from prometheus_client import CollectorRegistry
from prometheus_client.multiprocess import MultiProcessCollector

from service.serving.metrics import DatabaseErrors, RequestFigures
from tests.storage.postgres import ROOT

COUNTS = """
import sys
from service.serving.metrics import RequestFigures, counting_as
RequestFigures(counting_as(int(sys.argv[1]))).add("GET", "/x", 200, 0.2)
"""


def value(registry: CollectorRegistry, name: str, **labels: str) -> float | None:
    return registry.get_sample_value(name, labels)


def test_requests_are_counted_by_route_and_status() -> None:
    registry = CollectorRegistry()
    figures = RequestFigures(registry)
    figures.add("GET", "/cases/{id}", 200, 0.02)
    figures.add("GET", "/cases/{id}", 200, 3)
    figures.add("BREW", "", 404, 0.001)
    assert value(registry, "acceptance_requests_total", method="GET", route="/cases/{id}", status="200") == 2
    assert value(registry, "acceptance_requests_total", method="other", route="", status="404") == 1
    assert value(registry, "acceptance_request_seconds_sum", method="GET", route="/cases/{id}") == 3.02
    assert value(registry, "acceptance_request_seconds_bucket", method="GET", route="/cases/{id}", le="0.025") == 1


def test_refusals_of_the_database_are_counted_by_kind() -> None:
    registry = CollectorRegistry()
    counting = DatabaseErrors(registry)
    counting.handle(logging.makeLogRecord({"code": "locked"}))
    counting.handle(logging.makeLogRecord({}))
    assert value(registry, "acceptance_database_errors_total", code="locked") == 1
    assert value(registry, "acceptance_database_errors_total", code="other") == 1


def test_a_process_counts_on_from_the_one_whose_place_it_takes(tmp_path: Path) -> None:
    for number in ("0", "1", "0"):
        subprocess.run(
            [sys.executable, "-c", COUNTS, number],
            cwd=ROOT,
            env=os.environ | {"PROMETHEUS_MULTIPROC_DIR": str(tmp_path)},
            check=True,
        )
    registry = CollectorRegistry()
    MultiProcessCollector(registry, path=str(tmp_path))  # type: ignore[no-untyped-call]
    assert value(registry, "acceptance_requests_total", method="GET", route="/x", status="200") == 3
    assert {file.stem.rpartition("_")[2] for file in tmp_path.iterdir()} == {"0", "1"}
