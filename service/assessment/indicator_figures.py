"""Every judged indicator with base, target, actual and attainment as its finding read them, and what years state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from service.assessment.facts import numeric
from service.rulelang.catalogue import Indicator
from service.rulelang.pack import Pack
from service.vocabulary.assessment import Assessment
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Finding, Theme
from service.vocabulary.submission import Submission

THEMES = (Theme.TARGETS, Theme.TASKS)
"""Where an indicator is judged by its target."""
_READ = ("base", "target", "actual", "attainment")


@dataclass(frozen=True, slots=True)
class IndicatorFigures:
    """`base`, `target`, `actual`, `attainment`: None where the finding read no such fact (no base where the target is
    a level). `years`: what the park states, year by year; a year without a number stays missing."""

    indicator: Indicator
    finding: Finding
    base: Fact | None
    target: Fact | None
    actual: Fact | None
    attainment: Fact | None
    years: Mapping[int, Fact]


def indicator_figures(assessment: Assessment, submission: Submission, pack: Pack) -> tuple[IndicatorFigures, ...]:
    """One for each indicator that a rule judges by its target, in the order of the findings."""
    return tuple(_figures(assessment, submission, pack))


def _figures(assessment: Assessment, submission: Submission, pack: Pack) -> Iterator[IndicatorFigures]:
    seen: set[str] = set()
    for finding in assessment.findings:
        kind, _, code = finding.subject.partition(":")
        if kind != "indicator" or finding.theme not in THEMES or code in seen:
            continue
        read = _read(finding)
        if read["target"] is not None:
            seen.add(code)
            indicator = pack.catalogue.indicators[code]
            yield IndicatorFigures(indicator, finding, years=_years(indicator, submission), **read)


def _read(finding: Finding) -> dict[str, Fact | None]:
    """The facts of the finding by name; a base may stand only below the attainment that was worked out from it."""
    below = (operand for fact in finding.facts for operand in fact.operands)
    found = {fact.name: fact for fact in (*below, *finding.facts)}
    return {name: found.get(name) for name in _READ}


def _years(indicator: Indicator, submission: Submission) -> dict[int, Fact]:
    row = submission.indicators.get(indicator.code)
    if row is None:
        return {}
    return {year: numeric(str(year), entry, indicator.unit) for year, entry in sorted(row.actuals.items())}
