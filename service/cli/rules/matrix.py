"""acceptance rules matrix: clause → rules → rubric lines → examples → scenarios, and back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from service.assessment.labels import say
from service.cli.console import saving, screen, stopping_on
from service.cli.options import Day, Force, Lang, day_or_today
from service.cli.rules.arguments import PackArgument
from service.settings import load_settings
from service.vocabulary.language import Language
from service.workflow.rules.clause_matrix import (
    CLAUSE_STATUSES,
    Matrix,
    RuleLine,
    UnreadableFeature,
    matrix_html,
    open_matrices,
)
from service.workflow.rules.rule_base import RuleProblems, UnknownPack
from service.workflow.saving import check_output, save

_MARKS = {Language.ZH: ("：", "　", "、"), Language.EN: (": ", "  ", ", ")}
"""Colon, gap and comma."""


def matrix(
    pack: PackArgument = None,
    html: Annotated[Path | None, typer.Option(help="写成一个 HTML 文件，可打印、归档")] = None,
    on: Day = None,
    force: Force = False,
    lang: Lang = Language.ZH,
) -> None:
    """列出条款对照表：每个条款由哪些规则落实，计多少分，有哪些例子和场景；再从规则回到条款。"""
    if html is not None:
        with saving():
            check_output(html, ".html", force=force, renewable=True)
    with stopping_on(UnknownPack, RuleProblems, UnreadableFeature, language=lang):
        matrices = open_matrices(load_settings(), pack, day_or_today(on))
    if html is not None:
        with stopping_on(), saving():
            save(html, matrix_html(matrices, load_settings(), lang).encode())
    for one in matrices if html is None else ():
        _print(one, lang)


def _print(of: Matrix, lang: Language) -> None:
    out, colon, gap, comma = screen(), *_MARKS[lang]
    out.print(f"{of.pack.id} {of.pack.version} {escape(of.pack.title)}", style="bold")
    for register, clauses in of.documents:
        out.print(f"{say('从条款到规则', lang)}{colon}{escape(register.title)}", style="bold")
        for line in clauses:
            rules = comma.join(entry.rule.id for entry in line.lines) or say("无", lang)
            status = say(CLAUSE_STATUSES[line.clause.status], lang)
            out.print(escape(f"  {gap.join((line.clause.id, status, rules, line.clause.gist))}"))
    out.print(say("从规则回到条款", lang), style="bold")
    for entry in of.rules:
        out.print(escape(f"  {_told(entry, lang)}"))


def _told(entry: RuleLine, lang: Language) -> str:
    _, gap, comma = _MARKS[lang]
    clauses = comma.join(clause.id for clause in entry.clauses)
    scored = f"{entry.scored[0].title} {entry.scored[1].weight} {say('分', lang)}" if entry.scored else ""
    examples = f"{say('例子', lang)} {sum(entry.examples.values())}"
    shown = f"{say('场景', lang)} {len(entry.scenes)}"
    points = scored or say("不计分", lang)
    return gap.join((f"{entry.rule.id} {entry.rule.titled(lang)}", clauses, points, examples, shown))
