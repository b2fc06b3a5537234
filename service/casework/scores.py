"""Experts' scores that count: the last of each expert and item, without those of recused experts."""

from __future__ import annotations

from dataclasses import dataclass

from service.casework.acts.site_visit import Recuse, ScoreItem
from service.casework.case import Case, Recorded
from service.casework.rounds import visit_began


@dataclass(frozen=True, slots=True)
class Score:
    """A score on record; `counts` is false when a later one took its place or the expert is recused."""

    recorded: Recorded[ScoreItem]
    counts: bool


def recused(case: Case, expert: int, item: str) -> Recorded[Recuse] | None:
    """The recusal that keeps an expert (person id) from judging an item, None when there is none."""
    of_expert = (one for one in case.of(Recuse) if one.act.expert == expert)
    return next((one for one in of_expert if not one.act.items or item in one.act.items), None)


def scores(case: Case) -> tuple[Score, ...]:
    """Every score of the present round and application, in order."""
    given = scores_given(case)
    last = {(one.person.id, one.act.item): one.seq for one in given}
    return tuple(
        Score(
            one,
            last[one.person.id, one.act.item] == one.seq and recused(case, one.person.id, one.act.item) is None,
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
