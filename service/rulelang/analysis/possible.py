"""What each rule can come to, and how many findings of earlier stages a count can find at most."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from service.rulelang.derivations import Count, Ratio, Share, Value
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
    """The rule's table with the domains that earlier stages and the pack leave: counts of findings, points, gates, the
    parts that a plan can have."""
    counts = counts_of(rule)
    return replace(
        rule.table,
        attributes=tuple(_reachable(c, counts.get(c.name), rule, pack, rubric) for c in rule.table.attributes),
    )


def _reachable(column: Attribute, made: Count | None, rule: Rule, pack: Pack, rubric: Rubric) -> Attribute:
    if made is not None:
        return _up_to(column, most(made, rule.theme, pack))
    if column.name in parts_counted(rule):
        return _up_to(column, len(pack.parts))
    if column.name == "score" and rule.subjects == ("case",):
        return _up_to(column, rubric.full)
    return column


def parts_counted(rule: Rule) -> frozenset[str]:
    """The columns that hold how many parts a plan has."""
    return frozenset(line.attribute.name for line in rule.derived if line.expression == Value("plan.parts_present"))


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
    return sum(len(rule.subjects) for rule in earlier_than(theme, pack) if any(_counted(rule, count)))


def least(count: Count, theme: Theme, pack: Pack) -> int:
    """How many findings a rule of that theme counts whatever they come to."""
    return sum(len(rule.subjects) for rule in earlier_than(theme, pack) if all(_counted(rule, count)))


def _counted(rule: Rule, count: Count) -> Iterator[bool]:
    return (passes(face, count.where) for face in faces(rule))


def _up_to(column: Attribute, most: Decimal | int) -> Attribute:
    return replace(column, high=Decimal(most) if column.high is None else min(column.high, Decimal(most)))


def earlier_than(theme: Theme, pack: Pack) -> Iterator[Rule]:
    """The rules of the stages before a theme's."""
    return (rule for rule in pack.rules.values() if _ORDER.index(rule.theme) < _ORDER.index(theme))


def counted_of_nothing(count: Count, theme: Theme, pack: Pack) -> int:
    """How many findings a rule of that theme counts when nothing is known, so that all of them are open."""
    open_faces = (
        (rule, face_of(rule, Verdict.NOT_EVALUABLE if rule.manual is None else Verdict.MANUAL))
        for rule in earlier_than(theme, pack)
    )
    return sum(len(rule.subjects) for rule, face in open_faces if passes(face, count.where))


def passes(finding: Mapping[str, str], where: Mapping[str, Test]) -> bool:
    """Whether a finding passes all tests of a count."""
    return all(isinstance(test, TextTest) and finding[name] in test.values for name, test in where.items())


def faces(rule: Rule) -> Iterator[Mapping[str, str]]:
    """The fields that a finding of the rule can show, one mapping for each outcome and way of being open."""
    for verdict in outcomes(rule):
        for asked in ("no", "yes") if verdict == Verdict.QUESTION else ("no",):
            yield face_of(rule, verdict, asked)


def face_of(rule: Rule, verdict: str, asked: str = "no") -> Mapping[str, str]:
    """The fields that a finding of the rule shows with a verdict; `asked`: whether a question is open."""
    fixed = {"rule": rule.id, "theme": rule.theme, "severity": rule.severity or "none", "task": rule.task or "none"}
    return {**fixed, "verdict": verdict, "open": asked, "effect": _effect(rule, verdict)}


def _effect(rule: Rule, verdict: str) -> str:
    if rule.theme is not Theme.GATES or verdict in (Verdict.MET, Verdict.NOT_APPLICABLE):
        return "none"
    return rule.effect if verdict == Verdict.UNMET and rule.effect is not None else Effect.WITHHOLD
