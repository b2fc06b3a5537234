"""Rules of a pack that are in force on none of its days: without a word they would never judge anything."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from service.authoring.node import Fields
from service.authoring.problem import English, Mistake, ProblemLog
from service.rulelang.parse.releases import Release
from service.rulelang.parse.rule_files import RuleSource


def note_never_in_force(release: Release, sources: Iterable[RuleSource], log: ProblemLog) -> None:
    """Note the rules of a pack whose period does not meet the pack's; nothing where pack.yaml is at fault."""
    if release.head is None or release.problems:
        return
    for source in sources:
        if source.id and isinstance(source.node, Fields):
            start, end = source.period()
            if start > release.end or end < release.start:
                log.add(source.place, _never(source.id, release, start, end))


def _never(rule: str, release: Release, start: date, end: date) -> Mistake:
    if start > release.end:
        zh = f"自 {start} 起，规则包 {release.name} 只施行到 {release.end}"
        told = f"from {start} on, while pack {release.name} ends on {release.end}"
    else:
        zh = f"施行到 {end}，规则包 {release.name} 自 {release.start} 起才施行"
        told = f"until {end}, while pack {release.name} begins on {release.start}"
    return Mistake(
        "never-in-force",
        f"规则 {rule} 没有一天有效：{zh}",
        "至少有一天与规则包同时施行的规则",
        "改正规则的 in_force，或删去这条规则",
        en=English(
            f"rule {rule}, in force on no day: {told}",
            "rules in force on at least one day of their pack",
            "correct in_force of the rule, or delete the rule",
        ),
    )
