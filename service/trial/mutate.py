"""Mutation: every mutant against the examples, the acceptance criteria and the example cases; who notices it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from multiprocessing import get_context
from pathlib import PurePath

from service.authoring.position import Position
from service.rulelang.pack import Pack, Rule
from service.rulelang.rubric import Rubric
from service.trial.case_trial import CaseTrial
from service.trial.coverage import percent
from service.trial.criteria_trial import CriteriaTrial
from service.trial.mutant import Mutant
from service.trial.original import Failing, OriginalFails, failing_examples
from service.trial.parameter_mutants import parameter_mutants
from service.trial.rubric_mutants import rubric_mutants
from service.trial.rule_mutants import Made, rule_mutants
from service.trial.shown import shown
from service.vocabulary.language import Language

GOAL = 95
"""The mutation score that a pack should reach, in percent."""

Progress = Callable[[int, int], None]
"""(tried so far, all)."""

_CHUNK = 8


class Witness(StrEnum):
    """Who notices a mutant."""

    EXAMPLE = "example"
    CRITERION = "criterion"
    CASE = "case"

    def label(self, language: Language) -> str:
        """The word shown on screen."""
        return _LABELS[self] if language is Language.ZH else self.value


_LABELS = {Witness.EXAMPLE: "规则例子", Witness.CRITERION: "验收准则场景", Witness.CASE: "示例园区"}


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of a mutant: who noticed it (None: it survives) and where that stands."""

    mutant: Mutant
    witness: Witness | None
    place: str = ""


@dataclass(frozen=True)
class Score:
    """All mutants tried. `equivalent` others say the same as the original and do not count."""

    tried: tuple[Tried, ...]
    equivalent: int

    @property
    def survivors(self) -> tuple[Mutant, ...]:
        """The mutants nobody noticed, in the order of the pack."""
        return tuple(one.mutant for one in self.tried if one.witness is None)

    @property
    def percent(self) -> int:
        """The part that was noticed, rounded down."""
        return percent(len(self.tried) - len(self.survivors), len(self.tried))

    def noticed_by(self, witness: Witness) -> int:
        """How many mutants a kind of witness noticed first."""
        return sum(one.witness is witness for one in self.tried)


@dataclass(frozen=True)
class Trial:
    """A pack, its rubric, and all that can notice a change of them."""

    pack: Pack
    rubric: Rubric
    criteria: CriteriaTrial
    cases: CaseTrial

    def mutants(self, rule: str = "") -> Made:
        """Every mutant of what the pack itself says and of its rubric, or of one rule. What it inherits is tried where
        it is written."""
        scored = {criterion.rule for section in self.rubric.sections for criterion in section.criteria}
        chosen = [one for one in self.pack.rules.values() if (rule == one.id if rule else self._own(one.position))]
        made = [rule_mutants(one, self.pack, one.id in scored) for one in chosen]
        if not rule:
            parameters = (one for one in self.pack.parameters.values() if self._own(one.position))
            made += [parameter_mutants(one, self.pack) for one in parameters]
            made.append(rubric_mutants(self.rubric, self.pack))
        mutants = tuple(mutant for some in made for mutant in some.mutants)
        return Made(mutants, sum(some.equivalent for some in made))

    def failing(self) -> tuple[Failing, ...]:
        """What fails already for the original: examples, scenarios and cases."""
        return (*failing_examples(self.pack), *self.criteria.failing(), *self.cases.failing())

    def _own(self, position: Position) -> bool:
        """Whether a file is the pack's own, not of one it extends."""
        inherited = {
            PurePath(r.position.file).parts[:2] for r in self.pack.rules.values() if r.pack not in ("", self.pack.id)
        }
        return PurePath(position.file).parts[:2] not in inherited

    def tried(self, mutant: Mutant) -> Tried:
        """Who notices a mutant: the quickest witness first."""
        if place := self._example(mutant):
            return Tried(mutant, Witness.EXAMPLE, place)
        if place := self.cases.noticed(mutant) if mutant.rubric is None and not mutant.rules else "":
            return Tried(mutant, Witness.CASE, place)
        if place := self.criteria.noticed(mutant):
            return Tried(mutant, Witness.CRITERION, place)
        place = self.cases.noticed(mutant)
        return Tried(mutant, Witness.CASE if place else None, place)

    def _example(self, mutant: Mutant) -> str:
        """Where the first example stands that fails for a mutant."""
        pack = mutant.pack(self.pack)
        rules = (rule for rule in mutant.rules.values() if rule is not None)
        return next((place for rule in rules for place in _failing(rule, pack)), "")


def mutate(trial: Trial, rule: str = "", processes: int = 1, progress: Progress = lambda done, all_: None) -> Score:
    """Try every mutant, in several processes when asked; `progress` is told now and then.

    Raises:
        OriginalFails: an example, scenario or case fails without any change.
        EvaluatorsDiffer: they disagree on a mutant.
    """
    if failing := trial.failing():
        raise OriginalFails(failing)
    made = trial.mutants(rule)
    tried = []
    for place, (witness, where) in enumerate(_all(trial, made.mutants, processes), start=1):
        tried.append(Tried(made.mutants[place - 1], witness, where))
        progress(place, len(made.mutants))
    return Score(tuple(tried), made.equivalent)


def _failing(rule: Rule, pack: Pack) -> Iterator[str]:
    found = list(shown(rule, pack))
    if len(found) < len(rule.examples) * len(rule.subjects):
        yield str(rule.position)
    for one in found:
        if one.judged.outcome != one.example.verdict:
            yield str(one.example.position)


Result = tuple[Witness | None, str]


def _all(trial: Trial, mutants: Sequence[Mutant], processes: int) -> Iterator[Result]:
    if processes == 1 or len(mutants) < _CHUNK:
        yield from (_result(trial, mutant) for mutant in mutants)
        return
    # fork: what is tried need not be pickled, and the pack is not read again
    with ProcessPoolExecutor(processes, get_context("fork"), _hold, (trial, mutants)) as pool:
        yield from pool.map(_held, range(len(mutants)), chunksize=_CHUNK)


def _result(trial: Trial, mutant: Mutant) -> Result:
    tried = trial.tried(mutant)
    return tried.witness, tried.place


_in_hand: list[tuple[Trial, Sequence[Mutant]]] = []


def _hold(trial: Trial, mutants: Sequence[Mutant]) -> None:
    _in_hand[:] = [(trial, mutants)]


def _held(place: int) -> Result:
    trial, mutants = _in_hand[0]
    return _result(trial, mutants[place])
