"""rules test: how much of each rule its examples show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from service.rulelang.pack import Pack
from service.settings import Settings
from service.trial.coverage import Coverage, counted, coverage, percent
from service.trial.proposals import line_for
from service.vocabulary.language import Language
from service.workflow.rules.rule_base import every_version, open_rule_base


@dataclass(frozen=True, slots=True)
class Gap:
    """Something the examples of a rule do not show, and an example that would (empty when none was found)."""

    covered: Coverage
    what: str
    line: str

    def told(self, lang: Language) -> str:
        """Place, what is missing, and how to repair it."""
        rule = self.covered.rule
        place = rule.examples[-1].position if rule.examples else rule.position
        if lang is Language.EN:
            repair = f"add to examples: {self.line}" if self.line else "write an example of it"
            return f"{place} No example of rule {rule.id} shows {self.what}; {repair}"
        repair = f"在 examples 里加一行 {self.line}" if self.line else "请写一个这样的例子"
        return f"{place} 规则 {rule.id} 没有例子表明：{self.what}；{repair}"


@dataclass(frozen=True, slots=True)
class Covered:
    """The coverage of one pack: (shown, to be shown) of verdicts and of sides of borders, and what is missing."""

    pack: Pack
    verdicts: tuple[int, int]
    sides: tuple[int, int]
    gaps: tuple[Gap, ...]

    def told(self, lang: Language) -> str:
        """One line; percentages are rounded down."""
        verdicts, sides = (f"{part}/{whole} ({percent(part, whole)}%)" for part, whole in (self.verdicts, self.sides))
        if lang is Language.EN:
            return f"{self.pack.id} {self.pack.version}: examples show verdicts {verdicts}, sides of borders {sides}"
        return f"{self.pack.id} {self.pack.version} 例子覆盖：判定 {verdicts}，界线两侧 {sides}"


def cover_rules(settings: Settings, pack_id: str | None, on: date, lang: Language = Language.ZH) -> list[Covered]:
    """The coverage of one pack, or of all packs, version by version.

    Raises:
        UnknownPack, RuleProblems: see open_rule_base().
    """
    named = every_version(settings, pack_id, on)
    return [_covered(open_rule_base(settings, name, day)[0], lang) for name, day in named]


def _covered(pack: Pack, lang: Language) -> Covered:
    found = [coverage(rule, pack) for rule in pack.rules.values()]
    gaps = tuple(Gap(one, one.told(point, lang), line_for(one, point, pack)) for one in found for point in one.gaps)
    return Covered(pack, counted(found, sides=False), counted(found, sides=True), gaps)
