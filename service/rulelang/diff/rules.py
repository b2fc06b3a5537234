"""Two versions of one rule: the inputs they judge differently, what follows, and everything else that differs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from service.rulelang.attributes import TASKS
from service.rulelang.diff.change import NOTHING, Change, Level, Places, alike, highest
from service.rulelang.diff.columns import Matched, match_columns
from service.rulelang.diff.consequences import Consequence, RuleBase, Side, can_become, consequence, consequences
from service.rulelang.diff.expressions import Meanings, meanings
from service.rulelang.diff.fields import said
from service.rulelang.diff.regions import Region, differing_regions, regions_of
from service.rulelang.diff.rule_fields import rule_field_changes
from service.rulelang.diff.sentences import PARKS, inputs_in_words
from service.rulelang.digest import PLACES, rule_content
from service.rulelang.pack import Pack, Rule
from service.rulelang.tables import Attribute
from service.vocabulary.canonical import canonical_json
from service.vocabulary.finding import Theme, Verdict
from service.vocabulary.language import Said

_RECOMPUTED = Said("两边的值不是同一属性，这一项的影响不能列成区间", "not one attribute: no intervals for this")
_ACTING = {"effect": Verdict.UNMET, "severity": Verdict.QUESTION}
"""Fields that act on inputs of one verdict, whether or not that verdict differs."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One region of inputs judged differently, and what follows from it."""

    region: Region
    consequence: Consequence


@dataclass(frozen=True, slots=True)
class RuleDifference:
    """What differs in one rule. `rule` is its later version, or the earlier one where it is gone; `parameters` names
    those its table reads whose value changed; a place is None where that side has no such rule."""

    rule: Rule
    places: Places
    judged: tuple[Judged, ...] = ()
    parameters: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def level(self) -> Level:
        """How grave all of it is."""
        regions = Level.SCHEME if self.rule.theme is Theme.DECISION else Level.JUDGEMENT
        return highest((*(change.level for change in self.changes), *(regions for _ in self.judged)))

    @property
    def order(self) -> tuple[int, int, str]:
        """By theme, task and id, as the rules are judged."""
        task = TASKS.index(self.rule.task) if self.rule.task else -1
        return list(Theme).index(self.rule.theme), task, self.rule.id


def differing_rules(before: RuleBase, after: RuleBase) -> tuple[RuleDifference, ...]:
    """The rules that differ, matched by id or else by what they replace, in the order in which they are judged."""
    one, other = before.pack.rules, after.pack.rules
    pairs = _pairs(one, other)
    found = [_diff_rule(one[rule], other[successor], before, after) for rule, successor in pairs.items()]
    found += [_gone((before, rule), after.pack) for rule in one.values() if rule.id not in pairs]
    found += [_new((after, rule), before.pack) for rule in other.values() if rule.id not in pairs.values()]
    differing = [difference for difference in found if difference.judged or difference.changes]
    return tuple(sorted(differing, key=lambda difference: difference.order))


def _pairs(one: Mapping[str, Rule], other: Mapping[str, Rule]) -> dict[str, str]:
    """Ids before → ids after of what is the same rule, or takes its place, on either side."""
    pairs = {rule: rule for rule in one if rule in other}
    for rule in other.values():
        if rule.replaces and rule.id not in one and rule.replaces.rule in one:
            pairs.setdefault(rule.replaces.rule, rule.id)
    for rule in one.values():
        if rule.replaces and rule.id not in other and rule.replaces.rule in other:
            pairs.setdefault(rule.id, rule.replaces.rule)
    return pairs


def _diff_rule(before: Rule, after: Rule, one: RuleBase, other: RuleBase) -> RuleDifference:
    earlier, later = meanings(before, one.pack.parameters), meanings(after, other.pack.parameters)
    matched = match_columns(before.table, after.table, earlier, later)
    comparable = not matched.incomparable and (before.manual is None) == (after.manual is None)
    regions = differing_regions(before.table, matched.after) if comparable else ()
    told = tuple(Judged(_named(found, matched), consequence(found, (one, before), (other, after))) for found in regions)
    places = (before.position, after.position)
    changes = (
        *rule_field_changes(before, after, _subject_names(one.pack) | _subject_names(other.pack)),
        *_column_changes(matched, places),
        *_derivation_changes(matched, (earlier, later), places),
    )
    changes = tuple(_with_inputs(change, (one, before), (other, after)) for change in changes)
    released_alike = one.pack.digest == other.pack.digest
    if not changes and not told and not released_alike and _content(before) != _content(after):
        changes = (_rewritten(places),)
    return RuleDifference(after, places, told, _parameters(before, after), changes)


def _with_inputs(change: Change, before: Side, after: Side) -> Change:
    """What acts on one verdict says on which inputs, and what follows; another subject, what can become of a park."""
    if change.kind == "subjects":
        return replace(change, note=_in_one(_for_parks_that_pass(after) if change.after.zh else ()))
    if change.kind not in _ACTING:
        return change
    verdict = _ACTING[change.kind]
    inputs = inputs_in_words(regions_of(after[1].table, verdict), PARKS)
    return replace(change, note=_in_one((inputs, *consequences(before, after, (verdict,)))))


def _in_one(told: Iterable[Said]) -> Said:
    parts = list(told)
    return Said("；".join(one.zh for one in parts), "; ".join(one.en for one in parts))


def _named(region: Region, matched: Matched) -> Region:
    """The witness in the names of the later version, so that it can stand among its examples."""
    witness = tuple((matched.written[name], value) for name, value in region.witness if name in matched.written)
    return replace(region, witness=witness)


def _subject_names(pack: Pack) -> dict[str, str]:
    indicators = {f"indicator:{code}": found.name for code, found in pack.catalogue.indicators.items()}
    return indicators | {f"quantity:{code}": found.name for code, found in pack.catalogue.quantities.items()}


def _gone(side: Side, later: Pack) -> RuleDifference:
    rule, places = side[1], (side[1].position, None)
    reason = later.switched_off.get(rule.id, "")
    what = Said("规则停用", "rule switched off") if rule.id in later.switched_off else Said("规则取消", "rule removed")
    change = Change("removed", Level.SCHEME, what, note=Said(reason, reason), places=places)
    return RuleDifference(rule, places, changes=(change, *_leads_to(consequences(side, None), places)))


def _new(side: Side, earlier: Pack) -> RuleDifference:
    rule, places = side[1], (None, side[1].position)
    again = rule.id in earlier.switched_off
    what = Said("规则恢复", "rule switched on again") if again else Said("新增规则", "rule added")
    change = Change("added", Level.SCHEME, what, places=places)
    told = (*consequences(None, side), *_for_parks_that_pass(side))
    return RuleDifference(rule, places, changes=(change, *_leads_to(told, places)))


def _leads_to(told: Iterable[Said], places: Places) -> tuple[Change, ...]:
    """What a rule that came or went can do, as changes of their own; that nothing follows is said too."""
    nothing = Said(
        "不计分，也没有否决项计数：结论不受影响", "neither scored nor counted: the conclusion is not affected"
    )
    return tuple(Change("consequence", Level.SCHEME, one, places=places) for one in tuple(told) or (nothing,))


def _for_parks_that_pass(side: Side) -> Iterator[Said]:
    if found := can_become(*side):
        zh = "、".join(f"“{effect.label}”" for effect in found)
        en = ", ".join(effect.value for effect in found)
        yield Said(f"现在“通过”的园区，可能变为{zh}", f"parks that pass today can come to: {en}")


def _rewritten(places: Places) -> Change:
    what = Said("写法不同，判定相同", "written otherwise, judged alike")
    return Change("rewritten", Level.WORDING, what, places=places)


def _content(rule: Rule) -> str:
    return canonical_json(rule_content(rule), PLACES)


def _parameters(before: Rule, after: Rule) -> tuple[str, ...]:
    one, other = before.table.thresholds, after.table.thresholds
    return tuple(name for name in one if name in other and one[name] != other[name])


def _column_changes(matched: Matched, places: Places) -> Iterator[Change]:
    for one, other in matched.incomparable:
        title = one.title or one.name
        what = Said(
            f"“{title}”的单位或类型（两边的值不能相比，不列区间）", f"unit or kind of {one.name} (no intervals)"
        )
        yield Change("column", Level.SCHEME, what, _unit(one), _unit(other), places=places)


def _unit(column: Attribute) -> Said:
    return alike(column.unit) if column.unit else said(column.kind)


def _derivation_changes(matched: Matched, sides: tuple[Meanings, Meanings], places: Places) -> Iterator[Change]:
    """Each line behind a column whose value is computed differently that says something else, once."""
    earlier, later = sides
    one = dict.fromkeys(line for name in matched.recomputed for line in earlier.behind(name))
    other = dict.fromkeys(line for name in matched.recomputed for line in later.behind(matched.written[name]))
    for name in (*one, *(line for line in other if line not in one)):
        if name in one and name in other and earlier.of_line(name) == later.of_line(name):
            continue
        title = next(side.title(name) for side, lines in ((later, other), (earlier, one)) if name in lines)
        what = Said(f"“{title}”的算法", f"how {name} is computed")
        words = [side.in_words(name) if name in lines else NOTHING for side, lines in ((earlier, one), (later, other))]
        yield Change("derived", Level.SCHEME, what, words[0], words[1], _RECOMPUTED, places)
