"""Which rules stand when a pack extends another: added, replaced, switched off, each told once and with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from service.authoring.nearest import nearest, unknown
from service.authoring.node import Fields, Text
from service.authoring.position import Position
from service.authoring.problem import English, Mistake, ProblemLog
from service.rulelang.parse.never_in_force import note_never_in_force
from service.rulelang.parse.pack import SwitchedOff
from service.rulelang.parse.releases import Release
from service.rulelang.parse.rule import RULE
from service.rulelang.parse.rule_files import RuleSource
from service.vocabulary.finding import Theme

_DAY = timedelta(days=1)
Standing = Mapping[str, tuple[RuleSource, ...]]
"""Rule id → its dated versions."""


@dataclass(frozen=True, slots=True)
class Removed:
    """A rule that no longer stands: where that is said, and the id of what took its place (empty: switched off)."""

    position: Position
    successor: str = ""


class Inheritance:
    """Takes in the packs of a chain, the farthest first. `standing` are the rules that stand on the date `on`, or may
    on another; `themes` those of all rules met; `removed` and `switched_off` (with the reason) those that went."""

    def __init__(self, on: date, log: ProblemLog) -> None:
        self.standing: dict[str, tuple[RuleSource, ...]] = {}
        self.removed: dict[str, Removed] = {}
        self.switched_off: dict[str, str] = {}
        self.themes: dict[str, Theme] = {}
        self.gone: list[RuleSource] = []
        self._nameless: list[RuleSource] = []
        self._on = on
        self._log = log

    def sources(self) -> Iterable[RuleSource]:
        """Every file to be read as a rule, those without an id too, so that this is told."""
        return (*(source for versions in self.standing.values() for source in versions), *self._nameless)

    def add(self, release: Release, sources: Iterable[RuleSource]) -> None:
        """Take in one pack; every fault of what it replaces and switches off is noted."""
        sources = tuple(sources)
        self._nameless += [source for source in sources if not source.id]
        own = _by_id(sources)
        note_never_in_force(release, sources, self._log)
        for rule, versions in own.items():
            self.themes.setdefault(rule, versions[0].file.theme)
            if len(versions) > 1:
                _note_versions(versions, self._log)
        off = release.head.switched_off if release.head else ()
        step = _Step(self.standing, {line.rule: line for line in off}, self._log)
        step.switch_off()
        placed = {id_: tuple(step.placed(source) for source in versions) for id_, versions in own.items()}
        self._remove(step, off)
        self._place(placed)

    def _remove(self, step: _Step, off: Iterable[SwitchedOff]) -> None:
        """Take away what is switched off, and what a rule that is in force replaces."""
        successors = {
            target: source for target, sources in step.taken.items() for source in sources if source.in_force(self._on)
        }
        self.removed |= {line.rule: Removed(line.position) for line in off}
        self.switched_off |= {line.rule: line.reason for line in off}
        self.removed |= {target: Removed(step.place(source), source.id) for target, source in successors.items()}
        for rule in {*step.off, *successors}:
            self.gone += self.standing.pop(rule, ())

    def _place(self, placed: Standing) -> None:
        """Let a pack's own rules stand beside, or in place of, what is left."""
        for rule, versions in placed.items():
            self.standing[rule] = (*self.standing.get(rule, ()), *versions)
            self.removed.pop(rule, None)
            self.switched_off.pop(rule, None)


class _Step:
    """One pack against what it inherits. `taken`: replaced rule → the files that replace it, all dated versions."""

    def __init__(self, inherited: Standing, off: Mapping[str, SwitchedOff], log: ProblemLog) -> None:
        self.taken: dict[str, list[RuleSource]] = {}
        self.off = off
        self._inherited = dict(inherited)
        self._log = log

    def switch_off(self) -> None:
        """Note rules switched off that are not there."""
        for line in self.off.values():
            if line.rule not in self._inherited:
                repair = "改成所沿用规则包里的编号，或删去这一项"
                english = ("id of an inherited rule", "use an id of the pack that is extended, or remove this line")
                mistake = unknown("沿用的规则编号", line.rule, self._inherited, repair, en=english)
                self._log.add(line.position, mistake)

    def placed(self, source: RuleSource) -> RuleSource:
        """The source, knowing whose rule it replaces."""
        target = source.text("replaces")
        above = self._inherited.get(source.id)
        if above and not (_means_to_replace(source) if target is None else self._settled(target, source)):
            self._log.add(source.place, _redefined(source, above[0]))
        if target is None:
            return source
        if target.value not in self._inherited:
            repair = "改成所沿用规则包里的编号；不替换规则的，删去 replaces 和 reason"
            english = (
                "id of an inherited rule",
                "use an id of the pack that is extended; a rule that replaces none has neither replaces nor reason",
            )
            self._log.add(target.position, unknown("沿用的规则编号", target.value, self._inherited, repair, en=english))
            return source
        self._note_twice(source, target)
        return replace(source, file=replace(source.file, replaced_in=self._inherited[target.value][0].file.pack))

    def _settled(self, target: Text, source: RuleSource) -> bool:
        """Whether a rule replaces the inherited one of its id, or names none that there is: another fault."""
        return target.value == source.id or target.value not in self._inherited

    def place(self, source: RuleSource) -> Position:
        """Where a source says what it replaces."""
        target = source.text("replaces")
        assert target is not None
        return target.position

    def _note_twice(self, source: RuleSource, target: Text) -> None:
        if (line := self.off.get(target.value)) is not None:
            self._log.add(target.position, _also_switched_off(target.value, line))
        sources = self.taken.setdefault(target.value, [])
        sources.append(source)
        if (earlier := sources[0]).id != source.id:
            self._log.add(target.position, _replaced_twice(target.value, earlier, self.place(earlier)))


def _means_to_replace(source: RuleSource) -> bool:
    """Whether a rule says that it replaces another in a way that is told elsewhere: the key misspelt, no text, or a
    reason alone."""
    keys = source.node.pairs if isinstance(source.node, Fields) else ()
    return any(nearest(key.value, RULE.by_name) in ("replaces", "reason") for key, _ in keys)


def _by_id(sources: Iterable[RuleSource]) -> dict[str, tuple[RuleSource, ...]]:
    found: dict[str, tuple[RuleSource, ...]] = {}
    for source in sources:
        if source.id:
            found[source.id] = (*found.get(source.id, ()), source)
    return found


def _note_versions(versions: Iterable[RuleSource], log: ProblemLog) -> None:
    """Note files of one id whose periods overlap, or leave days between them without a rule."""
    dated = sorted(((source.period(), source) for source in versions), key=lambda pair: pair[0])
    for ((_, end), earlier), ((start, _), later) in pairwise(dated):
        if start <= end:
            log.add(later.place, _same_id(earlier, later))
        elif end + _DAY < start:
            log.add(later.place, _hole(earlier, later, end + _DAY, start - _DAY))


def _same_id(earlier: RuleSource, later: RuleSource) -> Mistake:
    return Mistake(
        "duplicate-id",
        f"重复的编号“{later.id}”（另一条在 {earlier.place}，施行期间重叠）",
        "每条规则一个编号；同一规则的几个版本施行期间首尾相接",
        "改正编号，或改正 in_force",
        en=English(
            f"the id “{later.id}” a second time (the other at {earlier.place}, in force at the same time)",
            "an id of its own for each rule; versions of one rule that follow each other",
            "correct the id, or in_force",
        ),
    )


def _hole(earlier: RuleSource, later: RuleSource, first: date, last: date) -> Mistake:
    return Mistake(
        "date-hole",
        f"规则 {later.id} 从 {first} 到 {last} 没有有效的版本（前一版本在 {earlier.place}）",
        "同一规则各版本的施行期间首尾相接",
        f"把 from 改成 {first}，或给前一版本写 until: {last}",
        en=English(
            f"no version of rule {later.id} in force from {first} to {last} (the one before is at {earlier.place})",
            "versions that follow each other without a gap",
            f"write from: {first} here, or until: {last} for the version before",
        ),
    )


def _redefined(source: RuleSource, above: RuleSource) -> Mistake:
    return Mistake(
        "redefinition",
        f"编号 {source.id} 已是 {above.file.pack} 的规则（{above.place}）",
        "新的编号，或写明替换",
        f"要替换的，写 replaces: {source.id} 和 reason: …；新增的规则另取编号",
        en=English(
            f"the id {source.id}, already a rule of {above.file.pack} ({above.place})",
            "a new id, or a stated replacement",
            f"to replace it write replaces: {source.id} and reason: …; give a new rule an id of its own",
        ),
    )


def _also_switched_off(rule: str, line: SwitchedOff) -> Mistake:
    return Mistake(
        "replaced-twice",
        f"规则 {rule} 既被替换，又在 {line.position} 停用",
        "替换或停用，只取其一",
        "删去 replaces 所在的规则，或删去 switched_off 里的这一项",
        en=English(
            f"rule {rule} replaced, and switched off at {line.position}",
            "one of the two",
            "remove this rule, or its line in switched_off",
        ),
    )


def _replaced_twice(rule: str, earlier: RuleSource, place: Position) -> Mistake:
    return Mistake(
        "replaced-twice",
        f"规则 {rule} 被替换了两次（{earlier.id} 已在 {place} 替换它）",
        "一条规则只由一条规则替换",
        "删去其中一处 replaces",
        en=English(
            f"rule {rule} replaced twice ({earlier.id} already does at {place})",
            "one rule in the place of one",
            "remove one replaces",
        ),
    )
