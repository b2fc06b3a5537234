"""rules explain: one rule of a pack in plain Chinese."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from service.authoring.nearest import listing, nearest
from service.rulelang.explain import Part, explain
from service.rulelang.matrix import Matrix, RuleLine
from service.settings import Settings
from service.workflow.changelog import changes
from service.workflow.clause_matrix import UnreadableFeature, open_matrices


class UnknownRule(LookupError):  # noqa: N818 - says what the name is
    """No such rule in the packs looked at; the message has the nearest one."""


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
    found = [(of, line) for of in matrices for line in of.rules if line.rule.id == rule]
    if not found:
        known = dict.fromkeys(line.rule.id for of in matrices for line in of.rules)
        near = nearest(rule, known)
        hint = f"，您是否想写“{near}”" if near else ""
        raise UnknownRule(
            f"没有编号为“{rule}”的规则{hint}；acceptance rules list 列出全部，如 {listing(known, most=5)}"
        )
    of, line = found[0]
    others = tuple(other.pack.id for other, _ in found[1:])
    return Explained(of, line, explain(line, of, changes(settings)), others)


__all__ = ["Explained", "UnknownRule", "UnreadableFeature", "explain_rule"]
