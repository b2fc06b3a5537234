"""The result of an assessment as a screen shows it: what is not met first, then what is lacking, lost and ahead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from service.assessment import outline
from service.assessment.indicator_figures import IndicatorFigures, indicator_figures
from service.assessment.lost_points import Ahead, Lost, ahead, lost_points
from service.assessment.needed_inputs import NeededInput, by_supplier, needed_inputs
from service.assessment.showing import show_attribute
from service.documents.entries import Entry, Scored
from service.documents.reasoning import Reasoning
from service.rulelang.catalogue import Indicator
from service.rulelang.pack import Pack
from service.rulelang.rubric import Rubric
from service.rulelang.words import value_in_words
from service.vocabulary.assessment import Assessment
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Effect
from service.vocabulary.language import Language, Said
from service.vocabulary.submission import Submission

_OUTCOME = Said("预期成效", "Expected outcomes")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as it is printed, without its unit but for percent; `value` exact, None where there is none."""

    text: str
    value: Quotient | None


@dataclass(frozen=True, slots=True)
class Figure:
    """One indicator: None where its finding reads no such number. `years`: as the park states them."""

    indicator: Indicator
    entry: Entry
    base: Amount | None
    target: Amount | None
    actual: Amount | None
    attainment: Amount | None
    years: Mapping[int, Amount]

    @property
    def name(self) -> Said:
        """What it is called."""
        return Said(self.indicator.name, self.indicator.name_en or self.indicator.name)

    @property
    def unit(self) -> str:
        """Of all its numbers but the attainment."""
        return self.indicator.unit


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """The indicators of 预期成效 or of one task. `code`: `outcome`, or the task's."""

    code: str
    title: Said
    figures: tuple[Figure, ...]

    @property
    def years(self) -> tuple[int, ...]:
        """Every year of which somebody states something."""
        return tuple(sorted({year for one in self.figures for year, amount in one.years.items() if amount.value}))


@dataclass(frozen=True, slots=True)
class ResultTold:
    """Everything about one result. `triggered`: the gates that reject, for one that withholds only waits; `waiting`:
    lines that lost points for want of a judgement, `lost` all others; `questions`: those still open."""

    headline: outline.Headline
    deadline_word: str
    decision: Entry
    triggered: tuple[Entry, ...]
    gates: tuple[Entry, ...]
    short: tuple[Entry, ...]
    needed: Mapping[str, tuple[NeededInput, ...]]
    questions: tuple[Entry, ...]
    lost: tuple[Lost, ...]
    waiting: tuple[Lost, ...]
    ahead: tuple[Ahead, ...]
    scored: Mapping[str, tuple[Scored, ...]]
    groups: tuple[FigureGroup, ...]


def result_told(
    assessment: Assessment, pack: Pack, rubric: Rubric, submission: Submission, reasons: Reasoning
) -> ResultTold:
    """The result, before any layout."""
    lost = lost_points(assessment.scorecard)
    return ResultTold(
        headline=outline.headline(assessment, pack, rubric),
        deadline_word=outline.deadline_word(assessment),
        decision=reasons.entry(assessment.decision),
        triggered=tuple(reasons.entry(one) for one in outline.triggered(assessment) if one.effect is Effect.REJECT),
        gates=tuple(map(reasons.entry, assessment.gates)),
        short=tuple(map(reasons.entry, outline.short(assessment))),
        needed=by_supplier(needed_inputs(assessment, pack)),
        questions=tuple(reasons.entry(one) for one in outline.questions(assessment) if one.open),
        lost=tuple(one for one in lost if not one.waits),
        waiting=tuple(one for one in lost if one.waits),
        ahead=ahead(assessment.scorecard, rubric),
        scored=reasons.scored,
        groups=_groups(indicator_figures(assessment, submission, pack), pack, reasons),
    )


def _groups(figures: Iterable[IndicatorFigures], pack: Pack, reasons: Reasoning) -> tuple[FigureGroup, ...]:
    by_task = groupby(sorted(figures, key=lambda one: one.finding.theme != "targets"), key=lambda one: one.finding.task)
    return tuple(
        FigureGroup(task or "outcome", _title(task), tuple(_figure(one, pack, reasons) for one in group))
        for task, group in by_task
    )


def _title(task: str) -> Said:
    return Said(value_in_words(task), value_in_words(task, Language.EN)) if task else _OUTCOME


def _figure(of: IndicatorFigures, pack: Pack, reasons: Reasoning) -> Figure:
    indicator, table = of.indicator, pack.rules[of.finding.rule].table

    def amount(fact: Fact | None) -> Amount | None:
        if fact is None:
            return None
        text = show_attribute(fact, table, indicator)
        return Amount(text.removesuffix(f" {fact.unit}"), fact.number if fact.present else None)

    return Figure(
        indicator=indicator,
        entry=reasons.entry(of.finding),
        base=amount(of.base),
        target=amount(of.target),
        actual=amount(of.actual),
        attainment=amount(of.attainment),
        years={year: made for year, fact in of.years.items() if (made := amount(fact)) is not None},
    )
