"""Lines of what was checked: ✓ holds, ✗ fails, ? cannot be told, · should be known."""

from __future__ import annotations

from collections.abc import Mapping

from rich.markup import escape

from service.cli.console import screen
from service.documents.bundle.check import Check, Outcome
from service.vocabulary.language import Language, Said

COLOURS = {Outcome.HOLDS: "green", Outcome.FAILS: "red", Outcome.UNCHECKED: "yellow", Outcome.NOTED: "cyan"}


def print_check(check: Check, lang: Language) -> None:
    """One line."""
    mark = f"[{COLOURS[check.outcome]}]{check.outcome.mark}[/]"
    screen().print(f"{mark} {escape(check.said.told(lang))}")


def print_sum(outcome: Outcome, sums: Mapping[Outcome, Said], lang: Language) -> None:
    """The last line: how the whole came out."""
    screen().print(f"[bold {COLOURS[outcome]}]{escape(sums[outcome].told(lang))}[/]")
