"""acceptance rules changelog: the record of each release, printed or written into rules/CHANGELOG.md."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from service.cli.console import saving, screen, stopping_on
from service.cli.options import Day, Lang, day_or_today
from service.cli.rules.arguments import PackArgument
from service.settings import load_settings
from service.vocabulary.language import Language
from service.workflow.rules.changelog import NoChangelog, records, write_records
from service.workflow.rules.rule_base import RuleProblems, UnknownPack


def changelog(
    pack: PackArgument = None,
    write: Annotated[bool, typer.Option("--write", help="写进 rules/CHANGELOG.md：更新摘要，补上新版本")] = False,
    on: Day = None,
    lang: Lang = Language.ZH,
) -> None:
    """给出规则包现有内容的变更记录（版本、摘要、施行期间），供粘贴到 rules/CHANGELOG.md；理由由人写。"""
    with stopping_on(UnknownPack, RuleProblems, NoChangelog, language=lang):
        settings, day = load_settings(), day_or_today(on)
        if not write:
            screen().print(escape("\n".join(records(settings, pack, day))), end="")
            return
        with saving():
            written = write_records(settings, pack, day)
    screen().print(escape(_told(written, lang)))


def _told(written: Path | None, lang: Language) -> str:
    if lang is Language.EN:
        return (
            f"updated {written}; state 主题, 规则 and 理由 in it" if written else "the records match: nothing to change"
        )
    return f"已更新 {written}；请写明主题、规则和理由" if written else "变更记录已与规则一致，没有改动"
