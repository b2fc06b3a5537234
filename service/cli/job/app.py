"""acceptance job: the group of commands."""

from __future__ import annotations

import typer

from service.cli.job.changing import cancel, retry
from service.cli.job.import_folder import import_folder
from service.cli.job.list_jobs import print_jobs
from service.cli.job.remake import remake
from service.cli.job.results import results
from service.cli.job.show import show
from service.cli.job.submit import submit

app = typer.Typer(help="作业：提交、查看、结果、取消、重做。", no_args_is_help=True, add_completion=False)
app.command("submit")(submit)
app.command("import-folder")(import_folder)
app.command("list")(print_jobs)
app.command("show")(show)
app.command("results")(results)
app.command("remake")(remake)
app.command("cancel")(cancel)
app.command("retry")(retry)
