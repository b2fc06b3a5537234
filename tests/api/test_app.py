"""The interface lies under its root, and describes itself there."""

from __future__ import annotations

from pathlib import Path

from service.api.app import ROOT
from tests.api.served import served


def test_there_are_no_pages_of_documentation(tmp_path: Path) -> None:
    with served(tmp_path) as service:
        for path in ("docs", "redoc", "openapi.json", "api/v1/docs"):
            assert service.client.get(f"http://127.0.0.1/{path}").status_code == 404
        assert service.client.get("/openapi.json").status_code == 401


def test_everything_described_lies_under_the_root(tmp_path: Path) -> None:
    with served(tmp_path) as service:
        paths = service.app.openapi()["paths"]
    assert len(paths) > 30
    assert all(path.startswith(f"{ROOT}/") for path in paths)
