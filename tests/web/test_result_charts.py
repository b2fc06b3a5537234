"""Indicators of different units are drawn as shares of their targets; sections as shares of their points."""

from service.vocabulary.exact import Quotient
from service.vocabulary.language import Language
from service.web.result_charts import group_charts, section_chart
from tests.documents.reports import assessed
from tests.documents.test_result import told

ZH = Language.ZH


def test_sections_with_what_they_earned_and_their_minimums() -> None:
    card = assessed("rectify").scorecard
    chart = section_chart(card, ZH)
    assert chart.categories == tuple(section.title for section in card.sections)
    assert chart.series[0].values[0] == card.sections[0].ratio * Quotient.of(100)
    assert section_chart(card, Language.EN).series[0].name == "share earned"


def test_base_target_and_actual_against_the_target() -> None:
    group = told("rectify").groups[0]
    base, target, actual = group_charts(group, ZH).compared.series
    saving = [one.name.zh for one in group.figures].index("节能量")
    assert (base.values[saving], target.values[saving]) == (None, Quotient.of(100))
    assert actual.values[saving] == Quotient.of(224000) / Quotient.of(300000) * Quotient.of(100)


def test_years_leave_out_what_has_no_course() -> None:
    group = told("zhenjiang-p03").groups[0]
    assert group_charts(group, ZH).years.series == ()
    years = group_charts(told("rectify").groups[0], ZH).years
    assert all(len(one.values) == len(years.categories) for one in years.series)
    assert years.kind == "line"
