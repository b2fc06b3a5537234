"""What another verdict does: to the points of the rule, to the gates and rules that count it, to the decision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from service.rulelang.diff.regions import IMPOSSIBLE, Region
from service.rulelang.diff.sentences import by_state
from service.rulelang.finding_counts import counting_lines, effect_of, finding_fields
from service.rulelang.pack import Pack, Rule
from service.rulelang.rubric import Criterion, Rubric
from service.vocabulary.exact import Quotient
from service.vocabulary.finding import Effect, Theme, Verdict
from service.vocabulary.language import Said

_OPEN = (Verdict.NOT_EVALUABLE, Verdict.MANUAL)


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
    """One side of a region: a rule's verdict in its rule base."""

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


def _decision(one: _Judged, other: _Judged) -> Iterator[Said]:
    if other.rule.theme is Theme.DECISION:
        yield Said("建议结论随之改变", "the recommendation itself changes")
    if one.points != other.points:
        yield Said("等级可能改变", "the grade can change")
    if None not in (one.points, other.points) and (one.verdict in _OPEN) != (other.verdict in _OPEN):
        yield Said("评价完整度改变", "completeness changes")
    if one.effect != other.effect:
        yield _effect(one.effect, other.effect)
    yield from _counted(one, other)


def _counted(one: _Judged, other: _Judged) -> Iterator[Said]:
    before, after = one.counted_by(), other.counted_by()
    for rule in dict.fromkeys((*before, *after)):
        named = _counting((other if rule in after else one).base.pack.rules[rule])
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
