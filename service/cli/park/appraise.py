"""acceptance park appraise: whether a park meets the conditions of listing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.markup import escape

from service.authoring.problem import RuleProblems
from service.cli.console import screen, stop, stopping_on
from service.cli.options import Lang
from service.cli.park.standing import UNCHANGED, eligible
from service.cli.registry_options import By, Document, Effective, ParkArgument, ProgrammeOption, Seen
from service.settings import load_settings
from service.vocabulary.language import Language
from service.vocabulary.listing import Answer
from service.workflow.parks.appraise_park import Appraising, appraise_park

_WORDS = {**{answer.value: answer for answer in Answer}, **{answer.said.zh: answer for answer in Answer}}


def appraise(
    park: ParkArgument,
    answers: Annotated[
        list[str],
        typer.Argument(metavar="条件=结果 …", help="如 level=yes industry=no；结果为 yes（是）、no（否）、unknown"),
    ],
    on: Effective,
    document: Document,
    note: Annotated[str, typer.Option("--note", metavar="说明", help="不符合的，写明原因")] = "",
    programme: ProgrammeOption = "",
    by: By = "",
    seen: Seen = None,
    lang: Lang = Language.ZH,
) -> None:
    """认定园区是否符合列入条件（条件见 park eligibility）；没有认定的条件仍为“尚未认定”，不当作符合或不符合。"""
    asked = Appraising(park, programme, read_answers(answers), on, document, note, seen)
    with stopping_on(RuleProblems, language=lang):
        found, result, new = appraise_park(load_settings(), asked, by, datetime.now(UTC))
    screen().print(escape(f"{found.id} {found.name} {eligible(result, lang)}{'' if new else UNCHANGED.told(lang)}"))


def read_answers(texts: Iterable[str]) -> Mapping[str, Answer]:
    """Condition → answer; ends with code 2 for anything that is not 条件=结果, or a condition that stands twice."""
    found: dict[str, Answer] = {}
    for text in texts:
        condition, equals, word = (part.strip() for part in text.replace("＝", "=").partition("="))
        answer = _WORDS.get(word)
        if not equals or answer is None:
            stop(f"“{text}”不是 条件=结果；例如 level=yes，结果写 {'、'.join(_WORDS)} 之一")
        if condition in found:
            stop(f"条件“{condition}”写了两次；每个条件只写一次")
        found[condition] = answer
    return found
