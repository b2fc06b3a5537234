"""Coverage: which verdicts of a rule, and which sides of its borders, the rule's examples show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from service.rulelang.derivations import Ratio, Share
from service.rulelang.example_check import can_be_missing
from service.rulelang.pack import Pack, Rule
from service.rulelang.words import number_in_words
from service.trial.grid import Grid, Side
from service.trial.shown import Shown, shown
from service.vocabulary.language import Language
from service.vocabulary.state import State


@dataclass(frozen=True, slots=True)
class ByTable:
    """A verdict of the table."""

    outcome: str


@dataclass(frozen=True, slots=True)
class ByState:
    """What comes of a state, where no row of the table applies."""

    state: State


Point = ByTable | ByState | Side
"""One thing the examples of a rule must show."""


@dataclass(frozen=True)
class Coverage:
    """What the examples of one rule must show, and which of it they do not."""

    rule: Rule
    points: tuple[Point, ...]
    gaps: tuple[Point, ...]

    @cached_property
    def grid(self) -> Grid:
        """The rule's table in cells."""
        return Grid(self.rule.table)

    def told(self, point: Point, language: Language) -> str:
        """A point in words."""
        chinese = language is Language.ZH
        if isinstance(point, ByTable):
            return f"判定 {point.outcome}" if chinese else f"verdict {point.outcome}"
        if isinstance(point, ByState):
            return f"数据{point.state.label}" if chinese else f"data {point.state.value}"
        outcome = self.rule.table.rows[point.row].outcome
        column, value = self.rule.table.attributes[point.column], self.grid.beside(point)
        text = value if isinstance(value, str) else number_in_words(value, column.unit)
        if column.kind == "text":
            return f"词语 {column.name} {text}（{outcome}）" if chinese else f"word {column.name} {text} ({outcome})"
        border = self.grid.border(point)
        if chinese:
            return f"{column.name} 界线 {border} 的一侧 {text}（{outcome}）"
        return f"{column.name}, border {border}, side {text} ({outcome})"


def coverage(rule: Rule, pack: Pack) -> Coverage:
    """What the examples of a rule show, on every one of its subjects.

    What examples must show of a rule, each on every subject of the rule:

    - every verdict of its table; what comes of missing data; 不适用 where the rule or a derivation can come to it; what
      a dispute comes to where a person answers;
    - both sides of every border. A border lies in a numeric column where the verdict changes from one elementary cell
      to the next for some values of the other columns. A side is shown by an example in the row that applies there:
      exactly at the threshold where the cell is the threshold itself, otherwise inside the neighbouring cell and at
      most one unit of the threshold's last written place away (one percent at most, one for counts); and its other
      values are such that another verdict applies just across. So an example set with all sides pins each threshold
      and whether it is included: `>= 90%` needs 90% and something from 89% up to, but without, 90%;
    - every word of a text column for which another word gives another verdict, with such values of the other columns.

    Borders between rows of the same verdict need no example, for an example states a verdict only.
    """
    grid = Grid(rule.table)
    points: tuple[Point, ...] = (*_verdicts(rule), *_states(rule), *grid.sides())
    found = tuple(shown(rule, pack))
    gaps = tuple(point for point in points if not _on_every_subject(point, rule, grid, found))
    return Coverage(rule, points, gaps)


def percent(part: int, whole: int) -> int:
    """A share in percent, rounded down; 100 of nothing."""
    return part * 100 // whole if whole else 100


def counted(covered: Iterable[Coverage], sides: bool) -> tuple[int, int]:
    """(shown, to be shown): sides of borders, or verdicts."""
    points = gaps = 0
    for one in covered:
        points += sum(isinstance(point, Side) is sides for point in one.points)
        gaps += sum(isinstance(point, Side) is sides for point in one.gaps)
    return points - gaps, points


def _verdicts(rule: Rule) -> tuple[ByTable, ...]:
    return tuple(ByTable(outcome) for outcome in dict.fromkeys(row.outcome for row in rule.table.rows))


def _states(rule: Rule) -> tuple[ByState, ...]:
    if not any(row.tests for row in rule.table.rows):
        return ()
    divided = (line.expression for line in rule.derived if isinstance(line.expression, Share | Ratio))
    states = []
    if rule.not_applicable or any(made.if_zero == State.NOT_APPLICABLE.value for made in divided):
        states.append(State.NOT_APPLICABLE)
    if can_be_missing(rule):
        states.append(State.MISSING)
    if rule.manual is not None:
        states.append(State.DISPUTED)
    return tuple(ByState(state) for state in states)


def _on_every_subject(point: Point, rule: Rule, grid: Grid, found: Sequence[Shown]) -> bool:
    subjects = {one.subject for one in found if _shows(one, point, rule, grid)}
    return subjects.issuperset(rule.subjects)


def _shows(one: Shown, point: Point, rule: Rule, grid: Grid) -> bool:
    judged = one.judged
    if isinstance(point, ByTable):
        return judged.row is not None and judged.outcome == point.outcome
    read = [judged.read[column.name] for column in rule.table.attributes]
    if isinstance(point, ByState):
        worst = max((state for state, _ in read), key=lambda state: state.rank)
        return judged.row is None and worst is point.state
    numbers = [row.number for row in rule.table.rows]
    index = None if judged.row is None else numbers.index(judged.row)
    return grid.shows(point, grid.cells(read), index, read[point.column][1])
