"""acceptance park include, exclude: the list of parks of a jurisdiction."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.markup import escape

from service.authoring.problem import RuleProblems
from service.cli.console import screen, stopping_on
from service.cli.options import Lang
from service.cli.park.standing import UNCHANGED, decision
from service.cli.registry_options import By, Document, Effective, ParkArgument, ProgrammeOption, Reason, Seen
from service.settings import load_settings
from service.vocabulary.language import Language
from service.workflow.parks.decide_listing import Deciding, decide_listing


def include(
    park: ParkArgument,
    on: Effective,
    document: Document,
    reason: Annotated[
        str, typer.Option("--reason", metavar="原因", help="不符合条件或尚未认定而列入的，必须写明")
    ] = "",
    programme: ProgrammeOption = "",
    by: By = "",
    seen: Seen = None,
    lang: Lang = Language.ZH,
) -> None:
    """列入主管地区的园区清单（通知三（二））。"""
    _decide(Deciding(park, programme, True, on, document, reason, seen), by, lang)


def exclude(
    park: ParkArgument,
    on: Effective,
    document: Document,
    reason: Reason,
    programme: ProgrammeOption = "",
    by: By = "",
    seen: Seen = None,
    lang: Lang = Language.ZH,
) -> None:
    """不列入园区清单，或从清单中退出，写明原因。"""
    _decide(Deciding(park, programme, False, on, document, reason, seen), by, lang)


def _decide(asked: Deciding, by: str, lang: Language) -> None:
    with stopping_on(RuleProblems, language=lang):
        park, listing, new = decide_listing(load_settings(), asked, by, datetime.now(UTC))
    screen().print(escape(f"{park.id} {park.name} {decision(listing, lang)}{'' if new else UNCHANGED.told(lang)}"))
