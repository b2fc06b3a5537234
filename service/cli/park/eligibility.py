"""acceptance park eligibility: the conditions of listing and which parks meet them."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.markup import escape

from service.authoring.problem import RuleProblems
from service.cli.console import screen, stopping_on
from service.cli.options import Lang, read_word
from service.cli.park.standing import decision, eligible
from service.cli.registry_options import ProgrammeOption
from service.settings import load_settings
from service.vocabulary.language import Language, Said
from service.vocabulary.listing import Answer, ListingTerms
from service.workflow.parks.park_eligibility import park_eligibility
from service.workflow.parks.registry_rules import relied_on


def read_answer(text: str) -> Answer:
    """`yes`, 是 and the like; ends with code 2 for anything else."""
    return read_word(text, Answer, Said("结果", "answer"))


def print_eligibility(
    jurisdiction: Annotated[str, typer.Argument(metavar="地区", help="主管地区，名称或编码")],
    answer: Annotated[
        Answer | None, typer.Option("--eligible", parser=read_answer, metavar="结果", help="只列 yes、no 或 unknown")
    ] = None,
    programme: ProgrammeOption = "",
    lang: Lang = Language.ZH,
) -> None:
    """列出主管地区确定园区清单的原则和条件，每个园区是否符合、哪一条不符合、是否列入。"""
    with stopping_on(RuleProblems, language=lang):
        found = park_eligibility(load_settings(), jurisdiction, programme, answer)
    _print_terms(found.terms, lang)
    for standing in found.parks:
        park = standing.park
        parts = f"{park.id} {park.name}", eligible(standing.found, lang, brief=True), decision(standing.listing, lang)
        screen().print(escape("  ".join(parts)))


def _print_terms(terms: ListingTerms, lang: Language) -> None:
    english = lang is Language.EN
    screen().print(escape(f"{terms.title} [{terms.document}]"), style="bold")
    for principle in terms.principles:
        screen().print(escape(f"  {'principle: ' if english else '原则：'}{principle}"))
    for one in terms.conditions:
        origin = (
            f"{one.source}, {one.reliability}"
            if english
            else "，".join(reversed(relied_on(one.source, one.reliability)))
        )
        screen().print(escape(f"  {'condition' if english else '条件'} {one.id}  {one.text}（{origin}）"))
