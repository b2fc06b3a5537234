"""Coverage: full sets cover all, every gap is told, percentages are rounded down."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.rulelang.tables import Table
from service.trial.coverage import ByState, ByTable, counted, coverage, percent
from service.vocabulary.language import Language
from service.vocabulary.state import State
from tests.trial.builders import demo, sound_tables, with_all_examples


@given(sound_tables())
def test_an_example_for_each_point_covers_all(table: Table) -> None:
    rule, pack = with_all_examples(table)
    covered = coverage(rule, pack)
    assert covered.gaps == ()
    assert counted([covered], sides=True)[0] + counted([covered], sides=False)[0] == len(covered.points)


@given(sound_tables(), st.data())
def test_without_the_examples_that_show_a_point_it_is_a_gap(table: Table, data: st.DataObject) -> None:
    rule, pack = with_all_examples(table)
    dropped = data.draw(st.sampled_from(rule.examples))
    alone = coverage(replace(rule, examples=(dropped,)), pack)
    points = set(alone.points) - set(alone.gaps)
    others = tuple(
        example
        for example in rule.examples
        if not points & (set(alone.points) - set(coverage(replace(rule, examples=(example,)), pack).gaps))
    )
    assert points
    assert points <= set(coverage(replace(rule, examples=others), pack).gaps)


def test_a_planted_gap_is_told() -> None:
    pack, _ = demo()
    rule = pack.rules["PJ-01"]
    assert coverage(rule, pack).gaps == ()
    kept = tuple(e for e in rule.examples if "rate" not in e.given or e.given["rate"].text not in ("89%", "missing"))
    gaps = coverage(replace(rule, examples=kept), pack)
    assert [gaps.told(gap, Language.ZH) for gap in gaps.gaps] == ["数据缺失", "rate 界线 90% 的一侧 89%（unmet）"]
    assert [gaps.told(gap, Language.EN) for gap in gaps.gaps] == ["data missing", "rate, border 90%, side 89% (unmet)"]


def test_states_count_where_they_can_come_about() -> None:
    pack, _ = demo()
    states = {
        rule.id: [p.state for p in coverage(rule, pack).points if isinstance(p, ByState)]
        for rule in pack.rules.values()
    }
    assert states["SY-01"] == [State.MISSING, State.DISPUTED]
    assert states["PJ-01"] == [State.NOT_APPLICABLE, State.MISSING]
    assert ByTable("met") in coverage(pack.rules["SY-01"], pack).points


@pytest.mark.parametrize(
    ("part", "whole", "shown"), [(9_999, 10_000, 99), (1, 1, 100), (0, 0, 100), (2, 3, 66), (0, 5, 0)]
)
def test_percentages_are_rounded_down(part: int, whole: int, shown: int) -> None:
    assert percent(part, whole) == shown
