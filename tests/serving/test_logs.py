"""What a line of the log says, and what it never says."""

from __future__ import annotations

import io
import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import structlog

from service.serving.logs import LogStyle, configure_logs
from service.vocabulary.person import Role
from service.workflow.audit.origin import Origin, coming_from
from tests.casework.builders import person


@contextmanager
def written(monkeypatch: pytest.MonkeyPatch, style: LogStyle = LogStyle.JSON) -> Iterator[io.StringIO]:
    """What a process logs; afterwards the logs of the tests are as they were."""
    root, stream = logging.getLogger(), io.StringIO()
    handlers, level = root.handlers[:], root.level
    monkeypatch.setattr(sys, "stderr", stream)
    try:
        configure_logs(style, "web-1")
        yield stream
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
        structlog.reset_defaults()


def lines(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_libraries_and_we_write_the_same_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    with written(monkeypatch) as stream:
        structlog.get_logger("service").info("作业开始", job=17)
        logging.getLogger("uvicorn.error").warning("%s took %d", "it", 3, extra={"secret": "no", "code": "slow"})
        logging.getLogger("sqlalchemy.engine").info("SELECT secret")
    ours, theirs = lines(stream)
    assert (ours["event"], ours["job"], ours["level"], ours["process"]) == ("作业开始", 17, "info", "web-1")
    assert (theirs["event"], theirs["level"], theirs["process"], theirs["code"]) == (
        "it took 3", "warning", "web-1", "slow",
    )  # fmt: skip
    assert ours["timestamp"].endswith("Z")
    assert "secret" not in stream.getvalue()


def test_a_line_says_from_which_request_it_comes_and_who_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    who = person(3, Role.VIEWER)
    with written(monkeypatch) as stream:
        with coming_from(Origin(who, "s-1", "10.0.0.1", "r-1")):
            structlog.get_logger().info("asked")
        with coming_from(Origin(request_id="job-17")):
            logging.getLogger("service.jobs").info("working")
        structlog.get_logger().info("alone")
    asked, working, alone = lines(stream)
    assert (asked["request"], asked["person"], asked["session"]) == ("r-1", 3, "s-1")
    assert working["job"] == "17"
    assert {"request", "job", "person", "session"} & set(alone) == set()


def test_an_exception_is_told_without_what_people_entered(monkeypatch: pytest.MonkeyPatch) -> None:
    with written(monkeypatch) as stream:
        try:
            raise ValueError("duplicate key\nDETAIL: name=张三\n")
        except ValueError:
            structlog.get_logger().exception("broke down")
            logging.getLogger("uvicorn.error").error("in the application\n", exc_info=True)
    for line in lines(stream):
        assert (line["exception"], line["reason"]) == ("builtins.ValueError", "duplicate key")
        assert any("test_logs.py" in frame for frame in line["trace"])
    assert [line["event"] for line in lines(stream)] == ["broke down", "in the application"]
    assert "张三" not in stream.getvalue()


def test_for_people_a_line_is_text(monkeypatch: pytest.MonkeyPatch) -> None:
    with written(monkeypatch, LogStyle.TEXT) as stream:
        structlog.get_logger().info("process ready", name="web-1")
    assert "process ready" in stream.getvalue()
    assert "name=web-1" in stream.getvalue()
    assert not stream.getvalue().startswith("{")


@pytest.mark.parametrize("style", LogStyle)
def test_what_people_entered_makes_no_line_of_its_own(monkeypatch: pytest.MonkeyPatch, style: LogStyle) -> None:
    """And does nothing to the screen of whoever reads it."""
    with written(monkeypatch, style) as stream:
        logging.getLogger("x").warning("%s", "a\n2026 forged\x1b[31m\u2028\x9b1m")
        structlog.get_logger("x").warning("told", reason="a\x1b[31m", more="b\n2026 \x1b[31m")
    assert len(stream.getvalue().splitlines()) == 2
    assert not set(stream.getvalue()) & set("\x1b\x9b\u2028")
    assert "2026 forged" in stream.getvalue()
