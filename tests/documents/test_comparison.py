"""Two results side by side: what is subtracted is exact, and what cannot be compared says so."""

from dataclasses import replace

import pytest

from service.documents.comparison import Comparison, Reading, Trend, comparison
from service.vocabulary.exact import Quotient
from tests.documents.test_result import told

OPPOSITE = {Trend.BETTER: Trend.WORSE, Trend.WORSE: Trend.BETTER}


def side(name: str, year: int | None = None) -> Reading:
    return Reading(told(name), year)


def trends(made: Comparison) -> dict[str, Trend]:
    return {one.of.indicator.code: one.trend for group in made.groups for one in group.figures}


def test_each_change_is_the_difference_to_the_last_digit() -> None:
    made = comparison(side("rectify"), side("pass"))
    compared = [one for group in made.groups for one in group.figures if one.change is not None]
    assert compared
    for one in compared:
        assert one.left is not None
        assert one.left.value is not None
        assert one.right is not None
        assert one.right.value is not None
        assert one.change is not None
        assert one.change.value == one.right.value - one.left.value
        risen = one.right.value > one.left.value
        better = Trend.BETTER if risen == (one.of.indicator.better == "higher") else Trend.WORSE
        assert one.trend is (Trend.SAME if one.right.value == one.left.value else better)
        assert one.change.text[0] in ("+−" if one.trend is not Trend.SAME else "0")


def test_the_other_way_round_it_is_the_other_way() -> None:
    there, back = trends(comparison(side("rectify"), side("pass"))), trends(comparison(side("pass"), side("rectify")))
    assert set(there.values()) >= {Trend.BETTER}
    assert back == {code: OPPOSITE.get(trend, trend) for code, trend in there.items()}


@pytest.mark.parametrize("name", ["pass", "zhenjiang-p03"])
def test_beside_itself_nothing_changes_and_what_is_missing_is_no_zero(name: str) -> None:
    made = comparison(side(name), side(name))
    assert set(trends(made).values()) <= {Trend.SAME, Trend.UNKNOWN}
    for one in (one for group in made.groups for one in group.figures):
        missing = one.left is None or one.left.value is None
        assert (one.trend is Trend.UNKNOWN) == missing == (one.change is None)


def test_years_of_one_result_have_no_verdicts() -> None:
    result = side("rectify")
    years = result.told.groups[1].years
    made = comparison(replace(result, year=years[0]), replace(result, year=years[-1]))
    shown = {one.of.indicator.code: one for group in made.groups for one in group.figures}
    intensity = shown["energy_intensity"]
    assert intensity.verdicts == (None, None)
    stated = intensity.of.years
    assert (intensity.left, intensity.right) == (stated[years[0]], stated[years[-1]])


def test_of_other_units_nothing_is_subtracted_and_of_zero_there_is_no_share() -> None:
    right = side("pass")
    (group, *rest), (one, *others) = right.told.groups, right.told.groups[0].figures
    assert one.actual is not None
    zero = replace(one, actual=replace(one.actual, text="0", value=Quotient.of(0)))
    other = replace(one, indicator=replace(one.indicator, unit="件"))
    for changed, unlike in ((zero, False), (other, True)):
        figures = (changed, *others)
        left = replace(right, told=replace(right.told, groups=(replace(group, figures=figures), *rest)))
        found = comparison(left, right).groups[0].figures[0]
        assert (found.units_differ, found.share, found.change is None) == (unlike, None, unlike)


def test_what_only_one_side_has_is_shown_without_a_change() -> None:
    right = side("pass")
    group, *rest = right.told.groups
    less = replace(right, told=replace(right.told, groups=(replace(group, figures=group.figures[1:]), *rest)))
    code = group.figures[0].indicator.code
    for left, later in ((less, right), (right, less)):
        made = comparison(left, later)
        assert trends(made)[code] is Trend.UNKNOWN
        assert len(trends(made)) == sum(len(one.figures) for one in right.told.groups)
