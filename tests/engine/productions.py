"""Productions and facts with defaults, and the plainest possible reading of what matches what."""

from collections.abc import Callable, Iterable, Sequence
from operator import eq, ge, gt, le, lt
from typing import Any

from service.engine.durable import DurableEngine
from service.engine.program import Comparison, Condition, EngineFact, Production, Program

KIND = "indicator"
OPERATORS: dict[Comparison, Callable[[Any, Any], bool]] = {
    Comparison.EQ: eq,
    Comparison.LT: lt,
    Comparison.LE: le,
    Comparison.GT: gt,
    Comparison.GE: ge,
}
SYMBOLS = {
    "==": Comparison.EQ,
    "<": Comparison.LT,
    "<=": Comparison.LE,
    ">": Comparison.GT,
    ">=": Comparison.GE,
}


def when(attribute: str, symbol: str, constant: int | str) -> Condition:
    """A condition such as when("x", ">=", 10)."""
    return Condition(attribute, SYMBOLS[symbol], constant)


def row(code: str, *conditions: Condition, kind: str = KIND) -> Production:
    """A production."""
    return Production(code, kind, conditions)


def fact(identity: str = "f", kind: str = KIND, **attributes: int | str) -> EngineFact:
    """A fact with these attributes."""
    return EngineFact(identity, kind, attributes)


def matched(productions: Iterable[Production], *facts: EngineFact) -> dict[str, tuple[str, ...]]:
    """What an engine made for this one question answers."""
    with DurableEngine(Program(tuple(productions))) as engine:
        return engine.match(facts)


def expected(productions: Sequence[Production], facts: Iterable[EngineFact]) -> dict[str, tuple[str, ...]]:
    """The answer by looking at every production and fact."""
    return {f.id: tuple(sorted(p.code for p in productions if satisfies(f, p))) for f in facts}


def satisfies(candidate: EngineFact, production: Production) -> bool:
    """Whether the fact has the kind and passes every condition."""
    return candidate.kind == production.kind and all(
        c.attribute in candidate.attributes and OPERATORS[c.comparison](candidate.attributes[c.attribute], c.constant)
        for c in production.conditions
    )
