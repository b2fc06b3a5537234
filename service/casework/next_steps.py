"""What can happen next in a case: who acts, by when, what still blocks, and whether the case waits for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from service.casework.acts.act import Act
from service.casework.acts.correction import SignCorrection
from service.casework.acts.decision import GiveOpinion, Sign
from service.casework.case import Case
from service.casework.conditions.application import city_reviews, reviewer
from service.casework.conditions.condition import CaseCondition, PersonCondition, Standing
from service.casework.corrections import pending_correction
from service.casework.due import due_date
from service.casework.pending import done_by, has_matter, waited_for
from service.casework.procedure import Procedure
from service.casework.signing import missing_opinions, missing_signatures
from service.casework.state import State
from service.casework.transition import BACK, STAGE_BACK, Fork, Transition
from service.casework.transitions import TRANSITIONS
from service.vocabulary.language import Said
from service.vocabulary.person import Department, Person, Role, is_among

Bar = tuple[PersonCondition, frozenset[Person]]
"""A condition with those of whom it does not hold."""


@dataclass(frozen=True, slots=True)
class Step:
    """One possible next act. departments: those whose approver has to act, empty where any may; other roles act for no
    department. leads: the states it can lead to, empty where the case stays. blocks: what has to be done first.
    awaited: the case waits for it; otherwise it is something that may be done besides. bars: those who may not do it
    for what they did before, by why. done_by: those who may, but have done their part."""

    act: type[Act]
    label: Said
    roles: tuple[Role, ...]
    departments: tuple[Department, ...]
    leads: tuple[State, ...]
    due: date | None
    blocks: tuple[Said, ...]
    awaited: bool
    bars: tuple[Bar, ...] = ()
    done_by: frozenset[Person] = frozenset()

    @property
    def kind(self) -> str:
        """The act's name in JSON and on the command line."""
        return str(self.act.__dataclass_fields__["kind"].default)

    def departments_of(self, role: Role) -> tuple[Department, ...]:
        """Those whose people of this role have to act, empty where any may."""
        return self.departments if role is Role.APPROVER else ()

    def falls_to(self, person: Person) -> bool:
        """Whether it is for the role and department of somebody of the case's place."""
        departments = self.departments_of(person.role)
        return person.role in self.roles and (not departments or person.department in departments)

    def barred(self, person: Person) -> tuple[Said, ...]:
        """Why it is not for somebody to whose office it falls; nothing where it is."""
        return tuple(condition.told(person) for condition, people in self.bars if is_among(person, people))

    def overdue(self, today: date) -> bool:
        """Whether the case waits for it beyond its last day."""
        return self.awaited and self.due is not None and today > self.due


@dataclass(frozen=True, slots=True)
class Outlook:
    """Where a case stands and what can happen next, awaited steps first; `note` says so where it waits for nothing any
    more."""

    state: State
    round: int
    steps: tuple[Step, ...]
    note: Said | None = None


_CLOSED = Said("案卷已经办结归档，没有待办事项", "the case is closed; nothing is left to do")


def next_steps(case: Case, procedure: Procedure, today: date) -> Outlook:
    """What can happen next on a day, under a procedure."""
    standing = Standing(case, procedure, today)
    steps = sorted(_steps(standing), key=lambda step: not step.awaited)
    return Outlook(case.state, case.round, tuple(steps), _note(case, steps))


def _note(case: Case, steps: Sequence[Step]) -> Said | None:
    return _CLOSED if case.state is State.CLOSED and not any(step.awaited for step in steps) else None


def _steps(standing: Standing) -> Iterator[Step]:
    for row in TRANSITIONS.values():
        if standing.case.state in row.states and has_matter(row.act, standing):
            yield Step(
                act=row.act,
                label=row.label,
                roles=_roles(row, standing.case),
                departments=_departments(row.act, standing),
                leads=_leads(row, standing.case.state),
                due=due_date(row.act, standing),
                blocks=tuple(_blocks(row, standing)),
                awaited=waited_for(row.act, standing),
                bars=tuple(_bars(row, standing)),
                done_by=done_by(row.act, standing),
            )


def _roles(row: Transition, case: Case) -> tuple[Role, ...]:
    return (reviewer(case),) if city_reviews in row.conditions else row.roles


def _departments(act: type[Act], standing: Standing) -> tuple[Department, ...]:
    if act is Sign:
        return missing_signatures(standing.case, standing.procedure)
    if act is SignCorrection:
        pending = pending_correction(standing.case)
        return pending.missing if pending is not None else ()
    return missing_opinions(standing.case, standing.procedure) if act is GiveOpinion else ()


def _leads(row: Transition, state: State) -> tuple[State, ...]:
    if row.leads is STAGE_BACK:
        return (BACK[state],)
    if isinstance(row.leads, Fork):
        return row.leads.states
    return (row.leads,) if row.leads is not None else ()


def _blocks(row: Transition, standing: Standing) -> Iterator[Said]:
    for condition in row.conditions:
        if isinstance(condition, CaseCondition):
            yield from condition.unmet(standing)


def _bars(row: Transition, standing: Standing) -> Iterator[Bar]:
    for condition in row.conditions:
        if isinstance(condition, PersonCondition) and (people := frozenset(condition.barred(standing, None))):
            yield condition, people
