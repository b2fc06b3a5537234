"""A difference line by line, as a policy officer reads it: by theme, judgements first, wording last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from service.rulelang.diff.change import Change, Level, Places
from service.rulelang.diff.consequences import Consequence, RuleBase
from service.rulelang.diff.difference import Difference
from service.rulelang.diff.rules import Judged, RuleDifference
from service.rulelang.diff.sentences import LOOSER, PARKS, SCORES, STRICTER, direction, example, sentence
from service.rulelang.diff.versions import reaches, reason
from service.vocabulary.exact import Quotient, plain
from service.vocabulary.language import Language, Said

_DIGITS = 12
_PLACES = 4
_MOST_RULES = 8
_DIRECTIONS = {STRICTER: Said("（更严）", " (stricter)"), LOOSER: Said("（更宽）", " (looser)"), "": Said("", "")}


def report(difference: Difference, language: Language) -> Iterator[str]:
    """The lines; headings stand at the margin, everything else is indented."""
    return _Report(difference, language).lines()


class _Report:
    def __init__(self, difference: Difference, language: Language) -> None:
        self._of = difference
        self._language = language

    def lines(self) -> Iterator[str]:
        """All parts that say something, wording after what changes a judgement, the version last."""
        yield from self._sides()
        yield from self._part(Said("规则包", "Pack"), self._changes(self._of.head, ""))
        yield from self._part(Said("参数", "Parameters"), self._parameters())
        yield from self._part(Said("指标、原始数据和能源品种", "Catalogue"), self._catalogue())
        for theme, rules in groupby(self._of.rules, key=lambda found: found.rule.theme):
            title = Said(theme.label, theme.value.capitalize())
            yield from self._part(title, (line for found in rules for line in self._rule(found)))
        yield from self._part(Said("评分标准", "Rubric"), self._rubric())
        yield from self._part(Said("只是文字、出处或写法", "Wording, sources, layout"), self._wording())
        yield from self._part(Said("版本", "Version"), self._version())

    def _say(self, zh: str, en: str) -> str:
        return Said(zh, en).told(self._language)

    def _tell(self, said: Said) -> str:
        return said.told(self._language)

    def _sides(self) -> Iterator[str]:
        yield "  " + self._say("旧", "before") + self._side(self._of.before)
        yield "  " + self._say("新", "after") + self._side(self._of.after)
        judged = sum(bool(found.judged) for found in self._of.rules)
        others = sum(not found.judged and found.level > Level.WORDING for found in self._of.rules)
        if self._of.level is Level.NONE:
            yield "  " + self._say(
                "没有影响判定的差异：判定、得分和等级都相同", "no difference in judgement: all parks are judged alike"
            )
        elif self._of.level is Level.WORDING:
            yield "  " + self._say(
                "判定、得分和等级都相同，只有文字不同", "all parks are judged alike, wording differs"
            )
        else:
            yield "  " + self._say(
                f"{judged} 条规则有判定不同的输入，另有 {others} 条规则的对象、算法或效力等不同",
                f"{judged} rules judge some inputs differently, {others} more differ otherwise",
            )

    def _side(self, side: RuleBase) -> str:
        pack, digests = side.pack, (side.pack.digest[:_DIGITS], side.rubric.digest[:_DIGITS])
        return self._say(
            f"：{pack.id} {pack.version}，摘要 {digests[0]}，评分标准摘要 {digests[1]}",
            f": {pack.id} {pack.version}, digest {digests[0]}, rubric digest {digests[1]}",
        )

    def _part(self, title: Said, lines: Iterable[str]) -> Iterator[str]:
        told = list(lines)
        if told:
            yield ""
            yield self._tell(title)
            yield from told

    def _parameters(self) -> Iterator[str]:
        for found in self._of.parameters:
            changes = list(self._changes(found.changes, f"{found.parameter.name} {found.parameter.title} "))
            if changes:
                yield from changes
                yield f"      {self._used(found.rules)}{_place(found.places)}"

    def _catalogue(self) -> Iterator[str]:
        for found in self._of.catalogue:
            changes = list(self._changes(found.changes, f"{found.entry.code} {found.entry.name} "))
            if changes:
                yield from changes
                yield f"      {self._used(found.rules)}{_place(found.places)}"

    def _used(self, rules: tuple[str, ...]) -> str:
        if not rules:
            return ""
        shown = "、".join(rules[:_MOST_RULES]) + (" …" if len(rules) > _MOST_RULES else "")
        return self._say(f"用于 {len(rules)} 条规则：{shown}　", f"read by {len(rules)} rules: {shown}  ")

    def _rule(self, found: RuleDifference) -> Iterator[str]:
        told = [*self._judged(found), *self._changes(found.changes, "  ")]
        if told:
            yield f"  {found.rule.id} {found.rule.title}　{_place(found.places)}"
            yield from told

    def _judged(self, found: RuleDifference) -> Iterator[str]:
        for judged in found.judged:
            told = self._tell(sentence(judged.region, found.rule.theme, PARKS))
            yield f"    {told}{self._tell(_DIRECTIONS[direction(judged.region)])}"
            yield f"      {self._say('得分', 'points')}{self._points(judged.consequence)}"
            yield f"      {self._say('结论', 'decision')}{self._decision(judged)}"
            if line := example(judged.region, found.rule):
                yield f"      {self._say('例子：', 'example: ')}- {line}"
            yield f"      {self._say('表行：', 'table row: ')}{_place(judged.region.rows)}"
        for name in found.parameters if found.judged else ():
            yield f"      {self._say(f'参数 {name} 的数值已变', f'parameter {name} has another value')}"

    def _points(self, found: Consequence) -> str:
        before, after = found.points
        if before is None and after is None:
            return self._say("：本规则不计分", ": the rule is not scored")
        told = [self._say("不计分", "not scored") if side is None else self._earned(side) for side in (before, after)]
        if before == after:
            return self._say(f"：每个对象仍得 {told[0]}", f": {told[0]} for each subject as before")
        return self._say(
            f"：每个对象 {told[0]} → {told[1]}（各项均适用时）",
            f": {told[0]} → {told[1]} for each subject (everything applicable)",
        )

    def _earned(self, points: Quotient) -> str:
        """Exact where four places are enough."""
        shown = plain(points.rounded(_PLACES))
        text = shown.rstrip("0").rstrip(".") if "." in shown else shown
        told = text if Quotient.of(text) == points else f"≈ {text}"
        return self._say(f"{told} 分", told)

    def _decision(self, judged: Judged) -> str:
        effects = [self._tell(effect) for effect in judged.consequence.decision]
        none = self._say("不受影响", "not affected")
        return self._say(f"：{'；'.join(effects) or none}", f": {'; '.join(effects) or none}")

    def _rubric(self) -> Iterator[str]:
        for region in self._of.rubric.bands:
            yield f"  {self._tell(sentence(region, None, SCORES))}"
        yield from self._changes(self._of.rubric.changes, "")
        for rule, changes in self._of.rubric.criteria:
            yield from self._changes(changes, f"{rule} ")

    def _wording(self) -> Iterator[str]:
        of = self._of
        yield from self._texts(of.head, "")
        for found in of.parameters:
            yield from self._texts(found.changes, f"{found.parameter.name} ")
        for entry in of.catalogue:
            yield from self._texts(entry.changes, f"{entry.entry.code} ")
        for rule in of.rules:
            yield from self._texts(rule.changes, f"{rule.rule.id} ")
        yield from self._texts((*of.rubric.changes, *of.clauses), "")

    def _changes(self, changes: Iterable[Change], of: str) -> Iterator[str]:
        return (self._change(change, of) for change in changes if change.level > Level.WORDING)

    def _texts(self, changes: Iterable[Change], of: str) -> Iterator[str]:
        return (self._change(change, of) for change in changes if change.level <= Level.WORDING)

    def _change(self, change: Change, of: str) -> str:
        before, after = self._tell(change.before), self._tell(change.after)
        none = self._say("（无）", "(none)")
        note = self._tell(change.note)
        told = f"{self._say('：', ': ')}{before or none} → {after or none}" if before or after else ""
        return f"  {of}{self._tell(change.what)}{told}{self._say(f'（{note}）', f' ({note})') if note else ''}"

    def _version(self) -> Iterator[str]:
        of, why = self._of, self._tell(reason(self._of.level))
        old, new, wanted = of.before.pack.version, of.after.pack.version, of.version
        if not of.same_pack:
            yield "  " + self._say("两个不同的规则包，版本各自编号", "two packs, each with versions of its own")
        elif wanted is None:
            yield "  " + self._say(
                f"版本“{old}”不是 年.次.修 的样子，请自行取一个新的版本号",
                f"version {old} is no year.release.revision",
            )
        elif wanted == old:
            yield "  " + self._say(f"版本仍为 {old}：{why}", f"version stays {old}: {why}")
        else:
            yield "  " + self._say(f"版本应由 {old} 升为 {wanted}：{why}", f"version {old} becomes {wanted}: {why}")
            if not reaches(new, wanted):
                yield "  " + self._say(
                    f"新的一边仍写 {new}，请把 pack.yaml 的 version 改为 {wanted}",
                    f"the later side still says {new}: write version {wanted} in its pack.yaml",
                )


def _place(places: Places) -> str:
    """Where both sides say it, once when that is the same."""
    return " → ".join(dict.fromkeys(str(place) for place in places if place is not None))
