"""What another verdict does: to the points of the rule, to the gates and rules that count it, to the decision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from service.rulelang.analysis.possible import outcomes
from service.rulelang.diff.regions import IMPOSSIBLE, Region
from service.rulelang.diff.sentences import by_state
from service.rulelang.finding_counts import counting_lines, effect_of, finding_fields
from service.rulelang.pack import Pack, Rule
from service.rulelang.rubric import Criterion, Rubric
from service.rulelang.words import value_in_words
from service.vocabulary.assessment import Recommendation
from service.vocabulary.exact import Quotient
from service.vocabulary.finding import Effect, Theme, Verdict
from service.vocabulary.language import Language, Said

_ORDER = [*Verdict, *Recommendation]
_OPEN = (Verdict.NOT_EVALUABLE, Verdict.MANUAL)
_HARMLESS = (Verdict.MET, Verdict.OK, Verdict.NOT_APPLICABLE)
"""Verdicts that, counted once more, leave a gate as good as it was."""


@dataclass(frozen=True, slots=True)
class RuleBase:
    """A pack in force on a date and the rubric it is scored by."""

    pack: Pack
    rubric: Rubric

    def criterion(self, rule: str) -> Criterion | None:
        """The line that scores a rule; None when none does."""
        lines = (line for section in self.rubric.sections for line in section.criteria)
        return next((line for line in lines if line.rule == rule), None)


@dataclass(frozen=True, slots=True)
class Consequence:
    """`points`: what one subject earns before and after, when everything is applicable; None where the rule is not
    scored. `decision`: what can follow for the conclusion; empty when nothing can."""

    points: tuple[Quotient | None, Quotient | None]
    decision: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class _Judged:
    """One side of a change: a rule's verdict in its rule base."""

    base: RuleBase
    rule: Rule
    verdict: str

    @property
    def points(self) -> Quotient | None:
        """What one subject earns."""
        line = self.base.criterion(self.rule.id)
        if line is None or self.verdict == IMPOSSIBLE:
            return None
        share = self.base.rubric.points.get(self.verdict)
        earned = Quotient.of(line.weight) * Quotient.of(share or 0)
        return earned / Quotient.of(len(self.rule.subjects))

    @property
    def effect(self) -> Effect | None:
        """What a gate does; missing, disputed and unanswered only withhold."""
        return effect_of(self.rule, self.verdict)

    def counted_by(self) -> Mapping[str, tuple[str, ...]]:
        """The rules that count findings like this one → the names of their counts; a question is open until somebody
        closes it."""
        fields = finding_fields(self.rule, self.verdict, asked=self.verdict == Verdict.QUESTION)
        found = {rule.id: counting_lines(rule, fields) for rule in self.base.pack.rules.values()}
        return {rule: counts for rule, counts in found.items() if counts}


def consequence(region: Region, before: tuple[RuleBase, Rule], after: tuple[RuleBase, Rule]) -> Consequence:
    """What follows from a region for points and decision."""
    one = _Judged(*before, region.before or by_state(before[1]))
    other = _Judged(*after, region.after or by_state(after[1]))
    return Consequence((one.points, other.points), tuple(_decision(one, other)))


Side = tuple[RuleBase, Rule]


def consequences(before: Side | None, after: Side | None, verdicts: Iterable[str] | None = None) -> tuple[Said, ...]:
    """What follows from a rule that came (no `before`), went (no `after`) or acts otherwise, for parks that it judges
    alike: verdicts that lead to the same are told together. `verdicts`: those in question, all where none are given."""
    here = after or before
    assert here is not None
    asked = sorted(outcomes(here[1]), key=_ORDER.index) if verdicts is None else verdicts
    found: dict[tuple[Said, ...], list[str]] = {}
    for verdict in asked:
        sides = [None if side is None else _Judged(*side, verdict) for side in (before, after)]
        if effects := tuple(_decision(*sides)):
            found.setdefault(effects, []).append(verdict)
    return tuple(_together(judged, effects) for effects, judged in found.items())


def can_become(base: RuleBase, rule: Rule) -> tuple[Effect, ...]:
    """What can become of a park that passes, once this rule judges it too: by the gate itself, by gates that count it
    or count a rule which does, or by gates over the completeness or the score it is part of. A lower grade is apart."""
    read = {column.name for one in base.pack.by_theme(Theme.DECISION) for column in one.table.attributes}
    found = _reached(base, rule, outcomes(rule))
    return tuple(effect for effect in Effect if effect in found and effect in read)


def _reached(base: RuleBase, rule: Rule, verdicts: Iterable[str]) -> frozenset[Effect]:
    found: set[Effect] = set()
    for judged in (_Judged(base, rule, verdict) for verdict in verdicts if verdict not in _HARMLESS):
        found |= {judged.effect} if judged.effect else set()
        found |= _by_points(judged)
        for counter in (base.pack.rules[other] for other in judged.counted_by()):
            found |= _reached(base, counter, {row.outcome for row in counter.table.rows})
    return frozenset(found)


def _by_points(judged: _Judged) -> set[Effect]:
    """What gates over the case do where the points, or the weight that could not be evaluated, are too few."""
    if judged.points is None:
        return set()
    moved = {"score", "grade", *(("completeness",) if judged.verdict in _OPEN else ())}
    gates = judged.base.pack.by_theme(Theme.GATES)
    return {gate.effect for gate in gates if gate.effect and moved & {column.name for column in gate.table.attributes}}


def _together(verdicts: list[str], effects: tuple[Said, ...]) -> Said:
    zh = "、".join(f"“{value_in_words(verdict)}”" for verdict in verdicts)
    en = ", ".join(value_in_words(verdict, Language.EN) for verdict in verdicts)
    told = Said("；".join(effect.zh for effect in effects), "; ".join(effect.en for effect in effects))
    return Said(f"判定为{zh}时：{told.zh}", f"where {en}: {told.en}")


def _decision(one: _Judged | None, other: _Judged | None) -> Iterator[Said]:
    """What differs for the conclusion; None for the side that has no such rule."""
    here = other or one
    assert here is not None
    points = [None if side is None else side.points for side in (one, other)]
    if here.rule.theme is Theme.DECISION:
        yield Said("建议结论随之改变", "the recommendation itself changes")
    if points[0] != points[1]:
        yield Said("等级可能改变", "the grade can change")
    if _is_open(one) != _is_open(other) and (None not in points or None in (one, other)):
        yield Said("评价完整度改变", "completeness changes")
    before, after = (None if side is None else side.effect for side in (one, other))
    if before != after:
        yield _effect(before, after)
    yield from _counted(one, other)


def _is_open(side: _Judged | None) -> bool:
    """Whether a line of the rubric could not be evaluated."""
    return side is not None and side.points is not None and side.verdict in _OPEN


def _counted(one: _Judged | None, other: _Judged | None) -> Iterator[Said]:
    before, after = ({} if side is None else side.counted_by() for side in (one, other))
    for rule in dict.fromkeys((*before, *after)):
        side = other if rule in after else one
        assert side is not None
        named = _counting(side.base.pack.rules[rule])
        if rule not in after:
            yield Said(f"不再计入 {named.zh}", f"no longer counted by {named.en}")
        elif rule not in before:
            yield Said(f"从此计入 {named.zh}", f"now counted by {named.en}")
        elif before[rule] != after[rule]:
            yield Said(f"在 {named.zh} 中另行计数", f"counted otherwise by {named.en}")


def _counting(rule: Rule) -> Said:
    """A rule that counts findings, and what it does where it is a gate."""
    effect = rule.effect
    zh, en = (f"（否决效力：{effect.label}）", f" (can {effect.value})") if effect else ("", "")
    return Said(f"{rule.id}“{rule.title}”{zh}", f"{rule.id}{en}")


def _effect(before: Effect | None, after: Effect | None) -> Said:
    if after is None:
        assert before is not None
        return Said(f"不再触发“{before.label}”", f"no longer triggers {before.value}")
    if before is None:
        return Said(f"触发“{after.label}”", f"triggers {after.value}")
    return Said(f"由触发“{before.label}”改为触发“{after.label}”", f"triggers {after.value} instead of {before.value}")
