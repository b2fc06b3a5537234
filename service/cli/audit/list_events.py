"""acceptance audit list: who did what."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from service.cli.console import saving, screen, stopping_on
from service.cli.options import Force, Lang, read_day
from service.settings import load_settings
from service.vocabulary.day import OFFICE
from service.vocabulary.language import Language, Said
from service.workflow.audit.list_audit import Wanted, audit_record, list_audit, sentence
from service.workflow.saving import check_output, save

_COUNT = Said("共 {count} 条", "events: {count}")
_LATEST = Said("最近 {count} 条，更早的用 --last 加大", "the latest {count}; for earlier ones raise --last")


def print_events(
    about: Annotated[str, typer.Option("--object", metavar="对象", help="如 case 或 case:2026-0001")] = "",
    person: Annotated[str, typer.Option(metavar="编号或姓名", help="谁办理的")] = "",
    action: Annotated[str, typer.Option(metavar="行为", help="行为的代码，如 person.add")] = "",
    since: Annotated[
        date | None, typer.Option("--from", parser=read_day, metavar="日期", help="自这一天起（北京时间）")
    ] = None,
    until: Annotated[
        date | None, typer.Option("--to", parser=read_day, metavar="日期", help="到这一天止（北京时间）")
    ] = None,
    last: Annotated[int, typer.Option(min=1, metavar="条数", help="最多列出最近多少条")] = 100,
    json: Annotated[Path | None, typer.Option(metavar="文件", help="写成 JSON，各列照存的写")] = None,
    force: Force = False,
    lang: Lang = Language.ZH,
) -> None:
    """列出谁在什么时候对什么做了什么、结果怎样；可按对象、人员、行为、日期筛选。"""
    if json is not None:
        with saving():
            check_output(json, ".json", force=force, renewable=True)
    kind, _, number = about.partition(":")
    wanted = Wanted(
        object_type=kind,
        object_id=number,
        actor=person,
        action=action,
        since=_start(since),
        until=_start(until + timedelta(days=1)) if until else None,
        limit=last,
    )
    with stopping_on(language=lang):
        rows = list_audit(load_settings(), wanted)
    if json is not None:
        with saving():
            save(json, audit_record(rows).encode("utf-8", "backslashreplace"))
        return
    for row in rows:
        screen().print(escape(sentence(row).told(lang)))
    counted = _LATEST if len(rows) == last else _COUNT
    screen().print(counted.told(lang).format(count=len(rows)))


def _start(day: date | None) -> datetime | None:
    return datetime.combine(day, time(), OFFICE).astimezone(UTC) if day else None
