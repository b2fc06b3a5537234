"""acceptance person deactivate: let a person act no more."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.markup import escape

from service.cli.console import screen, stopping_on
from service.cli.options import Lang
from service.cli.person.table import described
from service.settings import load_settings
from service.vocabulary.language import Language, Said
from service.workflow.parks.registry_rules import place_names
from service.workflow.people.deactivate_person import deactivate_person


def deactivate(
    who: Annotated[str, typer.Argument(metavar="编号或姓名")],
    lang: Lang = Language.ZH,
) -> None:
    """停用一位办理人员：不能再办理，办过的事仍留在记录里。"""
    with stopping_on(language=lang):
        settings = load_settings()
        person = deactivate_person(settings, who, datetime.now(UTC))
    said = Said("已停用", "inactive from now on")
    screen().print(escape(f"{said.told(lang)} {described(person, lang, place_names(settings))}"))
