"""What a scrape shows of the whole service."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.request import urlopen

import pytest
from prometheus_client import CollectorRegistry

from service.serving.endpoint import Endpoint, bound, reserve
from service.serving.exposition import Installed, Memory, counting, exposing
from service.settings import Settings
from service.vocabulary.fault import Fault
from tests.serving.served import free_port
from tests.storage.installations import installed
from tests.storage.queued_jobs import queued


def collected(collector: Installed | Memory) -> CollectorRegistry:
    registry = CollectorRegistry()
    registry.register(collector)
    return registry


def test_memory_is_that_of_each_process_that_lives() -> None:
    registry = collected(Memory(lambda: {"web-1": os.getpid(), "web-2": 2**22 + 1}))
    held = registry.get_sample_value("acceptance_process_resident_bytes", {"process": "web-1"})
    assert held is not None
    assert held > 2**20
    assert registry.get_sample_value("acceptance_process_resident_bytes", {"process": "web-2"}) is None


def test_the_installation_tells_of_its_jobs(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as installation:
        with installation.open() as database:
            job = queued(database)
        registry = collected(Installed(installation.settings))
    assert registry.get_sample_value("acceptance_database_up") == 1
    assert registry.get_sample_value("acceptance_jobs", {"kind": job.asked.kind, "state": "queued"}) == 1
    waited = registry.get_sample_value("acceptance_jobs_waiting_seconds")
    assert waited is not None
    assert timedelta(seconds=waited) <= datetime.now(UTC) - job.created_at


def test_without_a_database_it_says_so(tmp_path: Path) -> None:
    registry = collected(Installed(Settings(data_dir=tmp_path / "none")))
    assert registry.get_sample_value("acceptance_database_up") == 0


def test_a_scrape_is_answered_until_the_end(tmp_path: Path) -> None:
    at = Endpoint("127.0.0.1", free_port())
    settings = Settings(data_dir=tmp_path)
    with (
        counting() as folder,
        exposing(at, folder, settings, lambda: {"web-1": os.getpid()}),
        urlopen(f"http://{at}/metrics", timeout=60) as answer,
    ):
        assert b'acceptance_process_resident_bytes{process="web-1"}' in answer.read()
    assert not Path(folder).exists()
    reserve(at).close()


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with reserve(Endpoint("127.0.0.1", 0)) as other, counting() as folder:
        other.listen()
        with (
            pytest.raises(Fault, match="或用 --metrics"),
            exposing(bound(other), folder, Settings(data_dir=tmp_path), dict),
        ):
            pass
