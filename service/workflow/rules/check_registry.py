"""rules check, for what belongs to no pack: jurisdictions, programmes, terms of listing."""

from __future__ import annotations

from collections import Counter

from service.authoring.problem import RuleProblem, RuleProblems
from service.rulelang.registry_rules import RegistryRules, has_registry_rules, load_registry_rules
from service.settings import Settings
from service.vocabulary.jurisdiction import JurisdictionKind
from service.vocabulary.language import Language


def check_registry(settings: Settings, language: Language) -> tuple[tuple[str, ...], tuple[RuleProblem, ...]]:
    """What there is, and every fault; nothing of either where the rules folder has no registry."""
    if not has_registry_rules(settings.rules_dir):
        return (), ()
    try:
        rules = load_registry_rules(settings.rules_dir)
    except RuleProblems as faulty:
        return (), faulty.problems
    return (_told_en(rules) if language is Language.EN else _told(rules),), ()


def _told(rules: RegistryRules) -> str:
    kinds = Counter(one.kind for one in rules.jurisdictions)
    parts = "、".join(f"{kind.said.zh} {kinds[kind]}" for kind in JurisdictionKind if kinds[kind])
    duties = sum(len(programme.duties) for programme in rules.programmes.values())
    return (
        f"名录 未发现问题：主管地区 {len(rules.jurisdictions)} 个（{parts}）；规划期 {len(rules.programmes)} 个，"
        f"报送责任 {duties} 项；园区清单的条件 {len(rules.listing)} 份"
    )


def _told_en(rules: RegistryRules) -> str:
    kinds = Counter(one.kind for one in rules.jurisdictions)
    parts = ", ".join(f"{kind.said.en} {kinds[kind]}" for kind in JurisdictionKind if kinds[kind])
    duties = sum(len(programme.duties) for programme in rules.programmes.values())
    return (
        f"registry: no problems found: {len(rules.jurisdictions)} jurisdictions ({parts}); "
        f"{len(rules.programmes)} programmes, {duties} duties; {len(rules.listing)} sets of listing conditions"
    )
