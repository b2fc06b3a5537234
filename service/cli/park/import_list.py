"""acceptance park import: bring a park list into the registry."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from service.authoring.problem import RuleProblems
from service.cli.console import print_problems, screen, stop, stopping_on
from service.cli.options import Lang
from service.cli.park.conflicts import told_conflicts
from service.cli.registry_options import By
from service.settings import load_settings
from service.vocabulary.language import Language, Said
from service.workflow.parks.import_parks import (
    Asked,
    Changed,
    ImportBlocked,
    Imported,
    Unreadable,
    import_parks,
    shown,
)

_FIRST = 10
"""New parks named without --verbose."""


def import_list(
    file: Annotated[Path, typer.Argument(metavar="清单", help=".csv（UTF-8 或 GB18030）或 .xlsx")],
    authority: Annotated[str, typer.Option("--as", metavar="地区", help="以哪个主管地区的名义导入；全国的写 国家")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只比较，不写入")] = False,
    skip_row: Annotated[
        list[int] | None, typer.Option("--skip-row", metavar="行号", help="略过这一行；可以重复")
    ] = None,
    new_row: Annotated[
        list[int] | None,
        typer.Option("--new-row", metavar="行号", help="认定这一行是另一个园区（同名不同园，或没有代码）；可以重复"),
    ] = None,
    own: Annotated[bool, typer.Option("--own", help="只取本地区的行，其他地区的行不比较也不写入")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", help="逐个列出新增的园区和须认定的行")] = False,
    by: By = "",
    lang: Lang = Language.ZH,
) -> None:
    """导入园区清单：只按目录代码对应，不按名称猜；有错误或冲突时什么也不写入，问题一次列全。"""
    asked = Asked(file, authority, by, frozenset(skip_row or ()), frozenset(new_row or ()), dry_run, own)
    with stopping_on(Unreadable, RuleProblems, language=lang):
        try:
            done = import_parks(load_settings(), asked, datetime.now(UTC))
        except ImportBlocked as blocked:
            _print(blocked.imported, lang, verbose)
            raise
    _print(done, lang, verbose)
    if done.blocked:
        stop(ImportBlocked(done).told(lang))
    outcome = _ONLY_COMPARED if not done.written else _WRITTEN if done.changes else _NOTHING_NEW
    screen().print(outcome.told(lang))


_NOTHING_NEW = Said("与名录一致，没有要写入的内容", "the registry says the same already; there was nothing to write")
_WRITTEN = Said("已写入名录", "written to the registry")
_ONLY_COMPARED = Said("只作比较，没有写入", "compared only, nothing was written")


def _print(done: Imported, lang: Language, verbose: bool) -> None:
    found, out = done.comparison, screen()
    out.print(escape(Said(f"清单摘要 {done.digest[:12]}", f"digest of the list {done.digest[:12]}").told(lang)))
    print_problems(done.problems, lang)
    rows = "、".join(map(str, done.skipped))
    if rows:
        out.print(Said(f"略过第 {rows} 行", f"rows left out: {rows}").told(lang))
    if count := len(done.others):
        out.print(Said(f"略过其他地区的 {count} 行", f"rows of other jurisdictions left out: {count}").told(lang))
    for change in found.changed:
        out.print(escape(_changed(change, lang)))
    named = found.added if verbose else found.added[:_FIRST]
    for row, park in named:
        sentence = Said(f"第 {row} 行 新增 {park.id} {park.name}", f"row {row} new: {park.id} {park.name}")
        out.print(escape(f"  {sentence.told(lang)}"))
    if rest := len(found.added) - len(named):
        out.print(
            Said(f"  …… 另有 {rest} 个新增，加 --verbose 逐个列出", f"  … and {rest} more, see --verbose").told(lang)
        )
    for said in told_conflicts(found.conflicts, verbose):
        out.print(escape(f"  {said.told(lang)}"), style="red")
    out.print(_counts(done).told(lang))


def _changed(change: Changed, lang: Language) -> str:
    found = [
        f"{one.title.told(lang)} {shown(one.old).told(lang)} → {shown(one.new).told(lang)}"
        for one in change.differences
    ]
    if lang is Language.EN:
        return f"  row {change.row} changes {change.park.id} {change.park.name}: {'; '.join(found)}"
    return f"  第 {change.row} 行 改动 {change.park.id} {change.park.name}：{'；'.join(found)}"


def _counts(done: Imported) -> Said:
    found = done.comparison
    counts = len(found.added), len(found.changed), len(found.unchanged), len(found.conflicts)
    return Said(
        "新增 {} 个，改动 {} 个，不变 {} 个，须认定 {} 行".format(*counts),
        "new {}, changed {}, unchanged {}, to decide {}".format(*counts),
    )
