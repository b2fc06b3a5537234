"""What the gates and the decision read of findings and of the score, for all parks at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from service.engine.columns.exact import Fractions, Integers, Mask, multiply, whole
from service.engine.columns.population import Column
from service.engine.columns.tables import Words
from service.engine.encoding import Code, NumberCode
from service.rulelang.derivations import Count, Deviation, Difference, Expression, Ratio, Share, Value, operands
from service.rulelang.pack import Pack, Rule
from service.rulelang.tables import Attribute, Test, TextTest
from service.vocabulary.state import State

EFFECTS = ("none", "reject", "withhold")
CASE = ("completeness", "score", "grade", "reject", "withhold")


class NotInColumns(ValueError):  # noqa: N818 - says what the attribute is
    """An attribute that mixes findings with other data, which a population does not hold as numbers."""


@dataclass(frozen=True, eq=False)
class Found:
    """The findings of one rule on one subject: what its rule fixes, and verdict, open and effect of each park."""

    fixed: Mapping[str, str]
    verdict: NDArray[np.int8]
    open: Mask
    effect: NDArray[np.int8]


@dataclass(frozen=True, eq=False)
class Numbers:
    """One number a park; `values` count only where `states` says VALUE."""

    states: NDArray[np.int8]
    values: Fractions


@dataclass
class Seen:
    """What a stage sees of the stages before it."""

    pack: Pack
    words: Words
    parks: int
    found: list[Found] = field(default_factory=list)
    numbers: dict[str, Fractions] = field(default_factory=dict)
    grades: tuple[str, ...] = ()
    grade: NDArray[np.int8] | None = None


def rests_on_findings(rule: Rule, name: str) -> bool:
    """Whether an attribute is made from findings or from the score, so that no population has to hold it."""
    line = next((line for line in rule.derived if line.attribute.name == name), None)
    if line is not None:
        expression = line.expression
        if isinstance(expression, Count):
            return expression.collection == "finding"
        return any(rests_on_findings(rule, operand) for operand in operands(expression))
    return "case" in rule.subjects and name.removeprefix("self.") in CASE


def column_of(rule: Rule, attribute: Attribute, code: Code, seen: Seen) -> Column:
    """The column of an attribute that rests on findings.

    Raises:
        NotInColumns: it reads other data as well.
    """
    if not isinstance(code, NumberCode):
        return _grade(rule, attribute, code.values, seen)
    numbers = _numbers(rule, attribute.name, seen)
    values = numbers.values
    if seen.pack.comparison.method == "rounded" and attribute.unit == "%":
        values = values.rounded(seen.pack.comparison.percent_digits + 2)
    present = numbers.states == State.VALUE.rank
    return Column(numbers.states, np.where(present, values.coded(code), 0))


def _grade(rule: Rule, attribute: Attribute, words: Sequence[str], seen: Seen) -> Column:
    if seen.grade is None or _own(rule, attribute.name) != "grade":
        raise NotInColumns(f"{rule.id}: {attribute.name}")
    places = np.array([words.index(grade) for grade in seen.grades], np.int64)
    return Column(np.zeros(seen.parks, np.int8), places[seen.grade])


def _own(rule: Rule, name: str) -> str:
    """The built-in attribute a name stands for, through lines that only rename it."""
    line = next((line for line in rule.derived if line.attribute.name == name), None)
    if line is not None and isinstance(line.expression, Value):
        return _own(rule, line.expression.ref)
    return name.removeprefix("self.")


def _numbers(rule: Rule, name: str, seen: Seen) -> Numbers:
    line = next((line for line in rule.derived if line.attribute.name == name), None)
    if line is not None:
        return _made(rule, line.expression, seen)
    own = name.removeprefix("self.")
    if rests_on_findings(rule, name):
        states = np.zeros(seen.parks, np.int8)
        if own not in seen.numbers:
            return Numbers(states + State.MISSING.rank, Fractions.of(Fraction(0), seen.parks))
        return Numbers(states, seen.numbers[own])
    if name in seen.pack.parameters:
        value = Fraction(seen.pack.parameter(name))
        return Numbers(np.zeros(seen.parks, np.int8), Fractions.of(value, seen.parks))
    raise NotInColumns(f"{rule.id}: {name}")


def _made(rule: Rule, expression: Expression, seen: Seen) -> Numbers:
    if isinstance(expression, Count) and expression.collection == "finding":
        ones = np.ones(seen.parks, np.int64)
        return Numbers(np.zeros(seen.parks, np.int8), Fractions(counted(expression.where, seen), ones))
    if isinstance(expression, Value):
        return _numbers(rule, expression.ref, seen)
    if not isinstance(expression, Share | Ratio | Difference | Deviation):
        raise NotInColumns(f"{rule.id}: {expression}")
    left, right = (_numbers(rule, operand, seen) for operand in operands(expression))
    states = np.maximum(left.states, right.states)
    if isinstance(expression, Difference):
        return Numbers(states, left.values.plus(_negative(right.values)))
    if isinstance(expression, Deviation):
        return _deviation(states, left.values, right.values)
    return _divided(states, left.values, right.values, State(expression.if_zero))


def _divided(states: NDArray[np.int8], top: Fractions, bottom: Fractions, if_zero: State) -> Numbers:
    """top ÷ bottom; `if_zero` where bottom is 0."""
    zero = (bottom.top == 0).astype(bool)
    divisor = np.where(zero, 1, bottom.top)
    turned = np.where(divisor < 0, -1, 1)
    quotient = Fractions(
        multiply(multiply(top.top, bottom.bottom), turned), multiply(multiply(top.bottom, divisor), turned)
    ).reduced()
    at_zero = np.where(states == State.VALUE.rank, if_zero.rank, states).astype(np.int8)
    return Numbers(np.where(zero, at_zero, states), quotient)


def _deviation(states: NDArray[np.int8], left: Fractions, right: Fractions) -> Numbers:
    """|left − right| ÷ |right|; with right 0: 0 when left is 0 too, else missing."""
    gap = left.plus(_negative(right))
    numbers = _divided(states, _absolute(gap), _absolute(right), State.MISSING)
    both = ((left.top == 0) & (right.top == 0)).astype(bool)
    return Numbers(np.where(both, states, numbers.states), numbers.values)


def _negative(values: Fractions) -> Fractions:
    return Fractions(multiply(values.top, -1), values.bottom)


def _absolute(values: Fractions) -> Fractions:
    return Fractions(np.abs(values.top), values.bottom)


def counted(where: Mapping[str, Test], seen: Seen) -> Integers:
    """How many findings of each park pass all tests."""
    total = np.zeros(seen.parks, np.int64)
    texts = {name: test.values if isinstance(test, TextTest) else frozenset[str]() for name, test in where.items()}
    for found in seen.found:
        if all(found.fixed[name] in texts[name] for name in texts if name in found.fixed):
            total += whole(_passed(found, texts, seen))
    return total


def _passed(found: Found, texts: Mapping[str, frozenset[str]], seen: Seen) -> Mask:
    passed: Mask = np.ones(seen.parks, bool)
    if "verdict" in texts:
        passed &= np.isin(found.verdict, [place for word, place in seen.words.items() if word in texts["verdict"]])
    if "open" in texts:
        passed &= (found.open & ("yes" in texts["open"])) | (~found.open & ("no" in texts["open"]))
    if "effect" in texts:
        passed &= np.isin(found.effect, [place for place, word in enumerate(EFFECTS) if word in texts["effect"]])
    return passed
