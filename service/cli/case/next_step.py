"""acceptance case next: what happens next, who acts, what blocks."""

from __future__ import annotations

from rich.markup import escape

from service.cli.case.acting import today
from service.cli.case.options import CaseId
from service.cli.case.steps import stand, told_step
from service.cli.console import screen, stopping_on
from service.cli.options import Lang
from service.settings import load_settings
from service.vocabulary.language import Language, Said
from service.workflow.cases.show_case import show_case
from service.workflow.rules.rule_base import RuleProblems

_LATE = Said("（已过期限）", " (overdue)")
_BLOCKED = Said("还缺", "blocked")


def next_step(case: CaseId, lang: Lang = Language.ZH) -> None:
    """下一步做什么、由谁做、到什么时候、还缺什么；以及此时还可以做什么。"""
    with stopping_on(RuleProblems, language=lang):
        shown = show_case(load_settings(), case, today())
    outlook = shown.outlook
    screen().print(escape(stand(outlook, lang)), style="bold")
    if outlook.note is not None:
        screen().print(outlook.note.told(lang))
    for step in outlook.steps:
        late = _LATE.told(lang) if step.overdue(today()) else ""
        screen().print(escape(told_step(step, shown.case_id, lang) + late), style="" if step.awaited else "dim")
        for block in step.blocks:
            screen().print(f"    {escape(_BLOCKED.told(lang))}：{escape(block.told(lang))}")
