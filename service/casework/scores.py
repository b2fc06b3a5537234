"""What experts score, and which scores count: the last of each expert and item, without those of recused experts."""

from __future__ import annotations

from dataclasses import dataclass

from service.casework.acts.application import Apply
from service.casework.acts.site_visit import Recuse, ScoreItem
from service.casework.case import Case, Recorded
from service.casework.rectification import opened_items
from service.rulelang.attributes import TASKS
from service.vocabulary.person import Person


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
    given = _given(case)
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
    items = dict.fromkeys((one.act.item for one in _given(case)), frozenset[int]())
    for score in scores(case):
        if score.counts:
            item = score.recorded.act.item
            items[item] = items[item] | {score.recorded.person.id}
    return items


def items_to_score(case: Case) -> tuple[str, ...]:
    """What experts are asked for: the five tasks, or in a re-evaluation the checks it opens; then whatever else was
    scored in this round."""
    given = (one.act.item for one in case.of_round(ScoreItem))
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
        for expert in {one.person for one in _given(case)}
        if all(expert.id in by_item.get(item, ()) or recused(case, expert.id, item) is not None for item in short)
    )


def _given(case: Case) -> tuple[Recorded[ScoreItem], ...]:
    """What was scored before the park withdrew and applied again is of another application."""
    applied = case.last(Apply)
    return case.of(ScoreItem, max(case.round_began, applied.seq if applied is not None else 0))
