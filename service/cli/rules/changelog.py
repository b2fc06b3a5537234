"""acceptance rules changelog: the record of each release, printed or written into rules/CHANGELOG.md."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.markup import escape

from service.cli.console import saving, screen, stopping_on
from service.cli.options import Day, day_or_today
from service.cli.rules.arguments import PackArgument
from service.settings import load_settings
from service.workflow.changelog import NoChangelog, records, write_records
from service.workflow.rule_base import RuleProblems, UnknownPack


def changelog(
    pack: PackArgument = None,
    write: Annotated[bool, typer.Option("--write", help="写进 rules/CHANGELOG.md：更新摘要，补上新版本")] = False,
    on: Day = None,
) -> None:
    """给出规则包现有内容的变更记录（版本、摘要、施行期间），供粘贴到 rules/CHANGELOG.md；理由由人写。"""
    with stopping_on(UnknownPack, RuleProblems, NoChangelog):
        settings, day = load_settings(), day_or_today(on)
        if not write:
            screen().print(escape("\n".join(records(settings, pack, day))), end="")
            return
        with saving():
            written = write_records(settings, pack, day)
    screen().print(
        f"已更新 {escape(str(written))}；请写明主题、规则和理由" if written else "变更记录已与规则一致，没有改动"
    )
