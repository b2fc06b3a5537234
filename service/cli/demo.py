"""acceptance demo: the main job on every example case, from a written workbook to a conclusion; then, where asked, the
whole application on an invented province.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from service.casework.perform import Refused
from service.cli.console import saving, screen, stopping_on
from service.cli.evaluate import show
from service.cli.options import Lang
from service.serving.endpoint import Endpoint
from service.serving.logs import LogStyle
from service.serving.serve import serve
from service.serving.supervisor import Plan
from service.settings import Settings, load_settings, variables
from service.vocabulary.fault import Fault
from service.vocabulary.language import Language, Said
from service.workflow.demo.cast import PASSWORD, passes, renew_accounts
from service.workflow.demo.rules import demo_rules
from service.workflow.demo.seed import seed
from service.workflow.evaluation.evaluate import evaluate
from service.workflow.evaluation.examples import Example, examples, write_example
from service.workflow.rules.rule_base import RuleProblems

app = typer.Typer(add_completion=False)
Serving = Annotated[bool, typer.Option("--serve", help="随后启动整个应用：一个虚构的省，每种角色都有账号")]
Codes = Annotated[bool, typer.Option("--codes", help="列出演示账号和它们此刻的动态口令")]
Port = Annotated[int, typer.Option("--port", min=0, max=65535, help="与 --serve 同用：监听哪个端口")]
_HERE = "127.0.0.1"


@app.command("demo")
def command(serving: Serving = False, codes: Codes = False, port: Port = 8000, lang: Lang = Language.ZH) -> None:
    """在全部示例园区上走完主要工作：写出工作簿、读取、评估、给出结论和理由。"""
    with stopping_on(RuleProblems, Refused, language=lang), saving():
        settings = load_settings()
        if serving or codes:
            _require_demo(settings)
        if codes and not serving:
            _show_passes(settings, lang)
        else:
            _evaluate(settings, lang)
        if serving:
            _serve(settings, port, lang)


def _serve(settings: Settings, port: int, lang: Language) -> None:
    rules = demo_rules(settings)
    settings = settings.model_copy(update={"rules_dir": rules})
    seed(settings, datetime.now(UTC), lambda told: screen().print(escape(told.told(lang))))
    renew_accounts(settings, datetime.now(UTC))

    def say_ready(at: Endpoint) -> None:
        _show_passes(settings, lang)
        screen().print(escape(_READY.told(lang).format(port=at.port)))

    serve(settings, Plan(web=1, workers=1, log=LogStyle.TEXT, rules=rules), Endpoint(_HERE, port), None, say_ready)


def _show_passes(settings: Settings, lang: Language) -> None:
    table = Table(*(head.told(lang) for head in _HEADS), title=_TITLE.told(lang))
    for one in passes(settings, datetime.now(UTC)):
        table.add_row(*map(escape, (one.person.role.said.told(lang), one.person.name, one.login, PASSWORD, one.code)))
    screen().print(table)


def _require_demo(settings: Settings) -> None:
    if not settings.demo:
        raise Fault(
            "no-demo",
            Said(
                f"演示数据只放进演示用的数据文件夹；请用 make demo，或先把环境变量 {variables()['demo']} 设为 true",
                f"invented data go into a data folder for them only; run make demo, or set {variables()['demo']} to "
                "true first",
            ),
        )


def _evaluate(settings: Settings, lang: Language) -> None:
    with TemporaryDirectory(prefix="acceptance-demo-") as folder:
        for example in examples(settings):
            _one(example, settings, Path(folder), lang)


def _one(example: Example, settings: Settings, folder: Path, lang: Language) -> None:
    screen().rule(f"[bold]{escape(example.title)}[/]（{escape(example.name)}）")
    screen().print(escape(example.description), style="dim")
    workbook = folder / f"{example.name}.xlsx"
    write_example(settings, example.name, workbook)
    show(evaluate(workbook, settings), trace=False, lang=lang)
    name = escape(example.name)
    hint = f"自己试一试：acceptance example {name} -o 示例.xlsx，改一个单元格，再 acceptance evaluate 示例.xlsx"
    screen().print(f"\n{hint}\n", style="dim")


_TITLE = Said("演示账号（数据都是虚构的）", "accounts of the demonstration (all data are invented)")
_HEADS = (
    Said("角色", "role"),
    Said("姓名", "name"),
    Said("登录名", "login"),
    Said("密码", "password"),
    Said("动态口令", "code"),
)
_READY = Said(
    "请打开 http://localhost:{port} 登录。动态口令三十秒一换，用一次作废；过期的再运行 make demo-codes。按 Ctrl-C 停止",
    "open http://localhost:{port} and sign in. Codes change every thirty seconds and work once; get new ones by "
    "make demo-codes. Press Ctrl-C to stop",
)
