"""acceptance park: the group of commands."""

from __future__ import annotations

import typer

from service.cli.park import events
from service.cli.park.appraise import appraise
from service.cli.park.eligibility import print_eligibility
from service.cli.park.import_list import import_list
from service.cli.park.list_parks import print_parks
from service.cli.park.listing import exclude, include
from service.cli.park.show import show

app = typer.Typer(
    help="园区名录：导入清单、查询、登记变更、认定条件、列入清单。", no_args_is_help=True, add_completion=False
)
app.command("import")(import_list)
app.command("list")(print_parks)
app.command("show")(show)
app.command("rename")(events.rename)
app.command("upgrade")(events.upgrade)
app.command("assign")(events.assign)
app.command("merge")(events.merge)
app.command("split")(events.split)
app.command("abolish")(events.abolish)
app.command("eligibility")(print_eligibility)
app.command("appraise")(appraise)
app.command("include")(include)
app.command("exclude")(exclude)
