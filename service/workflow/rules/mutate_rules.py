"""rules mutate: change one thing at a time and see whether examples, criteria or example cases notice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from service.authoring.problem import ProblemLog, RuleProblem
from service.rulelang.load import releases
from service.rulelang.pack import Pack
from service.rulelang.parse.explanations import Explanation, check_explanations, read_explanations
from service.rulelang.parse.shared_files import Folder
from service.settings import Settings
from service.trial.case_trial import CaseTrial
from service.trial.counterexamples import example_against
from service.trial.criteria_trial import CriteriaTrial
from service.trial.mutant import Mutant
from service.trial.mutate import GOAL, Progress, Score, Trial, Witness, mutate
from service.trial.original import OriginalFails
from service.trial.scenarios_against import scenario_against
from service.workflow.evaluation.expected_cases import expected_cases
from service.workflow.rules.rule_base import chosen_packs, having_rule, open_rule_base
from service.workflow.rules.try_criteria import UnreadableFeature, scenarios_of

EXPLANATIONS = "mutation.yaml"


@dataclass(frozen=True)
class Survivor:
    """A mutant nobody noticed: why it may survive, or else what would notice it (either may be empty)."""

    mutant: Mutant
    because: str
    proposal: str


@dataclass(frozen=True)
class Mutated:
    """What became of the mutants of one pack; `stale` are explanations that no longer explain anything."""

    pack: Pack
    score: Score
    survivors: tuple[Survivor, ...]
    stale: tuple[RuleProblem, ...]

    @property
    def good(self) -> bool:
        """Whether the score reaches the goal, and all that survives is explained and nothing else."""
        return self.score.percent >= GOAL and not self.stale and all(one.because for one in self.survivors)


def _silent(done: int, whole: int) -> None:
    """Tell nobody."""


def mutate_rules(
    settings: Settings,
    pack_id: str | None,
    on: date,
    rule: str = "",
    processes: int = 1,
    progress: Progress = _silent,
) -> Iterator[Mutated]:
    """Each pack asked for, or only one rule of it.

    Raises:
        UnknownPack, RuleProblems: see open_rule_base().
        UnknownRule: there is no such rule.
        UnreadableFeature: see scenarios_of().
        OriginalFails: an example, scenario or case of a pack fails without any change.
    """
    trials = [_trial(settings, name, on) for name in chosen_packs(settings, pack_id)]
    if rule:
        having_rule(rule, [trial.pack for trial in trials])
    for trial in trials:
        if not rule or rule in trial.pack.rules:
            yield _mutated(settings, trial, rule, processes, progress)


def _trial(settings: Settings, name: str, on: date) -> Trial:
    pack, rubric = open_rule_base(settings, name, on)
    criteria = CriteriaTrial(scenarios_of(settings, name), pack, rubric)
    return Trial(pack, rubric, criteria, CaseTrial(expected_cases(settings, pack), pack, rubric))


def _mutated(settings: Settings, trial: Trial, rule: str, processes: int, progress: Progress) -> Mutated:
    log = ProblemLog()
    own, inherited = _explanations(settings, trial.pack, log)
    score = mutate(trial, rule, processes, progress)
    if not rule:
        names = [one.mutant.name for one in score.tried]
        check_explanations(own, [mutant.name for mutant in score.survivors], names, log)
    because = {one.mutant: one.because for one in (*inherited, *own)}
    survivors = tuple(_survivor(mutant, because.get(mutant.name, ""), trial) for mutant in score.survivors)
    return Mutated(trial.pack, score, survivors, log.problems())


def _survivor(mutant: Mutant, because: str, trial: Trial) -> Survivor:
    if because:
        return Survivor(mutant, because, "")
    found = example_against(mutant, trial.pack) or scenario_against(mutant, trial.pack, trial.rubric)
    return Survivor(mutant, "", found)


def _explanations(
    settings: Settings, pack: Pack, log: ProblemLog
) -> tuple[tuple[Explanation, ...], tuple[Explanation, ...]]:
    """Those of the pack, and those of the packs it extends."""
    folders = {(release.id, release.version): release.folder for release in releases(settings.rules_dir)}
    inherited = [_read(settings, folders[base.id, base.version], log) for base in pack.extends]
    own = _read(settings, folders[pack.id, pack.version], log)
    return own, tuple(one for some in inherited for one in some)


def _read(settings: Settings, folder: str, log: ProblemLog) -> tuple[Explanation, ...]:
    rules = Folder(settings.rules_dir, log)
    path = settings.rules_dir / folder / EXPLANATIONS
    node = rules.read(path) if path.is_file() else None
    return read_explanations(node, log) if node is not None else ()


__all__ = ["GOAL", "Mutated", "OriginalFails", "Survivor", "UnreadableFeature", "Witness", "mutate_rules"]
