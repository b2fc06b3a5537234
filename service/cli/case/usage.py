"""A command on a case as it is to be typed, with what it must be given: read off the command itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import Any

import typer

_GROUP = "service.cli.case.app"


def usage(command: str, case_id: str) -> str:
    """`acceptance case COMMAND CASE …`: each required argument and option by the placeholder of the command's help."""
    return " ".join(("acceptance case", command, *_words(_commands()[command], case_id)))


@cache
def _commands() -> Mapping[str, Any]:
    commands: Mapping[str, Any] = typer.main.get_group(import_module(_GROUP).app).commands
    return commands


def _words(command: Any, case_id: str) -> Iterator[str]:
    for parameter in command.params:
        if not parameter.required:
            continue
        if parameter.param_type_name == "argument":
            yield case_id if parameter.name == "case" else parameter.metavar
        elif parameter.is_flag:
            yield "/".join((*parameter.opts, *parameter.secondary_opts))
        else:
            yield f"{parameter.opts[0]} {parameter.metavar}"
