"""Whoever balances the load hears one word, over plain HTTP too and without signing in."""

from pathlib import Path

from tests.api.served import serving
from tests.storage.installations import installed


def test_alive_and_ready(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as made, serving(made.settings, client=("10.0.0.9", 50000)) as service:
        words = [service.client.get(f"http://127.0.0.1/{path}").json() for path in ("healthz", "readyz")]
    assert words == [{"status": "alive"}, {"status": "ready"}]


def test_without_space_it_says_that_it_only_reads(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as made:
        settings = made.settings.model_copy(update={"min_free_mb": 10**12})
        with serving(settings) as service:
            assert service.client.get("http://127.0.0.1/readyz").json() == {"status": "read-only"}
