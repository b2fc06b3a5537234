"""Whether a case is counted as somebody's turn exactly where the machine takes the act from them."""

from __future__ import annotations

from collections.abc import Iterator

from service.casework.access import within_scope
from service.casework.acts import decision, evaluation
from service.casework.acts.act import Act
from service.casework.acts.site_visit import Recuse
from service.casework.next_steps import Step, next_steps
from service.casework.perform import refusals
from service.casework.turn import Turn, turns
from service.casework.waivers import waivers
from service.vocabulary.person import Person, Role
from tests.casework.builders import Walk
from tests.casework.proper_acts import proper


def waiting(there: Walk) -> tuple[Turn, ...]:
    return turns(next_steps(there.now, there.procedure, there.today))


def counted(there: Walk, who: Person) -> set[str]:
    """The kinds of acts under which the case stands as theirs; whom it is hidden from it does not stand for at all."""
    if within_scope(who, there.now.opened) or _recused(there, who):
        return set()
    return {turn.act for turn in waiting(there) if turn.of(who)}


def taken(there: Walk, who: Person) -> set[str]:
    """The kinds of acts that the case waits for, nothing blocks, and the machine takes from them."""
    steps = next_steps(there.now, there.procedure, there.today).steps
    free = (step for step in steps if step.awaited and not step.blocks)
    return {step.kind for step in free if any(not refused(there, act, who) for act in _tried(there, step))}


def refused(there: Walk, act: Act, who: Person) -> bool:
    return bool(refusals(there.now, act, who, there.at, there.procedure))


def _recused(there: Walk, who: Person) -> bool:
    """From the case as a whole: it is shown to them no more, see tests/storage/test_expert_cases.py."""
    return who.role is Role.EXPERT and any(
        one.act.expert == who.id and not one.act.items for one in there.now.of(Recuse)
    )


def _tried(there: Walk, step: Step) -> Iterator[Act]:
    """Whatever of this kind the case waits for."""
    if step.act is decision.GiveOpinion:
        for department in step.departments:
            yield decision.GiveOpinion(department=department, agrees=True, opinion="无异议")
    elif step.act is evaluation.GrantWaiver:
        yield from (evaluation.GrantWaiver(waiver=one.proposed.seq) for one in waivers(there.now))
    else:
        made: Act = proper(step.act, there)
        yield made


def only_blocked(there: Walk) -> bool:
    """Whether all that the case waits for is blocked: then it is the turn of those who act when the day has come."""
    awaited = [step for step in next_steps(there.now, there.procedure, there.today).steps if step.awaited]
    return all(step.blocks for step in awaited)
