"""acceptance rules mutate: whether examples and acceptance criteria notice when one thing in the rules is changed."""

from __future__ import annotations

import os
from functools import partial
from typing import Annotated, NoReturn

import typer
from rich.markup import escape

from service.cli.console import screen, stop, stopping_on
from service.cli.options import Day, Lang, day_or_today
from service.cli.rules.arguments import FAULTY, PackArgument
from service.settings import load_settings
from service.vocabulary.language import Language
from service.workflow.rules.mutate_rules import (
    GOAL,
    Mutated,
    OriginalFails,
    Survivor,
    UnreadableFeature,
    Witness,
    mutate_rules,
)
from service.workflow.rules.rule_base import RuleProblems, UnknownPack, UnknownRule

_STEPS = 10
"""How many times progress is told."""

OneRule = Annotated[str, typer.Option("--rule", metavar="编号", help="只试这条规则，如 TG-07")]


def mutate(pack: PackArgument = None, rule: OneRule = "", on: Day = None, lang: Lang = Language.ZH) -> None:
    """逐一改动规则和评分标准（界线、含与不含、判定、条件、分值、日期……），看例子、场景和示例园区能否发现。

    未作改动就有不符的，先列出不符之处，以 1 结束。
    得分向下取整；与原文说法相同的改动不计。低于 95%、有存活而没有说明、或说明已经过时，以 1 结束。
    说明写在规则包的 mutation.yaml：- {mutant: "…", because: "…"}。
    """
    good = True
    with stopping_on(UnknownPack, UnknownRule, RuleProblems, UnreadableFeature, language=lang):
        day, told = day_or_today(on), partial(_tell_progress, lang)
        try:
            for mutated in mutate_rules(load_settings(), pack, day, rule, os.cpu_count() or 1, told):
                _tell(mutated, lang)
                good = good and mutated.good
        except OriginalFails as fails:
            _refuse(fails, lang)
    if not good:
        raise typer.Exit(FAULTY)


def _refuse(fails: OriginalFails, lang: Language) -> NoReturn:
    for one in fails.failing:
        screen(stderr=True).print(f"[red]{escape(one.told(lang))}[/]")
    number = len(fails.failing)
    stop(
        f"未作任何改动已有 {number} 处不符，试了也不说明问题；请先改正，使 acceptance rules test 全部通过"
        if lang is Language.ZH
        else f"{number} do not hold before anything is changed, so trying would show nothing; make them hold first",
        FAULTY,
    )


def _tell(mutated: Mutated, lang: Language) -> None:
    for survivor in mutated.survivors:
        screen().print(escape(_survivor(survivor, lang)))
    for problem in mutated.stale:
        screen(stderr=True).print(f"[red]{escape(problem.told(lang))}[/]")
    screen().print(escape(_summary(mutated, lang)))


def _survivor(survivor: Survivor, lang: Language) -> str:
    mutant = survivor.mutant
    head = f"{mutant.position} {mutant.kind.label(lang)} {mutant.owner} {mutant.change}"
    if survivor.because:
        word = "存活，已说明：" if lang is Language.ZH else "survives, explained: "
        return f"{head}\n    {word}{survivor.because}"
    if not survivor.proposal:
        word = "存活，没有找到能够发现它的例子；请写一个，或在 mutation.yaml 里说明"
        english = "survives; no example found that notices it: write one, or explain it in mutation.yaml"
        return f"{head}\n    {word if lang is Language.ZH else english}\n    - {{mutant: '{mutant.name}', because: …}}"
    word = "存活；加上这个就能发现" if lang is Language.ZH else "survives; this would notice it"
    lines = "\n".join(f"      {line}" for line in survivor.proposal.splitlines())
    return f"{head}\n    {word}\n{lines}"


def _summary(mutated: Mutated, lang: Language) -> str:
    score, pack = mutated.score, mutated.pack
    explained = sum(bool(one.because) for one in mutated.survivors)
    by = [(witness.label(lang), score.noticed_by(witness)) for witness in Witness]
    if lang is Language.EN:
        told = ", ".join(f"{word} {number}" for word, number in by)
        return (
            f"{pack.id} {pack.version}: score {score.percent}% (goal {GOAL}%); {len(score.tried)} mutants, noticed by "
            f"{told}; {len(mutated.survivors)} survive, {explained} explained; "
            f"{score.equivalent} equivalent not counted"
        )
    told = "、".join(f"{word} {number}" for word, number in by)
    return (
        f"{pack.id} {pack.version}：变异得分 {score.percent}%（目标 {GOAL}%）；变异 {len(score.tried)} 个，"
        f"发现者：{told}；存活 {len(mutated.survivors)} 个，其中已说明 {explained} 个；"
        f"另有 {score.equivalent} 个与原文说法相同，不计"
    )


def _tell_progress(lang: Language, done: int, whole: int) -> None:
    """A line on stderr for each tenth."""
    if done * _STEPS // whole > (done - 1) * _STEPS // whole:
        word = f"已试 {done}/{whole}" if lang is Language.ZH else f"tried {done}/{whole}"
        screen(stderr=True).print(f"[dim]{word}[/]")
