"""What an ASGI server starts is the application of the environment."""

from pathlib import Path

import pytest

from service.asgi import create


def test_it_is_built_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCEPTANCE_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("ACCEPTANCE_PLAIN_HTTP", "true")
    settings = create().state.settings
    assert (settings.data_dir, settings.plain_http) == (tmp_path.resolve(), True)
