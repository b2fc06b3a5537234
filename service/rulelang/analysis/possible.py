"""What each rule can come to, and how many findings of earlier stages a count can find at most."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from service.rulelang.derivations import Count, Ratio, Share
from service.rulelang.pack import Pack, Rule
from service.rulelang.rubric import Rubric
from service.rulelang.tables import Attribute, Table, Test, TextTest
from service.vocabulary.finding import Effect, Theme, Verdict

_ORDER = list(Theme)


def outcomes(rule: Rule) -> frozenset[str]:
    """Every outcome of a rule: of its rows, and of missing, disputed or not applicable values."""
    found = {row.outcome for row in rule.table.rows}
    if rule.theme is not Theme.DECISION:
        found |= {Verdict.NOT_EVALUABLE}
        found |= {Verdict.MANUAL} if rule.manual is not None else set()
        found |= {Verdict.NOT_APPLICABLE} if can_be_inapplicable(rule) else set()
    return frozenset(found)


def can_be_inapplicable(rule: Rule) -> bool:
    """Whether the rule accepts reasons, or one of its divisions is 不适用 by zero."""
    divisions = (line.expression for line in rule.derived)
    by_zero = any(isinstance(made, Share | Ratio) and made.if_zero == Verdict.NOT_APPLICABLE for made in divisions)
    return bool(rule.not_applicable) or by_zero


def within_reach(rule: Rule, pack: Pack, rubric: Rubric) -> Table:
    """The rule's table with the domains that earlier stages leave: counts of findings, points, gates."""
    counts = counts_of(rule)
    return replace(
        rule.table,
        attributes=tuple(_reachable(c, counts.get(c.name), rule, pack, rubric) for c in rule.table.attributes),
    )


def _reachable(column: Attribute, made: Count | None, rule: Rule, pack: Pack, rubric: Rubric) -> Attribute:
    if made is not None:
        return _up_to(column, most(made, rule.theme, pack))
    if column.name == "score" and rule.subjects == ("case",):
        return _up_to(column, rubric.full)
    return column


def counts_of(rule: Rule) -> Mapping[str, Count]:
    """Attribute → the findings that it counts: of the rule's own counts, and of the gates in force that a case has."""
    built_in = Effect if rule.subjects == ("case",) else ()
    counts = {effect.value: in_force(effect) for effect in built_in}
    own = {line.attribute.name: line.expression for line in rule.derived}
    return counts | {n: made for n, made in own.items() if isinstance(made, Count) and made.collection == "finding"}


def in_force(effect: Effect) -> Count:
    """The gates that have this effect."""
    return Count("finding", {"effect": TextTest(frozenset({effect.value}), "")})


def most(count: Count, theme: Theme, pack: Pack) -> int:
    """How many findings a rule of that theme can count at most."""
    return sum(1 for _ in _matching(count, theme, pack))


def _up_to(column: Attribute, most: Decimal | int) -> Attribute:
    return replace(column, high=Decimal(most) if column.high is None else min(column.high, Decimal(most)))


def _matching(count: Count, theme: Theme, pack: Pack) -> Iterator[tuple[str, str]]:
    """The findings (rule, subject) of earlier stages that can pass all tests of a count."""
    for rule in pack.rules.values():
        if _ORDER.index(rule.theme) < _ORDER.index(theme) and any(_passes(one, count.where) for one in _faces(rule)):
            yield from ((rule.id, subject) for subject in rule.subjects)


def _passes(finding: Mapping[str, str], where: Mapping[str, Test]) -> bool:
    return all(isinstance(test, TextTest) and finding[name] in test.values for name, test in where.items())


def _faces(rule: Rule) -> Iterator[Mapping[str, str]]:
    """The fields that a finding of the rule can show, one mapping for each outcome and way of being open."""
    fixed = {"rule": rule.id, "theme": rule.theme, "severity": rule.severity or "none", "task": rule.task or "none"}
    for verdict in outcomes(rule):
        for asked in ("no", "yes") if verdict == Verdict.QUESTION else ("no",):
            yield {**fixed, "verdict": verdict, "open": asked, "effect": _effect(rule, verdict)}


def _effect(rule: Rule, verdict: str) -> str:
    if rule.theme is not Theme.GATES or verdict in (Verdict.MET, Verdict.NOT_APPLICABLE):
        return "none"
    return rule.effect if verdict == Verdict.UNMET and rule.effect is not None else Effect.WITHHOLD
