"""Where a case stands and what can be done next, in a line each."""

from __future__ import annotations

from service.casework.next_steps import Outlook, Step
from service.cli.case.commands import COMMANDS
from service.vocabulary.language import Language, Said


def stand(outlook: Outlook, language: Language) -> str:
    """State and round."""
    state = outlook.state.said
    said = Said(f"现处于：{state.zh}（第 {outlook.round} 轮）", f"now at: {state.en} (round {outlook.round})")
    return said.told(language)


def told_step(step: Step, case_id: str, language: Language) -> str:
    """One step: what, who, by when, by which command."""
    who = whose(step, language)
    due = "" if step.due is None else Said(f"，期限 {step.due}", f", until {step.due}").told(language)
    mark = Said("下一步" if step.awaited else "也可", "next" if step.awaited else "also possible").told(language)
    command = " ".join(("acceptance case", COMMANDS[step.act], case_id))
    return f"{mark}：{step.label.told(language)}（{who}{due}）　{command}"


def whose(step: Step, language: Language) -> str:
    """Roles, with the departments where these matter."""
    roles = "、".join(role.said.told(language) for role in step.roles)
    departments = "、".join(one.said.told(language) for one in step.departments)
    return f"{roles}：{departments}" if departments else roles
