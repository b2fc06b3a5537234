"""rules check: load every pack with its rubric and say what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from service.authoring.problem import RuleProblem
from service.criteria.scenarios import Scenario, UnreadableFeature
from service.rulelang.load import later_days
from service.rulelang.pack import Pack
from service.rulelang.rubric import Rubric
from service.settings import Settings
from service.vocabulary.finding import Theme
from service.workflow.changelog import Moment, is_kept, unrecorded
from service.workflow.clause_matrix import gaps, scenes
from service.workflow.rule_base import RuleProblems, chosen_releases, open_rule_base
from service.workflow.try_criteria import written_scenarios


def check_rules(settings: Settings, pack_id: str | None, on: date) -> list[str]:
    """Two paragraphs a pack that is in order, on that day and on every later one on which something of it begins: its
    files, its clause matrix, its record in CHANGELOG.md. Without a name: every version of every pack, each on the
    nearest day of its own period.

    Raises:
        UnknownPack: there is no such pack.
        UnreadableFeature: a file of features/criteria is no Gherkin.
        RuleProblems: every fault of every pack asked for.
    """
    told: list[str] = []
    faults: list[RuleProblem] = []
    scenarios = tuple(written_scenarios(settings.features_dir))
    for name, day in chosen_releases(settings, pack_id, on):
        try:
            pack, rubric = open_rule_base(settings, name, day)
        except RuleProblems as faulty:
            faults += faulty.problems
            continue
        faults += (*gaps(pack, rubric, scenarios), *unrecorded(pack, rubric, settings, Moment(day)))
        faults += _foreseen(settings, name, day)
        told += (_summary(pack, rubric), _documented(pack, scenarios, settings))
    if faults:
        raise RuleProblems(dict.fromkeys(faults))
    return told


def _documented(pack: Pack, scenarios: Iterable[Scenario], settings: Settings) -> str:
    """How far a pack is documented; said also where nothing is, since then nothing was checked."""
    shown = sum(map(len, scenes(pack, scenarios).values()))
    recorded = "变更记录与摘要一致" if is_kept(settings) else "没有 CHANGELOG.md，未核对变更记录"
    return f"  {f'场景标签 {shown} 处' if shown else '没有写验收准则场景，未核对'}；{recorded}"


def _foreseen(settings: Settings, name: str, on: date) -> Iterator[RuleProblem]:
    """What will be wrong when a later rule, number or version comes into force, each fault with its first day."""
    known: set[RuleProblem] = set()
    for day in later_days(settings.rules_dir, name, on):
        try:
            pack, rubric = open_rule_base(settings, name, day)
        except RuleProblems as faulty:
            yield from (_from(day, problem) for problem in faulty.problems if problem not in known)
            known.update(faulty.problems)
        else:
            yield from unrecorded(pack, rubric, settings, Moment(day, later=True))


def _from(day: date, problem: RuleProblem) -> RuleProblem:
    en = problem.en and problem.en._replace(found=f"from {day} on: {problem.en.found}")
    return replace(problem, found=f"自 {day} 起：{problem.found}", en=en)


def _summary(pack: Pack, rubric: Rubric) -> str:
    themes = Counter(rule.theme for rule in pack.rules.values())
    parts = "、".join(f"{theme.label} {themes[theme]}" for theme in Theme if themes[theme])
    judged = sum(len(rule.subjects) for rule in pack.rules.values())
    examples = sum(len(rule.examples) for rule in pack.rules.values())
    told = (
        f"{pack.id} {pack.version} 未发现问题：规则 {len(pack.rules)} 条（{parts}），判定 {judged} 项，"
        f"例子 {examples} 个；"
        f"各表无缺口、无重叠；评分标准 {rubric.id} 合计 {rubric.full} 分；摘要 {pack.digest[:12]}"
    )
    return "\n".join((told, *_inherited(pack)))


def _inherited(pack: Pack) -> list[str]:
    """What a pack keeps of those it extends, replaces, switches off and adds, and why; nothing for one on its own."""
    if not pack.extends:
        return []
    own = [rule for rule in pack.rules.values() if rule.pack == pack.id]
    replaced = [(rule.id, rule.replaces) for rule in own if rule.replaces is not None]
    chain = "、".join(f"{edition.id} {edition.version}" for edition in pack.extends)
    counts = {
        "沿用": len(pack.rules) - len(own),
        "替换": len(replaced),
        "停用": len(pack.switched_off),
        "新增": len(own) - len(replaced),
    }
    return [
        f"  继承 {chain}：" + "，".join(f"{word} {count} 条" for word, count in counts.items()),
        *(f"  替换 {old.pack} 的 {old.rule}（{new}）：{old.reason}" for new, old in replaced),
        *(f"  停用 {rule}：{reason}" for rule, reason in pack.switched_off.items()),
    ]


__all__ = ["UnreadableFeature", "check_rules"]
