"""Whoever watches over the service learns in one word whether it lives and can do its work, and nothing else."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from service.asgi import make_app
from service.settings import Settings
from service.workflow.installation.migrate import migrate
from tests.api.bridge import running
from tests.storage.installations import Installation, installed

ELSEWHERE = ("10.0.0.9", 50000)
MORE_THAN_THERE_IS = 2**40


def word(answer: httpx.Response) -> tuple[int, str]:
    assert list(answer.json()) == ["status"]
    assert answer.headers["cache-control"] == "no-store"
    return answer.status_code, answer.json()["status"]


def test_it_lives_and_is_ready(installation: Installation) -> None:
    with running(make_app(installation.settings), "http://10.0.0.1", ELSEWHERE) as client:
        assert word(client.get("/healthz")) == (200, "alive")
        assert word(client.get("/readyz")) == (200, "ready")


def test_with_a_disk_nearly_full_it_can_be_read(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as made:
        short = made.settings.model_copy(update={"min_free_mb": MORE_THAN_THERE_IS})
        with running(make_app(short), "http://127.0.0.1") as client:
            assert word(client.get("/readyz")) == (200, "read-only")


def test_without_its_database_it_lives_but_is_not_ready(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as made, running(make_app(made.settings), "http://127.0.0.1") as client:
        for file in made.data_dir.glob("acceptance.db*"):
            file.unlink()
        assert word(client.get("/healthz")) == (200, "alive")
        assert word(client.get("/readyz")) == (503, "unavailable")


def test_the_database_is_asked_once_a_while_however_often_the_service_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.transport.health._LASTS_S", 3600)
    with installed("sqlite", tmp_path) as made, running(make_app(made.settings), "http://127.0.0.1") as client:
        assert word(client.get("/readyz")) == (200, "ready")
        for file in made.data_dir.glob("acceptance.db*"):
            file.unlink()
        assert word(client.get("/readyz")) == (200, "ready")
        monkeypatch.setattr("service.transport.health._LASTS_S", 0)
        assert word(client.get("/readyz")) == (503, "unavailable")


@pytest.mark.parametrize(("draining", "answer"), [(False, (200, "ready")), (True, (503, "draining"))])
def test_a_process_that_is_to_end_says_so(tmp_path: Path, draining: bool, answer: tuple[int, str]) -> None:
    settings = Settings(data_dir=tmp_path)
    migrate(settings)
    app = make_app(settings)

    async def told(scope: dict[str, object], receive: object, send: object) -> None:
        await app({**scope, "state": {"draining": draining}}, receive, send)  # type: ignore[arg-type]

    told.router = app.router  # type: ignore[attr-defined]
    with running(told, "http://127.0.0.1") as client:  # type: ignore[arg-type]
        assert word(client.get("/readyz")) == answer
