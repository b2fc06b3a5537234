"""Catalogue files: every entry with its unit, formula and bounds checked."""

from decimal import Decimal

import pytest

from service.authoring.problem import ProblemLog
from service.rulelang.catalogue import Attainment, Name, Operation
from service.rulelang.parse.catalogue import read_indicator, read_quantity
from service.rulelang.tables import Interval
from tests.rulelang.builders import DEMO
from tests.rulelang.catalogue_of import catalogue, node, told


def source(path: str) -> str:
    return (DEMO / "rules" / path).read_text(encoding="utf-8")


INTENSITY = source("indicators/energy_intensity.yaml")
SAVING = source("indicators/energy_saving.yaml")
GDP = source("quantities/gdp.yaml")


def indicator(text: str, stem: str = "energy_intensity") -> list[str]:
    log = ProblemLog()
    read_indicator(node(text), stem, catalogue().quantities, log)
    return told(log)


def test_an_indicator_is_read() -> None:
    log = ProblemLog()
    found = read_indicator(node(INTENSITY), "energy_intensity", catalogue().quantities, log)
    assert told(log) == []
    assert found is not None
    assert found.formula == Operation("/", Name("energy"), Name("gdp"))
    assert dict(found.raw) == {"energy": "energy_total", "gdp": "gdp"}
    assert found.plausible == Interval(Decimal("0.05"), True, Decimal(6), True)
    assert found.attainment == Attainment("progress", "level")
    assert (found.core, found.digits, found.bounded_by) == (True, 4, "")


@pytest.mark.parametrize(
    ("old", "new", "problems"),
    [
        ("code: energy_intensity", "code: energy-intensity", ["1:7 bad-name", "1:7 file-name"]),
        ("unit: tce/万元", "unit: 标煤/万元", ["5:7 unknown-unit", "10:10 unknown-unit"]),
        ("unit: tce/万元", "unit: kgce/万元", ["10:10 wrong-unit"]),
        ("formula: energy / gdp", "formula: energy + gdp", ["10:10 different-units"]),
        ("formula: energy / gdp", "formula: energy", ["10:10 unused-alias"]),
        ("formula: energy / gdp\n", "", ["9:6 missing-key"]),
        ("gdp: gdp}", "gdp: gdq}", ["9:34 unknown-word"]),
        ("gdp: gdp}", "gdp: [gdp]}", ["9:34 wrong-kind"]),
        ('"[0.05..6]"', '"[6..0.05]"', ["11:12 reversed-interval"]),
        ('"[0.05..6]"', '"[0..1], [2..6]"', ["11:12 plausible"]),
        ('"[0.05..6]"', '"> 6"', ["11:12 plausible"]),
        ('"[0.05..6]"', '"[5%..6]"', ["11:12 percent-or-fraction"]),
        ("method: progress", "method: level", ["12:61 wrong-key"]),
        ("kind: state", "kind: stat", ["3:7 unknown-word"]),
        ("group: outcome", "group: outcomes", ["6:8 unknown-word"]),
        ("core: true", "core: yes", ["7:7 bad-flag"]),
        ("digits: 4", "digits: four", ["8:9 bad-whole"]),
        ("digits: 4", "digits: 13", ["8:9 bad-digits"]),
        ("core: true", "bounded_by: energy_total", ["7:13 wrong-key"]),
        ("core: true", "colour: red", ["7:1 unknown-word"]),
    ],
)
def test_indicator_refusals(old: str, new: str, problems: list[str]) -> None:
    assert old in INTENSITY
    assert indicator(INTENSITY.replace(old, new)) == problems


def test_a_bound_is_a_quantity_of_the_same_kind() -> None:
    assert indicator(SAVING, "energy_saving") == []
    assert indicator(SAVING.replace("by: energy_total", "by: gdp"), "energy_saving") == ["8:13 wrong-unit"]
    assert indicator(SAVING.replace("by: energy_total", "by: energy"), "energy_saving") == ["8:13 unknown-word"]


def test_a_quantity_is_read() -> None:
    log = ProblemLog()
    found = read_quantity(node(GDP), "gdp", log)
    assert told(log) == []
    assert found is not None
    assert (found.unit, found.plausible) == ("万元", Interval(Decimal(100), True, Decimal(10**8), True))
    assert read_quantity(node("[gdp]\n"), "gdp", log) is None
    read_quantity(node(GDP.replace("code: gdp", "code: plan")), "plan", log)
    assert told(log) == ["1:1 wrong-kind", "1:7 name-taken"]
