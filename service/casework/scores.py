"""Experts' scores that count: the last of each expert and item, without those of recused experts; who is recused."""

from __future__ import annotations

from dataclasses import dataclass

from service.casework.acts.site_visit import Recuse, ScoreItem
from service.casework.case import Case, Recorded
from service.casework.rounds import visit_began
from service.vocabulary.person import Person, Role, same_person


@dataclass(frozen=True, slots=True)
class Score:
    """A score on record; `counts` is false when a later one took its place or the expert is recused."""

    recorded: Recorded[ScoreItem]
    counts: bool


def recused(case: Case, person: Person, item: str) -> Recorded[Recuse] | None:
    """The recusal that keeps somebody from judging an item, under whatever entry they are on record; None when there is
    none."""
    theirs = (one for one in case.of(Recuse) if same_person(person, whose(one.act)))
    return next((one for one in theirs if not one.act.items or item in one.act.items), None)


def whose(act: Recuse) -> Person:
    """Who takes no part, as far as the act tells: the number and, where it was kept, the name."""
    return Person(act.expert, act.expert_name or str(act.expert), Role.EXPERT)


def scores(case: Case) -> tuple[Score, ...]:
    """Every score of the present round and application, in order."""
    given = scores_given(case)
    last = {(one.person.id, one.act.item): one.seq for one in given}
    return tuple(
        Score(
            one,
            last[one.person.id, one.act.item] == one.seq and recused(case, one.person, one.act.item) is None,
        )
        for one in given
    )


def experts_by_item(case: Case) -> dict[str, frozenset[int]]:
    """Item → the experts (person ids) whose scores of it count now; every item that was scored."""
    items = dict.fromkeys((one.act.item for one in scores_given(case)), frozenset[int]())
    for score in scores(case):
        if score.counts:
            item = score.recorded.act.item
            items[item] = items[item] | {score.recorded.person.id}
    return items


def scores_given(case: Case) -> tuple[Recorded[ScoreItem], ...]:
    """Every score of the present site visit, counting or not, in order."""
    return case.of(ScoreItem, visit_began(case))
