"""Where a case stands and what can be done next, in a line each."""

from __future__ import annotations

from service.casework.commands import COMMANDS
from service.casework.next_steps import Outlook, Step
from service.cli.case.usage import usage
from service.vocabulary.language import Language, Said


def stand(outlook: Outlook, language: Language) -> str:
    """State and round."""
    state = outlook.state.said
    said = Said(f"现处于：{state.zh}（第 {outlook.round} 轮）", f"now at: {state.en} (round {outlook.round})")
    return said.told(language)


def told_step(step: Step, case_id: str, language: Language) -> str:
    """One step: what, who, by when, by which command."""
    mark = Said("下一步", "next") if step.awaited else Said("也可", "also possible")
    due = Said("", "") if step.due is None else Said(f"，期限 {step.due}", f", until {step.due}")
    said = Said(
        f"{mark.zh}：{step.label.zh}（{whose(step, Language.ZH)}{due.zh}）",
        f"{mark.en}: {step.label.en} ({whose(step, Language.EN)}{due.en})",
    )
    gap = "  " if language is Language.EN else "　"
    return f"{said.told(language)}{gap}{usage(COMMANDS[step.act], case_id)}"


def whose(step: Step, language: Language) -> str:
    """Roles, with the departments where these matter."""
    between, of = ("、", "：") if language is Language.ZH else (", ", ": ")
    roles = between.join(role.said.told(language) for role in step.roles)
    departments = between.join(one.said.told(language) for one in step.departments)
    return f"{roles}{of}{departments}" if departments else roles
