"""The help of a command, of which no word is lost: the library cuts off what does not fit a line and has no space to
break at, and Chinese has none."""

from __future__ import annotations

from typing import Any

from rich.text import Text
from typer import rich_utils

_make = rich_utils._make_rich_text  # there is no public way to what the texts are made of


def keep_every_word() -> None:
    """Have the texts of all help go on in the next line, wherever they are broken."""
    rich_utils._make_rich_text = _folding


def _folding(**words: Any) -> Any:
    made = _make(**words)
    if isinstance(made, Text):
        made.overflow = "fold"
    return made
