"""What experts score, and which scores count: the last of each expert and item, without those of recused experts."""

from __future__ import annotations

from dataclasses import dataclass

from service.casework.acts.site_visit import Recuse, ScoreItem
from service.casework.case import Case, Recorded
from service.casework.rectification import opened_items
from service.casework.rounds import visit_began
from service.rulelang.attributes import TASKS
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


def items_to_score(case: Case) -> tuple[str, ...]:
    """What experts are asked for: the five tasks, or in a re-evaluation the checks it opens; then whatever else was
    scored in this visit."""
    given = (one.act.item for one in scores_given(case))
    opened = opened_items(case)
    offered = TASKS if opened is None else tuple(sorted({rule for rule, _ in opened.items}))
    return tuple(dict.fromkeys((*offered, *given)))


def nothing_left_to_score(case: Case, needed: int) -> frozenset[Person]:
    """The experts who have scored all that is short of scores, save what they are recused from. needed: how many must
    score an item."""
    by_item = experts_by_item(case)
    short = [item for item in items_to_score(case) if len(by_item.get(item, ())) < needed]
    return frozenset(
        expert
        for expert in {one.person for one in scores_given(case)}
        if all(expert.id in by_item.get(item, ()) or recused(case, expert, item) is not None for item in short)
    )


def scores_given(case: Case) -> tuple[Recorded[ScoreItem], ...]:
    """Every score of the present site visit, counting or not, in order."""
    return case.of(ScoreItem, visit_began(case))
