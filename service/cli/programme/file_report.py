"""acceptance programme file-report: record that a report was handed in."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated

import typer
from rich.markup import escape

from service.authoring.problem import RuleProblems
from service.cli.console import screen, stopping_on
from service.cli.options import Lang, day_or_today, read_day
from service.cli.registry_options import By, Document, ProgrammeOption
from service.settings import load_settings
from service.vocabulary.language import Language, Said
from service.workflow.parks.file_report import Reporting, file_report


def record_report(
    duty: Annotated[str, typer.Argument(metavar="责任", help="报送责任的编码，如 park-list、park-progress")],
    filed_on: Annotated[date, typer.Option("--filed-on", parser=read_day, metavar="日期", help="报送的日期")],
    document: Document,
    period: Annotated[str, typer.Option("--period", metavar="期", help="报告的年份，如 2022；只有一期的不写")] = "",
    jurisdiction: Annotated[str, typer.Option("--jurisdiction", metavar="地区", help="由主管地区报送的写地区")] = "",
    park: Annotated[str, typer.Option("--park", metavar="园区", help="由园区报送的写编号、代码或名称")] = "",
    programme: ProgrammeOption = "",
    by: By = "",
    lang: Lang = Language.ZH,
) -> None:
    """登记已经报送的报告，责任随之完成；晚于期限的照记，并显示晚了几天。"""
    asked = Reporting(programme, duty, period, jurisdiction, park, filed_on, document)
    with stopping_on(RuleProblems, language=lang):
        made = file_report(load_settings(), asked, by, datetime.now(UTC), day_or_today(None))
    who = made.park or made.jurisdiction
    told = Said(
        f"已登记 {who} {made.duty} {made.period} {made.filed_on} {made.document}",
        f"on record: {who} {made.duty} {made.period} {made.filed_on} {made.document}",
    )
    screen().print(escape(told.told(lang)))
