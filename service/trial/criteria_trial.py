"""Acceptance criteria against mutants: which scenarios could notice a mutant, and whether one does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from service.criteria.case import Case
from service.criteria.conclusion import CASE
from service.criteria.scenarios import Scenario, run
from service.criteria.step import Kind
from service.criteria.vocabulary import find
from service.engine.reference.points import Points, points
from service.rulelang.pack import Pack, Rule
from service.rulelang.parse.parameters import USED_BY_ASSESSMENT
from service.rulelang.rubric import Rubric
from service.trial.mutant import Mutant
from service.trial.original import EvaluatorsDiffer, Failing


@dataclass(frozen=True)
class Criterion:
    """One scenario with what it looks at: the rule it judges by, or the verdicts it sums up (of every rule)."""

    scenario: Scenario
    rule: str = ""
    verdicts: Mapping[str, Sequence[str]] | None = None

    @property
    def place(self) -> str:
        """file:line."""
        return f"{self.scenario.file}:{self.scenario.line}"

    def mentions(self, rule: str) -> bool:
        """Whether a table of the scenario names a rule."""
        tables = (sentence.table for sentence in self.scenario.sentences if sentence.table is not None)
        return any(rule in row for table in tables for row in table.rows)


class CriteriaTrial:
    """The scenarios of a pack, ready to be run against mutants of it."""

    def __init__(self, scenarios: Iterable[Scenario], pack: Pack, rubric: Rubric) -> None:
        self._pack = pack
        self._rubric = rubric
        self._all = tuple(scenarios)

    @cached_property
    def criteria(self) -> tuple[Criterion, ...]:
        """Every scenario with what it looks at."""
        return tuple(self._criterion(scenario) for scenario in self._all)

    def failing(self) -> Iterator[Failing]:
        """The scenarios that do not hold for the original."""
        for scenario in self._all:
            ran = run(scenario, Case(self._pack, self._rubric))
            if ran.fault:
                told = f"{scenario.name}：{ran.fault}"
                yield Failing(ran.place, told, f"the scenario does not hold: {told}")

    def noticed(self, mutant: Mutant) -> str:
        """Where the first scenario stands that fails for a mutant; empty when all hold.

        Raises:
            EvaluatorsDiffer: they disagree on the mutant.
        """
        pack, rubric = mutant.pack(self._pack), mutant.rubric or self._rubric
        for one in self._concerned(mutant):
            ran = run(one.scenario, Case(_part(one, pack), rubric))
            if ran.differing:
                raise EvaluatorsDiffer(mutant.name, ran.place, ran.fault)
            if ran.fault:
                return one.place
        return ""

    def _criterion(self, scenario: Scenario) -> Criterion:
        acts = [find(sentence.kind, sentence.text) for sentence in scenario.sentences if sentence.kind is Kind.WHEN]
        judged = [arguments["rule"] for _, arguments in acts if "rule" in arguments]
        if len(judged) == len(acts) == 1:
            return Criterion(scenario, judged[0])
        return Criterion(scenario, verdicts=self._stated(scenario))

    def _stated(self, scenario: Scenario) -> Mapping[str, Sequence[str]]:
        case = Case(self._pack, self._rubric)
        for sentence in scenario.sentences:
            if sentence.kind is Kind.GIVEN:
                step, arguments = find(sentence.kind, sentence.text)
                step.perform(case, arguments, sentence.table)
        return {rule: [verdict.value] * len(self._pack.rules[rule].subjects) for rule, verdict in case.verdicts.items()}

    def _concerned(self, mutant: Mutant) -> Iterator[Criterion]:
        if mutant.rubric is not None:
            yield from (one for one in self.criteria if self._scores_differ(one, mutant.rubric))
            return
        everywhere = mutant.owner in USED_BY_ASSESSMENT
        yield from (one for one in self.criteria if one.rule in mutant.rules or (everywhere and one.rule))
        if any(_seen_in_conclusions(self._pack.rules[rule], other) for rule, other in mutant.rules.items()):
            conclusions = [one for one in self.criteria if not one.rule]
            yield from sorted(conclusions, key=lambda one: not any(one.mentions(rule) for rule in mutant.rules))

    def _scores_differ(self, one: Criterion, rubric: Rubric) -> bool:
        return one.verdicts is not None and points(one.verdicts, rubric) != self._scored[one.place]

    @cached_property
    def _scored(self) -> Mapping[str, Points]:
        """What the scenarios with stated verdicts score under the original rubric, by place."""
        summed = ((one.place, one.verdicts) for one in self.criteria if one.verdicts is not None)
        return {place: points(verdicts, self._rubric) for place, verdicts in summed}


def _seen_in_conclusions(rule: Rule, other: Rule | None) -> bool:
    """Conclusions start from stated verdicts: only severity, effect, and rules about the whole case matter to them."""
    return other is None or CASE in rule.subjects or (rule.severity, rule.effect) != (other.severity, other.effect)


def _part(one: Criterion, pack: Pack) -> Pack:
    """As much of a pack as a scenario needs: a single rule is made ready much sooner than all."""
    if not one.rule:
        return pack
    rules = {one.rule: pack.rules[one.rule]} if one.rule in pack.rules else {}
    return replace(pack, rules=rules, digest=f"{pack.digest}·{one.rule}")
