"""How a program is split so that no ruleset is bigger, and no fact busier in it, than it bears."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from service.engine.program import Comparison, Condition, Production, Program

MOST_RULES = 256
"""Rules of one ruleset, its marker rule included: from 512 on, durable-rules does not return."""

MOST_CANDIDATES = 48
"""Tests that one fact may have pending in a ruleset: beyond 64, durable-rules gives up."""


@dataclass(frozen=True, slots=True)
class Shard:
    """The productions of one ruleset, each with its tests in the order in which they are compiled."""

    productions: tuple[Production, ...]

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of fact this shard has to see."""
        return frozenset(production.kind for production in self.productions)


def shards_of(program: Program) -> tuple[Shard, ...]:
    """Every production in exactly one shard; small kinds share a shard, a big kind has several."""
    by_kind: dict[str, list[Production]] = defaultdict(list)
    for production in program.productions:
        by_kind[production.kind].append(production)
    shards: list[list[Production]] = []
    for productions in by_kind.values():
        for piece in _pieces(_ordered(productions)):
            _place(piece, shards)
    return tuple(Shard(tuple(productions)) for productions in shards)


def candidates(productions: Iterable[Production]) -> int:
    """A bound on the tests one fact of this kind can have pending, and on what it can satisfy.

    The engine shares equal leading tests. Of the tests that follow on each other's heels, those
    for equality exclude each other; of the others we suppose that a fact passes them all.
    """
    return _candidates([production.conditions for production in productions], 0)


def _candidates(rows: Sequence[tuple[Condition, ...]], depth: int) -> int:
    branches: dict[Condition, list[tuple[Condition, ...]]] = defaultdict(list)
    for row in rows:
        if len(row) > depth:
            branches[row[depth]].append(row)
    total = sum(len(row) == depth for row in rows)
    exclusive: Counter[str] = Counter()
    for condition, branch in branches.items():
        weight = _candidates(branch, depth + 1)
        if condition.comparison is Comparison.EQ:
            exclusive[condition.attribute] = max(exclusive[condition.attribute], weight)
        else:
            total += weight
    return total + exclusive.total()


def _ordered(productions: Sequence[Production]) -> list[Production]:
    """The same productions with equality first, and first of all on what tells most of them apart."""
    constants: dict[str, list[int | str]] = defaultdict(list)
    for production in productions:
        for condition in production.conditions:
            if condition.comparison is Comparison.EQ:
                constants[condition.attribute].append(condition.constant)

    def rank(condition: Condition) -> tuple[int, int, str, str, str]:
        tests = constants[condition.attribute] if condition.comparison is Comparison.EQ else ()
        spread = (-len(tests), -len(set(tests)))
        return (*spread, condition.attribute, condition.comparison, str(condition.constant))

    return [replace(p, conditions=tuple(sorted(set(p.conditions), key=rank))) for p in productions]


def _pieces(productions: Sequence[Production]) -> Iterator[Sequence[Production]]:
    """Runs of one kind's productions that fit into a shard."""
    most = MOST_RULES - 1
    if len(productions) > most:
        yield from _pieces(productions[:most])
        yield from _pieces(productions[most:])
    elif candidates(productions) > MOST_CANDIDATES:
        middle = len(productions) // 2
        yield from _pieces(productions[:middle])
        yield from _pieces(productions[middle:])
    else:
        yield productions


def _place(piece: Sequence[Production], shards: list[list[Production]]) -> None:
    """Into the first shard with room that does not hold this kind yet, or into a new one."""
    for shard in shards:
        has_room = len(shard) + len(piece) < MOST_RULES
        if has_room and all(production.kind != piece[0].kind for production in shard):
            shard.extend(piece)
            return
    shards.append(list(piece))
