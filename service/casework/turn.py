"""Whose turn it is in a case, and for what: what a list tells of a case without reading its acts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from service.casework.labels import LABELS
from service.casework.next_steps import Outlook, Step
from service.vocabulary.language import Said
from service.vocabulary.person import Department, Person, Role, marks

_LABELS = {act.__dataclass_fields__["kind"].default: said for act, said in LABELS.items()}


@dataclass(frozen=True, slots=True)
class Turn:
    """An act that a case waits for, by its kind: whose role may do it, and which department's where not any may; due:
    the last day, None where there is none; barred: the marks of those of whom it is not awaited, as they may not do it
    for what they did before or have done their part."""

    act: str
    role: Role
    department: Department | None = None
    due: date | None = None
    barred: frozenset[str] = frozenset()

    @property
    def label(self) -> Said:
        """What the act is called."""
        return _LABELS[self.act]

    def of(self, person: Person) -> bool:
        """Whether it is this person's turn, of the people of the case's place."""
        falls_to = person.role is self.role and self.department in (None, person.department)
        return falls_to and self.barred.isdisjoint(marks(person))


def turns(outlook: Outlook) -> tuple[Turn, ...]:
    """What the case waits for now, each role and department apart."""
    return tuple(turn for step in awaited_now(outlook) for turn in _turns(step))


def awaited_now(outlook: Outlook) -> tuple[Step, ...]:
    """The awaited acts that nothing blocks. Where everything awaited is blocked, nobody but the calendar can change
    that, and it is the turn of those who will act then."""
    awaited = tuple(step for step in outlook.steps if step.awaited)
    return tuple(step for step in awaited if not step.blocks) or awaited


def first_due(waiting: Iterable[Turn]) -> date | None:
    """The earliest last day, None where no act has one."""
    return min((turn.due for turn in waiting if turn.due is not None), default=None)


def roles(waiting: Iterable[Turn]) -> tuple[str, ...]:
    """The roles whose turn it is, each once."""
    return tuple(dict.fromkeys(turn.role.value for turn in waiting))


def _turns(step: Step) -> Iterator[Turn]:
    barred = step.done_by.union(*(people for _, people in step.bars))
    told_by = frozenset(mark for person in barred for mark in marks(person))
    for role in step.roles:
        for department in step.departments_of(role) or (None,):
            yield Turn(step.kind, role, department, step.due, told_by)
