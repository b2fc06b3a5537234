"""`acceptance`: the entry point; its commands are those of service/cli/rooms.py."""

from __future__ import annotations

import typer

from service.cli.console import ending_calmly
from service.cli.help_texts import keep_every_word
from service.cli.rooms import Rooms

keep_every_word()
app = typer.Typer(
    name="acceptance", cls=Rooms, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
)


@app.callback()
def acceptance() -> None:
    """园区循环化改造成效评估和验收：从评估工作簿到可追溯的建议结论。"""


def run() -> None:
    """Run the command line."""
    with ending_calmly():
        app()
