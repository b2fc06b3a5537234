"""Every word of every help is shown on a narrow screen, also where a sentence has no space to break at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from typer.core import TyperGroup
from typer.main import get_command

from service.cli.main import app
from tests.cli.builders import call

_LAYOUT = re.compile(r"[\s│]+")


def commands(command: Any, words: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command and group with the words that call it."""
    yield words, command
    if isinstance(command, TyperGroup):
        context = command.make_context("acceptance", [], resilient_parsing=True)
        for name in command.list_commands(context):
            yield from commands(command.get_command(context, name), (*words, name))


EVERY = dict(commands(get_command(app)))


def squeezed(text: str) -> str:
    return _LAYOUT.sub("", text)


def test_there_are_commands_to_look_at() -> None:
    assert len(EVERY) > 100


@pytest.mark.parametrize("room", sorted({words[:1] for words in EVERY}), ids=lambda words: "-".join(words) or "all")
def test_no_word_of_the_help_is_lost(room: tuple[str, ...]) -> None:
    lost = []
    for words, command in EVERY.items():
        if words[:1] != room:
            continue
        shown = squeezed(call(*words, "--help").stdout)
        texts = [command.help or "", *(getattr(one, "help", None) or "" for one in command.params)]
        lost += [(words, text) for text in texts if squeezed(text) not in shown]
    assert lost == []
