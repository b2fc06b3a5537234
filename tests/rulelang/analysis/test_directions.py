"""Which way columns improve."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from service.rulelang.analysis.directions import (
    BY_INDICATOR,
    HIGHER,
    LOWER,
    NEITHER,
    NUMBERS,
    WORDS,
    natural,
)
from service.rulelang.attributes import PLAN, case_attributes, indicator_attributes, quantity_attributes
from service.rulelang.derivations import Count, Derived, Deviation, Difference, Expression, Lacks, Ratio, Share, Value
from service.rulelang.tables import Attribute, TextTest
from service.vocabulary.finding import Theme
from tests.rulelang.builders import DEMO, RuleBase

PACK, _ = RuleBase(DEMO).load()


def built_in() -> Mapping[str, Attribute]:
    """Every built-in attribute that a table can test, whatever its subject."""
    offers = [indicator_attributes(entry) for entry in PACK.catalogue.indicators.values()]
    offers += [quantity_attributes(entry) for entry in PACK.catalogue.quantities.values()]
    offers += [PLAN, case_attributes(Theme.DECISION, ("优秀",))]
    return {name: column for offer in offers for name, column in offer.items() if column.kind != "date"}


def test_every_built_in_attribute_is_placed() -> None:
    numbers = {name for name, column in built_in().items() if column.kind == "number"}
    words = {name for name, column in built_in().items() if column.kind == "text"} - {"grade"}
    assert numbers <= {*NUMBERS, *BY_INDICATOR, *NEITHER}
    assert words == WORDS.keys()
    for name in words:
        assert set(built_in()[name].values) == set().union(*WORDS[name])


def sides(made: Expression) -> set[int]:
    """The better sides of a column derived in a rule about energy intensity."""
    line = Derived(Attribute("x", "number"), made)
    return set(natural(replace(PACK.rules["TG-01"], derived=(line,)), "x", PACK).sides)


def where(**words: str) -> Mapping[str, TextTest]:
    return {name: TextTest(frozenset(text.split()), "") for name, text in words.items()}


@pytest.mark.parametrize(
    ("made", "wanted"),
    [
        (Value("attainment"), {HIGHER}),
        (Value("self.actual"), {LOWER}),
        (Value("water_reuse.actual"), {HIGHER}),
        (Value("gdp.actual"), set()),
        (Value("core_floor"), set()),
        (Value("plan.parts_present"), {HIGHER}),
        (Deviation("actual", "base"), {LOWER}),
        (Difference("energy_intensity.base", "energy_intensity.actual"), {HIGHER}),
        (Ratio("energy_saving.actual", "gdp.actual", "tce/万元"), {HIGHER}),
        (Share("energy_saving.actual", "water_reuse.actual"), set()),
        (Share("actual", "water_reuse.actual"), {LOWER}),
        (Count("project"), set()),
        (Count("finding", where(verdict="met")), {HIGHER}),
        (Count("finding", where(verdict="met not_evaluable manual")), {HIGHER}),
        (Count("finding", where(verdict="unmet question")), {LOWER}),
        (Count("finding", where(verdict="met unmet")), set()),
        (Count("finding", where(open="yes", severity="high")), {LOWER}),
        (Count("finding", where(effect="reject")), {LOWER}),
        (Count("finding", where(theme="targets")), set()),
    ],
)
def test_derived_columns_follow_what_they_are_made_of(made: Expression, wanted: set[int]) -> None:
    assert sides(made) == wanted


def test_subjects_that_improve_differently_give_both_sides() -> None:
    both = replace(PACK.rules["TG-02"], subjects=("indicator:water_reuse", "indicator:energy_intensity"))
    assert natural(both, "actual", PACK).sides == {HIGHER, LOWER}


def test_grades_are_ordered_as_given() -> None:
    found = natural(PACK.rules["DC-01"], "grade", PACK, ("不合格", "优秀"))
    assert found.classes == (frozenset({"不合格"}), frozenset({"优秀"}))
    assert natural(PACK.rules["PR-01"], "approval", PACK).classes == WORDS["approval"]


def test_that_nothing_is_lacking_is_better() -> None:
    line = Derived(Attribute("x", "text", values=("yes", "no")), Lacks(("attainment",), ("actual",)))
    found = natural(replace(PACK.rules["TG-01"], derived=(line,)), "x", PACK)
    assert found.classes == (frozenset({"yes"}), frozenset({"no"}))
