"""acceptance audit: the group of commands."""

from __future__ import annotations

import typer

from service.cli.audit.head import head
from service.cli.audit.list_events import print_events
from service.cli.audit.verify import verify

app = typer.Typer(
    help="审计记录：核对有没有被动过、签名链头、查看谁做了什么。", no_args_is_help=True, add_completion=False
)
app.command("verify")(verify)
app.command("head")(head)
app.command("list")(print_events)
