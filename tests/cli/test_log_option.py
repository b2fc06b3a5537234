"""Logs are for machines unless somebody asks for text."""

from __future__ import annotations

import typer
from typer.testing import CliRunner

from service.cli.log_option import Log
from service.serving.logs import LogStyle


def test_a_style_is_read_by_its_name() -> None:
    app, seen = typer.Typer(), []

    @app.command()
    def command(log: Log = LogStyle.JSON) -> None:
        seen.append(log)

    results = [CliRunner().invoke(app, words).exit_code for words in ([], ["--log", "text"], ["--log", "xml"])]
    assert results == [0, 0, 2]
    assert seen == [LogStyle.JSON, LogStyle.TEXT]
