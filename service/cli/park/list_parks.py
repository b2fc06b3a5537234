"""acceptance park list: the parks on record."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Column, Table

from service.authoring.problem import RuleProblems
from service.cli.console import screen, stopping_on
from service.cli.options import Lang, read_word
from service.cli.park.table import HEADINGS, cells
from service.cli.registry_options import Jurisdictions
from service.settings import load_settings
from service.vocabulary.exact import plain
from service.vocabulary.language import Language, Said
from service.vocabulary.park import ApprovingLevel, ParkStatus
from service.workflow.parks.list_parks import Filter, Listed, list_parks


def read_level(text: str) -> ApprovingLevel:
    """`national` or 国家级; ends with code 2 for anything else."""
    return read_word(text, ApprovingLevel, Said("级别", "level"))


def read_status(text: str) -> ParkStatus:
    """`active`, 在册 and the like; ends with code 2 for anything else."""
    return read_word(text, ParkStatus, Said("状态", "status"))


def print_parks(
    jurisdiction: Jurisdictions = None,
    name: Annotated[str, typer.Option("--name", metavar="名称", help="名称、别名、曾用名或代码里的一段")] = "",
    kind: Annotated[str, typer.Option("--type", metavar="类型", help="类型里的一段，如 经济开发区")] = "",
    city: Annotated[str, typer.Option("--city", metavar="城市")] = "",
    level: Annotated[
        ApprovingLevel | None, typer.Option("--level", parser=read_level, metavar="级别", help="国家级 或 省级")
    ] = None,
    status: Annotated[
        ParkStatus | None, typer.Option("--status", parser=read_status, metavar="状态", help="如 active（在册）")
    ] = None,
    lang: Lang = Language.ZH,
) -> None:
    """列出名录里的园区及其合计：每个园区只计一次，没有面积的另计，不当作零。"""
    wanted = Filter(tuple(jurisdiction or ()), name, kind, city, level, status)
    with stopping_on(RuleProblems, language=lang):
        found = list_parks(load_settings(), wanted)
    if found.parks:
        table = Table(*(Column(heading.told(lang), overflow="fold") for heading in HEADINGS))
        for park in found.parks:
            table.add_row(*(escape(text) for text in cells(park, found.jurisdictions, lang)))
        screen().print(table)
    screen().print(_sums(found).told(lang))


def _sums(found: Listed) -> Said:
    total = found.totals
    unknown = f"（另有 {total.without_area} 个没有面积）" if total.without_area else ""
    unknown_en = f" ({total.without_area} without area)" if total.without_area else ""
    area = plain(total.area)
    return Said(f"园区 {total.parks} 个，核准面积 {area} 公顷{unknown}", f"{total.parks} parks, {area} ha{unknown_en}")
