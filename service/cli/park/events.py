"""acceptance park rename, upgrade, assign, merge, split, abolish: what happened to a park, by its document."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.markup import escape

from service.authoring.problem import RuleProblems
from service.cli.console import screen, stopping_on
from service.cli.options import Lang
from service.cli.park.table import told
from service.cli.registry_options import By, Document, Effective, ParkArgument, Reason, Seen, ground_of
from service.settings import load_settings
from service.vocabulary.language import Language
from service.workflow.parks.change_park import (
    Wish,
    abolishing,
    change_park,
    merging,
    reassigning,
    renaming,
    splitting,
    upgrading,
)


def rename(
    park: ParkArgument,
    new: Annotated[str, typer.Argument(metavar="新名称")],
    on: Effective,
    document: Document,
    reason: Reason,
    by: By = "",
    seen: Seen = None,
    lang: Lang = Language.ZH,
) -> None:
    """登记更名：旧名称留作曾用名，按日期可以查到当时的名称。"""
    _register(park, renaming(new, ground_of(on, document, reason)), by, seen, lang)


def upgrade(
    park: ParkArgument,
    on: Effective,
    document: Document,
    reason: Reason,
    code: Annotated[str, typer.Option("--code", metavar="代码", help="升级后的目录代码；不变的不写")] = "",
    by: By = "",
    seen: Seen = None,
    lang: Lang = Language.ZH,
) -> None:
    """登记省级园区升为国家级，连同新的目录代码；编号不变。"""
    _register(park, upgrading(code.strip().upper(), ground_of(on, document, reason)), by, seen, lang)


def assign(
    park: ParkArgument,
    jurisdiction: Annotated[str, typer.Argument(metavar="地区", help="以后负责的主管地区")],
    on: Effective,
    document: Document,
    reason: Reason,
    by: By = "",
    seen: Seen = None,
    lang: Lang = Language.ZH,
) -> None:
    """登记归口变更：例如由省改为所在的计划单列市负责。"""
    _register(park, reassigning(jurisdiction, ground_of(on, document, reason)), by, seen, lang)


def merge(
    park: ParkArgument,
    into: Annotated[str, typer.Option("--into", metavar="园区", help="并入哪个园区")],
    on: Effective,
    document: Document,
    reason: Reason,
    by: By = "",
    seen: Seen = None,
    lang: Lang = Language.ZH,
) -> None:
    """登记并入另一个园区；原有的案卷仍归原园区。"""
    _register(park, merging(into, ground_of(on, document, reason)), by, seen, lang)


def split(
    park: ParkArgument,
    into: Annotated[list[str], typer.Option("--into", metavar="园区", help="拆分成的园区，至少写两次")],
    on: Effective,
    document: Document,
    reason: Reason,
    by: By = "",
    seen: Seen = None,
    lang: Lang = Language.ZH,
) -> None:
    """登记拆分为几个已经在册的园区。"""
    _register(park, splitting(into, ground_of(on, document, reason)), by, seen, lang)


def abolish(
    park: ParkArgument,
    on: Effective,
    document: Document,
    reason: Reason,
    by: By = "",
    seen: Seen = None,
    lang: Lang = Language.ZH,
) -> None:
    """登记撤销，没有承接的园区。"""
    _register(park, abolishing(ground_of(on, document, reason)), by, seen, lang)


def _register(park: str, wish: Wish, by: str, seen: int | None, lang: Language) -> None:
    with stopping_on(RuleProblems, language=lang):
        after, jurisdictions = change_park(load_settings(), park, wish, by, datetime.now(UTC), seen)
    screen().print(escape(f"{after.id} {after.name} {told(after.history[-1], jurisdictions, lang)}"))
