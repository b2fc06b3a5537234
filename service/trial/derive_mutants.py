"""Mutants of a derive block: conditions dropped or changed, operands swapped, another state for a zero denominator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from service.rulelang.attributes import Attributes
from service.rulelang.derivations import (
    Count,
    Days,
    Derived,
    Deviation,
    Difference,
    Earliest,
    Expression,
    Lacks,
    Ratio,
    Share,
    Sum,
)
from service.rulelang.tables import Attribute, Test, TextTest
from service.rulelang.words import number_in_words
from service.trial.mutant import Kind
from service.trial.same import same_tests
from service.trial.table_mutants import Change, in_order, marks_of, moved, slipped, toggled
from service.vocabulary.state import State

_FEW_WORDS = 12
"""A field of more words (the ids of all rules) is not tried with each word there is, only without those it names."""

_IF_ZERO = {State.MISSING.value: State.NOT_APPLICABLE.value, State.NOT_APPLICABLE.value: State.MISSING.value}


def derive_mutants(lines: tuple[Derived, ...], fields: Mapping[str, Attributes]) -> Iterator[tuple[Change, Derived]]:
    """Every changed line, with what was changed; `fields` are those of each collection."""
    for line in lines:
        for change, expression in _changed(line, fields):
            yield change, replace(line, expression=expression)


def _changed(line: Derived, fields: Mapping[str, Attributes]) -> Iterator[tuple[Change, Expression]]:
    made, name = line.expression, line.attribute.name
    if isinstance(made, Count | Sum | Earliest):
        yield from _where(name, made, fields[made.collection])
    if isinstance(made, Share | Ratio):
        other = _IF_ZERO[made.if_zero]
        yield (Kind.IF_ZERO, f"{name}: {made.if_zero} → {other}"), replace(made, if_zero=other)
        swapped = replace(made, numerator=made.denominator, denominator=made.numerator)
        yield (Kind.OPERANDS, f"{name}: {made.numerator} ⇄ {made.denominator}"), swapped
    if isinstance(made, Difference | Deviation):
        yield (
            (Kind.OPERANDS, f"{name}: {made.left} ⇄ {made.right}"),
            replace(made, left=made.right, right=made.left),
        )
    if isinstance(made, Lacks):
        yield from _without_one(name, made)
    if isinstance(made, Days):
        yield (Kind.OPERANDS, f"{name}: {made.start} ⇄ {made.end}"), replace(made, start=made.end, end=made.start)


def _without_one(name: str, made: Lacks) -> Iterator[tuple[Change, Expression]]:
    """With one name less on either side; never none."""
    for names, side in ((made.needed, "lacks"), (made.beside, "beside")):
        for left_out in names if len(names) > 1 else ():
            rest = tuple(one for one in names if one != left_out)
            changed = replace(made, needed=rest) if names is made.needed else replace(made, beside=rest)
            yield (Kind.OPERANDS, f"{name}: {side} − {left_out}"), changed


def _where(
    name: str, made: Count | Sum | Earliest, fields: Attributes
) -> Iterator[tuple[Change, Count | Sum | Earliest]]:
    for field, test in made.where.items():
        rest = {other: kept for other, kept in made.where.items() if other != field}
        yield (Kind.WHERE, f"{name}: {field} {test.text} → *"), replace(made, where=rest)
        for text, changed in _tests(test, fields[field]):
            if not in_order(changed):
                continue
            change = f"{name}: {field} {test.text}, {text}"
            yield (Kind.WHERE, change), replace(made, where={**made.where, field: changed})


def conditions(line: Derived) -> Mapping[str, Test]:
    """The `where` of a line, empty where it has none."""
    made = line.expression
    return made.where if isinstance(made, Count | Sum | Earliest) else {}


def same_lines(one: Derived, other: Derived, fields: Mapping[str, Attributes]) -> bool:
    """Whether two aggregates that differ in their conditions count the same rows."""
    left, right = one.expression, other.expression
    if not (isinstance(left, Count | Sum | Earliest) and isinstance(right, Count | Sum | Earliest)):
        return left == right
    known = fields[left.collection]
    names = {*left.where, *right.where}
    return all(same_tests(known[name], left.where.get(name), right.where.get(name)) for name in names)


def _tests(test: Test, field: Attribute) -> Iterator[tuple[str, Test]]:
    if isinstance(test, TextTest):
        yield from _words(test, field)
        return
    for mark in sorted(marks_of(test)):
        text = number_in_words(mark, field.unit)
        for _, to in slipped(mark, field):
            yield f"{text} → {number_in_words(to, field.unit)}", moved(test, mark, to)
        yield f"[{text} ⇄ ({text}", toggled(test, mark)


def _words(test: TextTest, field: Attribute) -> Iterator[tuple[str, Test]]:
    """With one word more or less; never none and never all, which is no condition."""
    for word in field.values:
        values = test.values ^ {word}
        added = word in values
        if values and len(values) < len(field.values) and (not added or len(field.values) <= _FEW_WORDS):
            yield f'{"+" if added else "−"} "{word}"', replace(test, values=values)
