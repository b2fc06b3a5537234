"""A pack and rubric run over a population: every verdict, score, completeness, grade, gate and recommendation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from service.engine.agree import Key
from service.engine.columns.derived import EFFECTS, Found, Seen, column_of, rests_on_findings
from service.engine.columns.exact import Fractions, Mask, whole
from service.engine.columns.points import Points, points
from service.engine.columns.population import Column, Population
from service.engine.columns.tables import ColumnTable, Judged
from service.rulelang.pack import Pack, Rule
from service.rulelang.rubric import Rubric
from service.vocabulary.finding import Theme

_STAGES = (Theme.CREDIBILITY, Theme.TARGETS, Theme.TASKS, Theme.PROJECTS, Theme.PROCEDURE)
_BY_STATE = ("not_applicable", "not_evaluable", "manual", "无法判定")


class LackingColumn(LookupError):  # noqa: N818 - says what the population is
    """A population without a column that a table reads; the message names rule, subject and attribute."""


@dataclass(frozen=True, eq=False)
class ColumnResult:
    """Every park's result. `words`: all outcomes; verdicts and `recommendation` are places in it, `effects` of gates
    places in ("none", "reject", "withhold")."""

    words: tuple[str, ...]
    judged: Mapping[Key, Judged]
    effects: Mapping[Key, NDArray[np.int8]]
    points: Points
    recommendation: NDArray[np.int8]

    def outcome(self, key: Key, park: int) -> tuple[str, int | None]:
        """(outcome, row) of one rule and subject for one park; no row where a state decided."""
        judged = self.judged[key]
        return self.words[int(judged.words[park])], int(judged.rows[park]) or None

    def grade(self, park: int) -> str:
        """The grade of one park."""
        return self.points.grades[int(self.points.grade[park])]

    def recommended(self, park: int) -> str:
        """The recommendation for one park."""
        return self.words[int(self.recommendation[park])]


def evaluate_columns(pack: Pack, rubric: Rubric, population: Population) -> ColumnResult:
    """The reference's whole way through a pack, for all parks at once.

    Raises:
        LackingColumn: the population lacks a column.
        NotInColumns: an attribute mixes findings with other data.
        LookupError: the pack was not proven: several rows apply to a park, or none, or a score is in no band.
    """
    run = _Run(pack, population)
    for theme in _STAGES:
        run.stage(theme)
    verdicts: dict[str, list[NDArray[np.int8]]] = {}
    for (rule, _), judged in run.judged.items():
        verdicts.setdefault(rule, []).append(judged.words)
    scored = points(verdicts, rubric, run.words, population.parks)
    run.seen.numbers = {"score": scored.score, "completeness": scored.completeness}
    run.seen.grades, run.seen.grade = scored.grades, scored.grade
    run.stage(Theme.GATES)
    run.count_gates()
    run.stage(Theme.DECISION)
    (decision,) = (run.judged[rule.id, s] for rule in pack.by_theme(Theme.DECISION) for s in rule.subjects)
    return ColumnResult(tuple(run.words), run.judged, run.effects, scored, decision.words)


class _Run:
    """A population on its way through the stages."""

    def __init__(self, pack: Pack, population: Population) -> None:
        outcomes = (row.outcome for rule in pack.rules.values() for row in rule.table.rows)
        self.pack, self.population = pack, population
        self.words = {word: place for place, word in enumerate(dict.fromkeys((*_BY_STATE, *outcomes)))}
        self.seen = Seen(pack, self.words, population.parks)
        self.judged: dict[Key, Judged] = {}
        self.effects: dict[Key, NDArray[np.int8]] = {}

    def stage(self, theme: Theme) -> None:
        """Judge all rules of a theme; what they say is seen by later stages only."""
        made = []
        for rule in self.pack.by_theme(theme):
            table = ColumnTable(rule, self.words)
            for subject in rule.subjects:
                judged = table.judge(self._columns(rule, subject, table))
                self.judged[rule.id, subject] = judged
                made.append(self._found(rule, subject, judged))
        self.seen.found += made

    def count_gates(self) -> None:
        """Let the decision see how many gates are triggered, by effect."""
        ones = np.ones(self.population.parks, np.int64)
        for place, effect in enumerate(EFFECTS[1:], 1):
            masks = [whole(found == place) for found in self.effects.values()]
            self.seen.numbers[effect] = Fractions(sum(masks, np.zeros_like(ones)), ones)

    def _columns(self, rule: Rule, subject: str, table: ColumnTable) -> Mapping[str, Column]:
        held = self.population.columns.get((rule.id, subject), {})
        found = {}
        for attribute in rule.table.attributes:
            if rests_on_findings(rule, attribute.name):
                found[attribute.name] = column_of(rule, attribute, table.codes[attribute.name], self.seen)
            elif attribute.name in held:
                found[attribute.name] = held[attribute.name]
            else:
                raise LackingColumn(f"{rule.id} {subject}: {attribute.name}")
        return found

    def _found(self, rule: Rule, subject: str, judged: Judged) -> Found:
        fixed = {
            "rule": rule.id,
            "theme": rule.theme.value,
            "severity": rule.severity or "none",
            "task": rule.task or "none",
        }
        closed = self.population.closed.get((rule.id, subject))
        asked: Mask = judged.words == self.words.get("question", -1)
        effect = self._effect(rule, judged)
        if rule.theme is Theme.GATES:
            self.effects[rule.id, subject] = effect
        return Found(fixed, judged.words, asked if closed is None else asked & ~closed, effect)

    def _effect(self, rule: Rule, judged: Judged) -> NDArray[np.int8]:
        """The place of each park's effect among EFFECTS: of a gate that is not met, or could not be judged."""
        if rule.theme is not Theme.GATES:
            return np.zeros(judged.words.shape, np.int8)
        withhold = EFFECTS.index("withhold")
        of_word = np.full(len(self.words), withhold, np.int8)
        for word in ("met", "not_applicable"):
            if word in self.words:
                of_word[self.words[word]] = EFFECTS.index("none")
        if "unmet" in self.words and rule.effect is not None:
            of_word[self.words["unmet"]] = EFFECTS.index(rule.effect.value)
        return of_word[judged.words]
