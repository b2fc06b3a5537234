"""The schema of rules: it takes good rules and refuses the slips that an editor should underline."""

from pathlib import Path

import pytest

from service.rulelang.parse.rule import RULE
from tests.rulelang.builders import DEMO
from tests.rulelang.schema.schema_of import complaints, schema_of

RULE_FILES = sorted((DEMO / "rules" / "demo").glob("*/**/*.yaml"))
TEXT = (DEMO / "rules" / "demo" / "targets" / "TG-01-energy-intensity.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", RULE_FILES, ids=lambda path: path.stem)
def test_rules_are_taken(path: Path) -> None:
    assert complaints("rule.schema.json", path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("verdict: unmet}", "verdict: unmett}"),
        ("reliability: example", "reliability: exampel"),
        ("because:", "becuase:"),
        ("indicator: energy_intensity", "indicator: energy_intensiti"),
        ("accepted_by: assessor", "accepted_by: park"),
        ("table:", "manual:"),
        ("  rows:", "  row:"),
        ("in_force: {from: 2024-01-01}", "in_force: 2024-01-01"),
    ],
)
def test_slips_are_refused(old: str, new: str) -> None:
    assert old in TEXT
    assert complaints("rule.schema.json", TEXT.replace(old, new, 1))


def test_every_key_of_the_shape_is_described() -> None:
    assert set(schema_of("rule.schema.json")["properties"]) == set(RULE.by_name)


def test_attributes_and_clauses_are_offered() -> None:
    shown = str(schema_of("rule.schema.json"))
    for word in ("attainment", "完成率", "ndrc-2021-1004/三(三).4", "plan.parts_present", "重点项目"):
        assert word in shown
