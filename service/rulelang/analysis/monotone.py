"""Every table is monotone: when one column improves and all else stays, the outcome does not get worse."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from service.rulelang.analysis.directions import HIGHER, LOWER, SIDES, Direction, natural
from service.rulelang.analysis.moves import Moves, Step
from service.rulelang.analysis.obligation import Fault, Obligation, mistake
from service.rulelang.analysis.orders import OPEN, outcome_without_value, ranks_of
from service.rulelang.cross_check import SCORED
from service.rulelang.example_command import example_command
from service.rulelang.pack import Pack, Rule
from service.rulelang.tables import Attribute, Row
from service.rulelang.words import value_in_words
from service.vocabulary.finding import Theme, Verdict
from service.vocabulary.language import Said

Steps = Sequence[tuple[int, int]]


def prove_monotone(rule: Rule, pack: Pack, grades: tuple[str, ...]) -> Iterator[Obligation]:
    """One obligation for each column of a rule that has a better side; `grades` worst first.

    A number without a known side may move either way as long as one way never makes the outcome worse, except in a
    credibility rule, which may ask about too much and too little. Answers of a manual check have no order of their own.
    """
    if rule.manual is not None:
        return
    prover = _Prover(rule, pack)
    for column in rule.table.attributes:
        known = natural(rule, column.name, pack, grades)
        stated = rule.table.better.get(column.name)
        if stated and known.sides and known.sides != {SIDES[stated]}:
            yield prover.contradicted(column, stated)
        elif known.known or stated:
            yield prover.known(column, known if known.known else Direction(frozenset({SIDES[stated or ""]})), stated)
        elif column.kind == "number" and rule.theme is not Theme.CREDIBILITY:
            yield prover.either(column)


class _Prover:
    """The moves of one rule's table."""

    def __init__(self, rule: Rule, pack: Pack) -> None:
        self._rule = rule
        self._pack = pack
        ranks = ranks_of(rule)
        self._without = outcome_without_value(rule)
        self._moves = Moves(rule.table, ranks, ranks.get(self._without))

    def known(self, column: Attribute, direction: Direction, stated: str | None) -> Obligation:
        """The obligation of a column with a better side."""
        before = self._moves.looked_at
        steps = list(self._steps(column, direction))
        fall = self._moves.first(column.name, steps, _worse)
        says = self._says(column, direction, stated)
        how = _how(len(steps), self._moves.looked_at - before)
        fault = None if fall is None else self._fault(column, fall)
        return Obligation("table", self._rule.id, says, how, fault, self._remark(column, steps))

    def either(self, column: Attribute) -> Obligation:
        """The obligation of a number of which only the table can say which side is better."""
        before = self._moves.looked_at
        up = self._moves.along(column.name)
        down = [(high, low) for low, high in up]
        falls = [self._moves.first(column.name, steps, _worse) for steps in (up, down)]
        side = HIGHER if falls[0] is None else LOWER
        says = self._says(column, Direction(frozenset({side})), None, inferred=True)
        how = _how(len(up), self._moves.looked_at - before)
        rising, sinking = falls
        if rising is None or sinking is None:
            return Obligation("table", self._rule.id, says, how, remark=self._remark(column, down if rising else up))
        return Obligation("table", self._rule.id, says, how, self._fault(column, rising, sinking))

    def contradicted(self, column: Attribute, stated: str) -> Obligation:
        """The obligation of a column whose better side the catalogue knows otherwise."""
        title, side = _titled(column), _SIDE_WORDS[SIDES[stated]]
        says = Said(f"{title}：写明{side.zh}", f"{column.name}: stated as {side.en}")
        found = mistake(
            "better-contradicts",
            (
                f"better 写 {column.name}: {stated}，与它本来的方向相反",
                "与指标目录一致的方向",
                "删去这一项；不单调的表另写 suppress",
            ),
            (
                f"“better: {{{column.name}: {stated}}}”, the opposite of its own side",
                "the side the catalogue knows",
                "delete the entry; a table that is not monotone takes a suppression",
            ),
        )
        how = Said("对照指标目录", "compared with the catalogue")
        return Obligation("direction", self._rule.id, says, how, Fault(self._rule.position, found, self._rule.id))

    def _steps(self, column: Attribute, direction: Direction) -> Iterator[tuple[int, int]]:
        if direction.classes:
            yield from self._moves.between(column.name, direction.classes)
            return
        up = self._moves.along(column.name)
        for side in sorted(direction.sides):
            yield from up if side == HIGHER else ((high, low) for low, high in up)

    def _says(self, column: Attribute, direction: Direction, stated: str | None, inferred: bool = False) -> Said:
        by = Said("（规则写明）", " (stated)") if stated else Said("", "")
        by = Said("（由判定表推得）", " (as the table has it)") if inferred else by
        side = _side(direction)
        return Said(
            f"{_titled(column)}{side.zh}{by.zh}：只有它改善时，判定不变差",
            f"{column.name}, {side.en}{by.en}: when it alone improves, the outcome does not get worse",
        )

    def _fault(self, column: Attribute, *steps: Step) -> Fault:
        told = [self._told(column, step) for step in steps]
        commands = "；".join(dict.fromkeys(self._commands(steps)))
        entry = f"suppress: [{{check: not-monotone, of: {column.name}, reason: …}}]"
        decides = self._rule.theme is Theme.DECISION
        place = next((row.position for row in (steps[0].after, steps[0].before) if row), self._rule.position)
        found = mistake(
            "decision-not-monotone" if decides else "not-monotone",
            (
                "；".join(one.zh for one in told),
                "只有一列改善时，判定不变差",
                f"改正判定表{'' if decides else f'；本来就应如此的，在规则里写 {entry}'}。写成例子：{commands}",
            ),
            (
                "; ".join(one.en for one in told),
                "an outcome that does not get worse when one column alone improves",
                f"correct the table{'' if decides else f'; where it is meant, write {entry}'}. As examples: {commands}",
            ),
        )
        return Fault(place, found, self._rule.id, column.name)

    def _told(self, column: Attribute, step: Step) -> Said:
        rest = "，".join(f"{name} = {value}" for name, value in step.start.items() if name != column.name)
        start, end = step.start[column.name], step.end[column.name]
        before, after = (self._outcome(row) for row in (step.before, step.after))
        return Said(
            f"{_titled(column)}由 {start} 变为 {end}"
            + (f"（{rest}）" if rest else "")
            + f"，判定由“{value_in_words(before)}”变为“{value_in_words(after)}”",
            f"{column.name} goes from {start} to {end}"
            + (f" ({rest})" if rest else "")
            + f", the outcome from {before} to {after}",
        )

    def _outcome(self, row: Row | None) -> str:
        return row.outcome if row is not None else self._without

    def _commands(self, steps: Sequence[Step]) -> Iterator[str]:
        for step in steps:
            for given in (step.start, step.end):
                yield example_command(self._rule.id, given, self._pack.id)

    def _remark(self, column: Attribute, steps: Steps) -> Said | None:
        """That an improvement can turn 未达到 into an open verdict: no points are lost, completeness is."""
        if self._rule.theme not in SCORED or len(self._rule.table.attributes) == 1:
            return None
        ranks: Mapping[str, int] = {Verdict.UNMET: 2, **dict.fromkeys(OPEN, 1)}
        step = Moves(self._rule.table, ranks, 1).first(column.name, steps, _worse)
        if step is None:
            return None
        told = self._told(column, step)
        return Said(f"不少得分，但少计完整度：{told.zh}", f"no points lost, but completeness: {told.en}")


_SIDE_WORDS = {HIGHER: Said("越高越好", "higher is better"), LOWER: Said("越低越好", "lower is better")}


def _worse(before: int, after: int) -> bool:
    return after < before


def _how(steps: int, looked_at: int) -> Said:
    return Said(
        f"逐格核对：本列 {steps} 步，其余各列的全部情形（含缺失），比较 {looked_at} 次",
        f"every elementary cell: {steps} steps, all cases of the other columns (missing too), {looked_at} compared",
    )


def _titled(column: Attribute) -> str:
    return f"{column.title}（{column.name}）" if column.title else column.name


def _side(direction: Direction) -> Said:
    if direction.classes:
        order = [[value_in_words(word) for word in sorted(group)] for group in direction.classes]
        zh = " < ".join("、".join(group) for group in order)
        en = " < ".join(", ".join(sorted(group)) for group in direction.classes)
        return Said(f"（{zh}）", f"ordered {en}")
    if len(direction.sides) > 1:
        return Said("因对象而异（两个方向都要成立）", "either side, by subject")
    return _SIDE_WORDS[next(iter(direction.sides))]
