"""Mutants of rules: table, derive block, effect, severity, and being in force."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from service.authoring.position import Position
from service.rulelang.attributes import SEVERITIES, Attributes, collections
from service.rulelang.pack import Pack, Rule
from service.trial.derive_mutants import derive_mutants, same_lines
from service.trial.mutant import Kind, Mutant
from service.trial.same import same_tables
from service.trial.table_mutants import Change, table_mutants
from service.vocabulary.finding import Effect, Theme

_OTHER_EFFECT = {Effect.REJECT: Effect.WITHHOLD, Effect.WITHHOLD: Effect.REJECT}
_HIGH = SEVERITIES[0]
_OTHER_SEVERITY = dict.fromkeys(SEVERITIES, _HIGH) | {_HIGH: SEVERITIES[1]}


@dataclass(frozen=True, slots=True)
class Made:
    """The mutants that say something else than the original, and how many others were left out because they do not."""

    mutants: tuple[Mutant, ...]
    equivalent: int


def rule_mutants(rule: Rule, pack: Pack, scored: bool) -> Made:
    """Every mutant of one rule that the loader takes; it does not let a scored rule or the decision be out of force."""
    fields = collections(pack.catalogue, tuple(pack.rules))
    pairs = [*_tables(rule), *_derived(rule, fields), *_head(rule, scored)]
    kept = [(change, other) for change, other in pairs if other is None or not equivalent(rule, other, fields)]
    mutants = (Mutant(kind, rule.id, _place(rule, other), text, {rule.id: other}) for (kind, text), other in kept)
    return Made(tuple(mutants), len(pairs) - len(kept))


def equivalent(rule: Rule, other: Rule, fields: Mapping[str, Attributes]) -> bool:
    """Whether a changed rule judges every input as the original does."""
    if (rule.effect, rule.severity) != (other.effect, other.severity):
        return False
    lines = zip(rule.derived, other.derived, strict=True)
    return all(same_lines(one, two, fields) for one, two in lines) and same_tables(rule.table, other.table)


def _tables(rule: Rule) -> Iterator[tuple[Change, Rule | None]]:
    for change, table in table_mutants(rule.table):
        yield change, replace(rule, table=table)


def _derived(rule: Rule, fields: Mapping[str, Attributes]) -> Iterator[tuple[Change, Rule | None]]:
    for change, line in derive_mutants(rule.derived, fields):
        name = line.attribute.name
        lines = tuple(line if one.attribute.name == name else one for one in rule.derived)
        yield change, replace(rule, derived=lines)


def _head(rule: Rule, scored: bool) -> Iterator[tuple[Change, Rule | None]]:
    if rule.effect is not None:
        other = _OTHER_EFFECT[rule.effect]
        yield (Kind.EFFECT, f"{rule.effect.value} → {other.value}"), replace(rule, effect=other)
    if rule.severity:
        severity = _OTHER_SEVERITY[rule.severity]
        yield (Kind.SEVERITY, f"{rule.severity} → {severity}"), replace(rule, severity=severity)
    if not scored and rule.theme is not Theme.DECISION:
        yield (Kind.IN_FORCE, f"{rule.in_force_from} → *"), None


def _place(rule: Rule, other: Rule | None) -> Position:
    """The first row that is changed, else the rule."""
    if other is None:
        return rule.position
    pairs = zip(rule.table.rows, other.table.rows, strict=True)
    return next((row.position for row, changed in pairs if row != changed), rule.position)
