"""专家评分 by item: average, spread, who is recused, who is still missing; what nobody scored has no score."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from service.casework.acts.site_visit import Recuse, ScoreItem
from service.casework.case import Case, Recorded
from service.casework.procedure import Procedure
from service.casework.scores import recused, scores, whose
from service.casework.with_and_without import figure
from service.vocabulary.exact import shortest
from service.vocabulary.language import Said


@dataclass(frozen=True, slots=True)
class ItemScores:
    """The scores of one check or task that count, in order, on the scale of the procedure.

    `recusals`: of experts who take no part in it. `needed`: how many experts must score it. `limit`: the spread above
    which the experts should look at it again.
    """

    item: str
    scores: tuple[Recorded[ScoreItem], ...]
    recusals: tuple[Recorded[Recuse], ...]
    needed: int
    limit: Decimal

    @property
    def average(self) -> Fraction | None:
        """The exact mean, None where there is no score: what is missing is no zero."""
        return mean([one.act.score for one in self.scores])

    @property
    def spread(self) -> Decimal | None:
        """The highest less the lowest, None where there is no score."""
        return spread([one.act.score for one in self.scores])

    @property
    def short(self) -> int:
        """How many experts have still to score."""
        return max(self.needed - len(self.scores), 0)

    @property
    def flagged(self) -> bool:
        """Whether the experts are further apart than the limit."""
        return self.spread is not None and self.spread > self.limit

    @property
    def said(self) -> Said:
        """Average, spread and number of scores, then what is to be looked at."""
        parts = [self._counted(), *self._remarks()]
        return Said("；".join(part.zh for part in parts), "; ".join(part.en for part in parts))

    def _counted(self) -> Said:
        if self.average is None or self.spread is None:
            return Said(f"{self.item}：没有有效评分", f"{self.item}: no score that counts")
        average, apart, count = figure(self.average), shortest(self.spread), len(self.scores)
        each = [f"{one.person.name} {shortest(one.act.score)}" for one in self.scores]
        return Said(
            f"{self.item}：{count} 人评分，平均 {average}，离差 {apart}（{'、'.join(each)}）",
            f"{self.item}: {count} scores, average {average}, spread {apart} ({', '.join(each)})",
        )

    def _remarks(self) -> Iterator[Said]:
        if self.flagged:
            limit = shortest(self.limit)
            yield Said(f"离差超过 {limit}，请专家组复核", f"spread above {limit}, to be looked at again")
        if self.short:
            yield Said(f"尚缺 {self.short} 人", f"{self.short} more to score")
        for one in self.recusals:
            name = one.act.expert_name or str(one.act.expert)
            yield Said(f"{name} 回避（{one.act.reason}）", f"{name} recused ({one.act.reason})")


def expert_scores(case: Case, procedure: Procedure) -> tuple[ItemScores, ...]:
    """Every item scored in the present round, in the order of the first scores."""
    given = scores(case)
    items = dict.fromkeys(one.recorded.act.item for one in given)
    return tuple(
        ItemScores(
            item,
            tuple(one.recorded for one in given if one.counts and one.recorded.act.item == item),
            _recusals(case, item),
            procedure.experts_needed,
            procedure.score_spread,
        )
        for item in items
    )


def _recusals(case: Case, item: str) -> tuple[Recorded[Recuse], ...]:
    """One recusal of each expert who takes no part in an item."""
    experts = {one.act.expert: whose(one.act) for one in case.of(Recuse)}
    found = (recused(case, expert, item) for expert in experts.values())
    return tuple(dict.fromkeys(one for one in found if one is not None))


def mean(points: Sequence[Decimal]) -> Fraction | None:
    """The exact arithmetic mean, None of nothing."""
    return sum(map(Fraction, points), Fraction(0)) / len(points) if points else None


def spread(points: Sequence[Decimal]) -> Decimal | None:
    """The highest less the lowest, None of nothing."""
    return max(points) - min(points) if points else None
