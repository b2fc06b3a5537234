"""acceptance programme: the group of commands."""

from __future__ import annotations

import typer

from service.cli.programme.coverage import print_coverage
from service.cli.programme.duties import print_duties
from service.cli.programme.file_report import record_report

app = typer.Typer(help="规划期：报送责任和期限、实施覆盖率、登记报告。", no_args_is_help=True, add_completion=False)
app.command("duties")(print_duties)
app.command("coverage")(print_coverage)
app.command("file-report")(record_report)
