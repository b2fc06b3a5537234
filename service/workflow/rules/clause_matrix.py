"""rules matrix: a pack, its rubric and the acceptance criteria as one clause matrix."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby

from service.authoring.problem import ProblemLog, RuleProblem
from service.criteria.scenarios import Scenario, UnreadableFeature
from service.documents.matrix import matrix_page
from service.rulelang.matrix import Matrix, RuleLine, Scene, matrix, note_gaps
from service.rulelang.pack import Pack, Rule
from service.rulelang.rubric import Rubric
from service.rulelang.words import CLAUSE_STATUSES
from service.settings import Settings
from service.vocabulary.language import Language
from service.workflow.rules.rule_base import chosen_packs, open_rule_base
from service.workflow.rules.try_criteria import written_scenarios


def open_matrices(settings: Settings, pack_id: str | None, on: date) -> list[Matrix]:
    """The matrix of one pack, or of each.

    Raises:
        UnknownPack, RuleProblems: see open_rule_base().
        UnreadableFeature: a file of features/criteria is no Gherkin.
    """
    scenarios = written_scenarios(settings.features_dir)
    opened = (open_rule_base(settings, name, on) for name in chosen_packs(settings, pack_id))
    return [matrix(pack, rubric, scenes(pack, scenarios)) for pack, rubric in opened]


def matrix_html(matrices: Iterable[Matrix], settings: Settings, language: Language = Language.ZH) -> str:
    """The matrices as one page that needs nothing beside itself."""
    return matrix_page(tuple(matrices), settings.templates_dir, language)


def gaps(pack: Pack, rubric: Rubric, scenarios: Iterable[Scenario]) -> tuple[RuleProblem, ...]:
    """What is missing in the matrix of a pack that is in order otherwise."""
    log, written = ProblemLog(), tuple(scenarios)
    tags = frozenset[str]().union(*(scenario.tags for scenario in written))
    shown = [rule.id for rule in pack.rules.values() if tags & _names(rule, pack)]
    note_gaps(matrix(pack, rubric, scenes(pack, written)), shown, log)
    return log.problems()


def scenes(pack: Pack, scenarios: Iterable[Scenario]) -> Mapping[str, tuple[Scene, ...]]:
    """Rule id → the scenarios tagged with it, in a feature of this pack or of the pack the rule's file belongs to."""
    found: dict[str, list[Scene]] = {}
    for (file, name, tags), rows in groupby(scenarios, key=lambda s: (s.file, s.name, s.tags)):
        shown = list(rows)
        line = min(step.line for step in shown[0].sentences) if shown[0].sentences else shown[0].line
        for rule in tags & pack.rules.keys():
            if tags & _names(pack.rules[rule], pack):
                found.setdefault(rule, []).append(Scene(file, line, name, len(shown)))
    return {rule: tuple(one) for rule, one in found.items()}


def _names(rule: Rule, pack: Pack) -> frozenset[str]:
    """The packs whose scenarios show a rule: this one, and the one whose folder its file lies in."""
    return frozenset((pack.id, rule.pack))


__all__ = [
    "CLAUSE_STATUSES",
    "Matrix",
    "RuleLine",
    "UnreadableFeature",
    "gaps",
    "matrix_html",
    "open_matrices",
    "scenes",
]
