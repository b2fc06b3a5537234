"""rules explain: one rule of a pack in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from service.rulelang.explain import Part, explain
from service.rulelang.matrix import Matrix, RuleLine
from service.settings import Settings
from service.workflow.rules.changelog import changes
from service.workflow.rules.clause_matrix import UnreadableFeature, open_matrices
from service.workflow.rules.rule_base import having_rule


@dataclass(frozen=True, slots=True)
class Explained:
    """A rule with its explanation; `others`: further packs that have a rule of that id."""

    matrix: Matrix
    line: RuleLine
    parts: tuple[Part, ...]
    others: tuple[str, ...]


def explain_rule(settings: Settings, rule: str, pack_id: str | None, on: date) -> Explained:
    """The rule of that id, in the pack asked for or in the first that has it.

    Raises:
        UnknownRule: no pack looked at has it. UnreadableFeature: see open_matrices().
        UnknownPack, RuleProblems: see open_rule_base().
    """
    matrices = open_matrices(settings, pack_id, on)
    pack, *others = having_rule(rule, [of.pack for of in matrices])
    of = next(one for one in matrices if one.pack is pack)
    line = next(one for one in of.rules if one.rule.id == rule)
    return Explained(of, line, explain(line, of, changes(settings)), tuple(other.id for other in others))


__all__ = ["Explained", "UnreadableFeature", "explain_rule"]
