"""Energy carriers with their factors."""

from decimal import Decimal

import pytest

from service.authoring.problem import ProblemLog
from service.rulelang.parse.carriers import read_carriers
from tests.rulelang.builders import DEMO
from tests.rulelang.catalogue_of import node, told

CARRIERS = (DEMO / "rules" / "carriers.yaml").read_text(encoding="utf-8")


def test_carriers_come_with_a_factor_for_their_own_unit() -> None:
    log = ProblemLog()
    found = read_carriers(node(CARRIERS), log)
    assert told(log) == []
    assert {code: (c.unit, c.factor, c.basis) for code, c in found.items()} == {
        "raw_coal": ("t", Decimal("714.3"), "当量值"),
        "electricity": ("kWh", Decimal("0.1229"), "当量值"),
    }


@pytest.mark.parametrize(
    ("old", "new", "problems"),
    [
        ("code: electricity", "code: raw_coal", ["2:10 duplicate-id"]),
        ("0.7143 kgce/kg", "0.7143 kgce/m³", ["1:47 wrong-unit"]),
        ("0.7143 kgce/kg", "0.7143", ["1:47 wrong-unit"]),
        ("0.7143 kgce/kg", "0 kgce/kg", ["1:47 bad-factor"]),
        ("basis: 当量值", "basis: 当量", ["1:72 unknown-word", "2:78 unknown-word"]),
    ],
)
def test_carrier_refusals(old: str, new: str, problems: list[str]) -> None:
    log = ProblemLog()
    read_carriers(node(CARRIERS.replace(old, new)), log)
    assert told(log) == problems


def test_carriers_are_a_list() -> None:
    log = ProblemLog()
    assert read_carriers(node("raw_coal: {}\n"), log) == {}
    assert told(log) == ["1:1 wrong-kind"]
