"""What an ASGI server starts is the application of the environment, and its log keeps secrets."""

import io
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
import structlog

from service.asgi import create, prepare
from service.settings import Settings
from service.transport.problems import ours
from service.vocabulary.fault import Fault
from service.workflow.cases.kept_rules import keep_rules


@contextmanager
def created(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """What a process logs that nobody has told how; afterwards the logs of the tests are as they were."""
    root, stream = logging.getLogger(), io.StringIO()
    handlers, level = root.handlers[:], root.level
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.setenv("ACCEPTANCE_DATA_DIR", str(folder))
    monkeypatch.setenv("ACCEPTANCE_PLAIN_HTTP", "true")
    structlog.reset_defaults()
    try:
        settings = create().state.settings
        assert (settings.data_dir, settings.plain_http) == (folder.resolve(), True)
        yield stream
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
        structlog.reset_defaults()


def test_it_is_built_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with created(tmp_path, monkeypatch):
        assert structlog.is_configured()


def test_an_exception_in_the_log_shows_no_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with created(tmp_path, monkeypatch) as stream:
        try:
            _sign_in({"password": "Shan-7-Shui-Tian"})
        except ZeroDivisionError as error:
            ours(error)
    assert "ZeroDivisionError" in stream.getvalue()
    assert "Shan-7" not in stream.getvalue()


def test_settings_that_refuse_every_sign_in_are_told_at_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ACCEPTANCE_SESSION_HOURS", "99")
    with pytest.raises(Fault, match="SESSION_HOURS=99"), created(tmp_path, monkeypatch):
        pass


def test_what_says_how_it_logs_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with created(tmp_path, monkeypatch):
        structlog.configure(processors=[structlog.processors.KeyValueRenderer()])
        before = structlog.get_config()
        create()
        assert structlog.get_config() == before


def test_what_is_read_before_the_fork_is_not_read_again() -> None:
    prepare()
    read = keep_rules(Settings(), "base-145", date(2026, 3, 31))
    assert keep_rules(Settings(), "base-145", date(2026, 5, 31)).pack is read.pack


def _sign_in(given: dict[str, str]) -> None:
    password = given["password"]
    raise ZeroDivisionError(len(password))
