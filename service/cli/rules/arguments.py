"""What several of the rules commands take and say, and the exit code of a faulty rule base."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import typer

from service.vocabulary.language import Language

FAULTY = 1

PackArgument = Annotated[str | None, typer.Argument(metavar="规则包", help="不写时取全部规则包")]


def others_told(packs: Iterable[str], language: Language) -> str:
    """That further packs have the rule too."""
    if language is Language.EN:
        return f"{', '.join(packs)} also has a rule of this id; choose with --pack"
    return f"{'、'.join(packs)} 也有这条规则，用 --pack 指明"
