"""The charts of a result: sections as bars, indicators against their targets, years as lines."""

from __future__ import annotations

from dataclasses import dataclass

from service.documents.result import Amount, Figure, FigureGroup
from service.vocabulary.exact import Quotient
from service.vocabulary.language import Language, Said
from service.vocabulary.scorecard import Scorecard
from service.web.charts import Chart, Series

_HUNDRED = Quotient.of(100)
_BASE, _TARGET, _ACTUAL = Said("基期", "base"), Said("目标", "target"), Said("实际", "actual")
_RATE, _MINIMUM = Said("得分率", "share earned"), Said("下限", "minimum")
_PERCENT = Said("%", "%")
_OF_TARGET = Said("占目标值 %", "% of target")


@dataclass(frozen=True, slots=True)
class GroupCharts:
    """A group of indicators with its two charts."""

    group: FigureGroup
    compared: Chart
    years: Chart


def section_chart(card: Scorecard, language: Language) -> Chart:
    """What each section earned of its points, and its minimum."""
    counted = [section for section in card.sections if section.applicable]
    rates = tuple(section.ratio * _HUNDRED for section in counted)
    minimums = tuple(section.minimum * _HUNDRED if section.minimum else None for section in counted)
    named = tuple(section.title for section in counted)
    series = (Series(_RATE.told(language), rates), Series(_MINIMUM.told(language), minimums))
    return Chart("bar", _PERCENT.told(language), named, series)


def group_charts(group: FigureGroup, language: Language) -> GroupCharts:
    """Base, target and actual of each indicator, and its years, all as shares of the target: their units differ."""
    return GroupCharts(group, _compared(group, language), _years(group, language))


def _compared(group: FigureGroup, language: Language) -> Chart:
    named = tuple(one.name.told(language) for one in group.figures)
    rows = ((_BASE, "base"), (_TARGET, "target"), (_ACTUAL, "actual"))
    series = (
        Series(said.told(language), tuple(_of_target(one, getattr(one, part)) for one in group.figures))
        for said, part in rows
    )
    return Chart("bar", _OF_TARGET.told(language), named, tuple(series))


def _years(group: FigureGroup, language: Language) -> Chart:
    drawn = [one for one in group.figures if sum(amount.value is not None for amount in one.years.values()) > 1]
    series = (
        Series(one.name.told(language), tuple(_of_target(one, one.years.get(year)) for year in group.years))
        for one in drawn
    )
    return Chart("line", _OF_TARGET.told(language), tuple(map(str, group.years)), tuple(series))


def _of_target(figure: Figure, amount: Amount | None) -> Quotient | None:
    """None where there is no number, or no target to compare it with."""
    target = figure.target.value if figure.target else None
    if amount is None or amount.value is None or not target or not target.numerator:
        return None
    return amount.value / target * _HUNDRED
