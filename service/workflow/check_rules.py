"""rules check: load every pack with its rubric and say what was found."""

from __future__ import annotations

from collections import Counter
from datetime import date

from service.authoring.problem import RuleProblem
from service.rulelang.load import pack_ids
from service.rulelang.pack import Pack
from service.rulelang.rubric import Rubric
from service.settings import Settings
from service.vocabulary.finding import Theme
from service.workflow.rule_base import RuleProblems, open_rule_base


def check_rules(settings: Settings, pack_id: str | None, on: date) -> list[str]:
    """One paragraph a pack that is in order.

    Raises:
        UnknownPack: there is no such pack.
        RuleProblems: every fault of every pack asked for.
    """
    told: list[str] = []
    faults: list[RuleProblem] = []
    for name in (pack_id,) if pack_id else pack_ids(settings.rules_dir):
        try:
            told.append(_summary(*open_rule_base(settings, name, on)))
        except RuleProblems as faulty:
            faults += faulty.problems
    if faults:
        raise RuleProblems(dict.fromkeys(faults))
    return told


def _summary(pack: Pack, rubric: Rubric) -> str:
    themes = Counter(rule.theme for rule in pack.rules.values())
    parts = "、".join(f"{theme.label} {themes[theme]}" for theme in Theme if themes[theme])
    judged = sum(len(rule.subjects) for rule in pack.rules.values())
    examples = sum(len(rule.examples) for rule in pack.rules.values())
    return (
        f"{pack.id} {pack.version} 未发现问题：规则 {len(pack.rules)} 条（{parts}），判定 {judged} 项，"
        f"例子 {examples} 个；"
        f"各表无缺口、无重叠；评分标准 {rubric.id} 合计 {rubric.full} 分；摘要 {pack.digest[:12]}"
    )
