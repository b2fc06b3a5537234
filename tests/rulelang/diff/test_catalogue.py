"""Entries of the catalogue that the rules read."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from service.rulelang.derivations import Count, Derived
from service.rulelang.diff.catalogue import EntryDifference, diff_catalogues
from service.rulelang.pack import Comparison, Pack
from service.rulelang.tables import Attribute
from tests.rulelang.builders import INDICATOR
from tests.rulelang.diff.builders import edited, small, told


def differing(folder: Path, changes: Mapping[str, str]) -> EntryDifference:
    """What differs in the one indicator that was edited."""
    (found,) = diff_catalogues(small().pack, edited(folder, {INDICATOR: changes}).pack)
    return found


def test_the_method_of_attainment_and_the_rules_that_read_it(tmp_path: Path) -> None:
    found = differing(tmp_path, {"better_than_base: level": "better_than_base: ratio"})
    assert (found.kind, found.entry.code, found.rules) == (
        "indicators",
        "energy_intensity",
        ("CR-A1", "GT-01", "TG-01"),
    )
    assert told(found.changes) == [("if_target_not_better_than_base", "scheme", "level", "ratio")]


def test_aliases_of_a_formula_do_not_matter(tmp_path: Path) -> None:
    renamed = {"{energy: energy_total, gdp: gdp}": "{e: energy_total, g: gdp}", "energy / gdp": "e / g"}
    assert diff_catalogues(small().pack, edited(tmp_path, {INDICATOR: renamed}).pack) == ()


def test_another_formula(tmp_path: Path) -> None:
    found = differing(tmp_path, {"energy / gdp": "energy / (gdp * 2)"})
    assert told(found.changes) == [
        (
            "formula",
            "scheme",
            "energy / gdp（energy = energy_total、gdp = gdp）",
            "energy / (gdp * 2)（energy = energy_total、gdp = gdp）",
        )
    ]


def test_names_are_wording_and_plausible_ranges_ask(tmp_path: Path) -> None:
    found = differing(tmp_path, {"name: 单位生产总值能耗": "name: 单位GDP能耗", "[0.05..6]": "[0.05..7]"})
    levels = [(kind, level) for kind, level, *_ in told(found.changes)]
    assert levels == [("plausible", "judgement"), ("name", "wording")]


def test_digits_decide_only_where_values_are_rounded() -> None:
    one = small().pack
    rounded = replace(one, comparison=Comparison("rounded"))
    assert [told(diff_catalogues(pack, with_indicator(pack, digits=2))[0].changes) for pack in (one, rounded)] == [
        [("digits", "wording", "4", "2")],
        [("digits", "judgement", "4", "2")],
    ]


def test_factors_of_carriers_where_a_rule_looks_at_carriers() -> None:
    carriers = small().pack.catalogue.carriers
    code, carrier = next(iter(carriers.items()))
    changed = {**carriers, code: replace(carrier, factor=Decimal("9.9"))}
    assert diff_catalogues(small().pack, with_catalogue(small().pack, carriers=changed)) == ()
    one = counting_carriers(small().pack)
    (found,) = diff_catalogues(one, with_catalogue(one, carriers=changed))
    assert (found.kind, found.rules) == ("carriers", ("PJ-01",))
    assert [kind for kind, *_ in told(found.changes)] == ["factor"]


def test_quantities_behind_an_indicator_count_too() -> None:
    gdp = small().pack.catalogue.quantities["gdp"]
    quantities = {**small().pack.catalogue.quantities, "gdp": replace(gdp, unit="亿元", name="总产值")}
    (found,) = diff_catalogues(small().pack, with_catalogue(small().pack, quantities=quantities))
    assert [(kind, level) for kind, level, *_ in told(found.changes)] == [("unit", "scheme"), ("name", "wording")]


def with_catalogue(pack: Pack, **parts: Any) -> Pack:
    return replace(pack, catalogue=replace(pack.catalogue, **parts))


def with_indicator(pack: Pack, **fields: Any) -> Pack:
    found = pack.catalogue.indicators
    return with_catalogue(pack, indicators={**found, "energy_intensity": replace(found["energy_intensity"], **fields)})


def counting_carriers(pack: Pack) -> Pack:
    rule = pack.rules["PJ-01"]
    line = Derived(Attribute("carriers", "number"), Count("carrier"))
    return replace(pack, rules={**pack.rules, "PJ-01": replace(rule, derived=(*rule.derived, line))})
