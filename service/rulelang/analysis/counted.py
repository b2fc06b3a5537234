"""Not measuring never pays where findings are counted: an earlier finding that turns from judged to open for want of
data moves counts, and none of the moves makes an outcome better. Questions stay as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from service.rulelang.analysis.orders import OPEN
from service.rulelang.analysis.possible import counts_of, earlier_than, face_of, faces, least, most, passes
from service.rulelang.cells import axis_of
from service.rulelang.derivations import Count
from service.rulelang.pack import Pack, Rule
from service.rulelang.tables import Attribute, NumberTest, Test
from service.rulelang.words import number_in_words
from service.vocabulary.finding import Effect, Theme, Verdict
from service.vocabulary.state import State

TRIGGERING = (Verdict.UNMET, *OPEN)
"""The verdicts with which a gate is in force."""

_JUDGED = (Verdict.MET, Verdict.NEARLY_MET, Verdict.UNMET)

_ByColumn = Mapping[str, tuple[bool, bool]]
"""Counting column → whether it counts the finding before and after."""


class Swap(NamedTuple):
    """A finding of an earlier rule that turns from `judged` to `opened`, and what counts it before and after."""

    earlier: Rule
    judged: str
    opened: str
    counted: _ByColumn


class Gain(NamedTuple):
    """A swap that pays: the input of the table before and after it as a person writes it, and the outcomes."""

    swap: Swap
    start: Mapping[str, str]
    end: Mapping[str, str]
    before: str
    after: str


class _Way(NamedTuple):
    """What a column can do in a swap: the rows that hold before and after, whether it has no value, a witness."""

    before: int
    after: int
    lacking: bool
    start: str
    end: str


def counting(rule: Rule) -> Mapping[str, Count]:
    """The columns of a rule's table that count earlier findings."""
    read = {column.name for column in rule.table.attributes}
    return {name: count for name, count in counts_of(rule).items() if name in read}


def swaps(rule: Rule, pack: Pack) -> list[Swap]:
    """Every swap that moves a count of the rule's table; of those that move the same columns alike, one.

    A finding of a credibility rule is not among them: that questions stay as they are is a premise.
    """
    counts = counting(rule)
    found: dict[tuple[tuple[bool, bool], ...], Swap] = {}
    for earlier in earlier_than(rule.theme, pack):
        for judged, opened in _turns(earlier):
            before, after = face_of(earlier, judged), face_of(earlier, opened)
            counted = {name: (passes(before, c.where), passes(after, c.where)) for name, c in counts.items()}
            if any(was != now for was, now in counted.values()):
                found.setdefault(tuple(counted.values()), Swap(earlier, judged, opened, counted))
    return list(found.values())


def _turns(rule: Rule) -> Iterator[tuple[str, str]]:
    outcomes = {face["verdict"] for face in faces(rule)}
    if rule.theme is not Theme.CREDIBILITY:
        opened = [Verdict.NOT_EVALUABLE, *([Verdict.MANUAL] if rule.manual is not None else [])]
        yield from ((judged, word) for judged in _JUDGED if judged in outcomes for word in opened)


def first_gain(rule: Rule, pack: Pack, gains: Mapping[str, int], without: str) -> Gain | None:
    """The first swap after which the outcome gains (`gains`: outcome → rank, others 0), whatever the other columns
    are. `without`: what comes of missing values. Counts are taken as independent of each other."""
    for swap in swaps(rule, pack):
        if not _is_held_back(rule, swap, pack):
            found = _search(rule, swap, [_ways(column, rule, swap, pack) for column in rule.table.attributes], without)
            gain = next((one for one in found if gains.get(one.after, 0) > gains.get(one.before, 0)), None)
            if gain is not None:
                return gain
    return None


def _is_held_back(rule: Rule, swap: Swap, pack: Pack) -> bool:
    """Whether the open finding keeps another gate from being met, so that the decision is held back all the same.
    A better verdict of a rule that is scored earns points even then."""
    read = {column.name for decision in pack.by_theme(Theme.DECISION) for column in decision.table.attributes}
    if rule.theme not in (Theme.GATES, Theme.DECISION) or Effect.WITHHOLD not in read:
        return False
    opened = face_of(swap.earlier, swap.opened)
    gates = (gate for gate in pack.by_theme(Theme.GATES) if gate.id != rule.id and gate.effect in read)
    return any(_stays_unmet(gate, opened, pack) for gate in gates)


def _stays_unmet(gate: Rule, opened: Mapping[str, str], pack: Pack) -> bool:
    for name, count in counting(gate).items():
        least_one = range(1, most(count, gate.theme, pack) + 1)
        clear = [row.tests.get(name) for row in gate.table.rows if row.outcome not in TRIGGERING]
        if passes(opened, count.where) and not any(holds(test, number) for test in clear for number in least_one):
            return True
    return False


def holds(test: Test | None, number: int) -> bool:
    """Whether a whole number passes a test (None: any does)."""
    return not isinstance(test, NumberTest) or any(
        (low is None or low < number or (low == number and part.low_closed))
        and (high is None or high > number or (high == number and part.high_closed))
        for part in test.intervals
        for low, high in [(part.low, part.high)]
    )


def _ways(column: Attribute, rule: Rule, swap: Swap, pack: Pack) -> list[_Way]:
    """What the column can do in the swap, one witness for each pair of rows before and after."""
    made = counting(rule).get(column.name)
    found = _resting(column, rule) if made is None else _counted(column, made, rule, swap, pack)
    return list({way[:3]: way for way in found}.values())


def _resting(column: Attribute, rule: Rule) -> Iterator[_Way]:
    tests = [row.tests.get(column.name) for row in rule.table.rows]
    axis = axis_of(column, tests)
    for cell, rows in enumerate(axis.rows):
        yield _Way(rows, rows, False, axis.witness(cell), axis.witness(cell))
    untested = _rows(test is None for test in tests)
    yield _Way(untested, untested, True, State.MISSING.value, State.MISSING.value)


def _counted(column: Attribute, made: Count, rule: Rule, swap: Swap, pack: Pack) -> Iterator[_Way]:
    """Each number of other findings that the column can count, the least last, with the finding before and after."""
    tests = [row.tests.get(column.name) for row in rule.table.rows]
    own = [passes(face, made.where) for face in faces(swap.earlier)]
    fewest, highest = least(made, rule.theme, pack) - all(own), most(made, rule.theme, pack) - any(own)
    for others in range(highest, fewest - 1, -1):
        before, after = (others + counted for counted in swap.counted[column.name])
        rows = [_rows(holds(test, number) for test in tests) for number in (before, after)]
        words = [number_in_words(Decimal(number), column.unit) for number in (before, after)]
        yield _Way(rows[0], rows[1], False, words[0], words[1])


def _rows(held: Iterable[bool]) -> int:
    return sum(1 << index for index, one in enumerate(held) if one)


def _search(rule: Rule, swap: Swap, ways: Sequence[Sequence[_Way]], without: str) -> Iterator[Gain]:
    """Every pair of outcomes that a swap can lead to, with one input of the table for each choice of rows."""
    names = [column.name for column in rule.table.attributes]
    every = (1 << len(rule.table.rows)) - 1
    reached: dict[tuple[int, int, bool], tuple[_Way, ...]] = {(every, every, False): ()}
    for options in ways:
        reached = {
            (before & way.before, after & way.after, lacking or way.lacking): (*path, way)
            for (before, after, lacking), path in reached.items()
            for way in options
        }
    for (before, after, lacking), path in reached.items():
        outcomes = [_outcome(rule, rows, without) for rows in (before, after) if rows or lacking]
        if len(outcomes) == 2:
            start, end = (dict(zip(names, side, strict=True)) for side in zip(*(way[3:] for way in path), strict=True))
            yield Gain(swap, start, end, *outcomes)


def _outcome(rule: Rule, rows: int, without: str) -> str:
    return rule.table.rows[rows.bit_length() - 1].outcome if rows else without
