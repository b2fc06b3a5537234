"""The schemas of packs, parameters, rubrics and the catalogue: their own files pass, slips do not."""

import pytest

from tests.rulelang.builders import DEMO
from tests.rulelang.schema.schema_of import complaints

PLACES = {
    "pack.schema.json": ("rules/demo/pack.yaml", "language: 1", "languages: 1"),
    "parameters.schema.json": ("rules/demo/parameters.yaml", "source:", "sources:"),
    "rubric.schema.json": ("rubrics/demo.yaml", "count_as_zero", "count_as_one"),
    "indicator.schema.json": ("rules/indicators/energy_saving.yaml", "better: higher", "better: more"),
    "quantity.schema.json": ("rules/quantities/gdp.yaml", "unit:", "units:"),
    "carriers.schema.json": ("rules/carriers.yaml", "basis:", "base:"),
    "clauses.schema.json": ("rules/clauses/ndrc-2021-1004.yaml", "status: coded", "status: codet"),
}


@pytest.mark.parametrize("schema", PLACES)
def test_a_file_passes_and_a_slip_does_not(schema: str) -> None:
    place, old, new = PLACES[schema]
    text = (DEMO / place).read_text(encoding="utf-8")
    assert complaints(schema, text) == []
    assert old in text
    assert complaints(schema, text.replace(old, new))


def test_an_explanation_passes_and_a_slip_does_not() -> None:
    assert complaints("mutation.schema.json", "- {mutant: GT-01 effect reject → withhold, because: 另有场景}\n") == []
    assert complaints("mutation.schema.json", "- {mutant: GT-01 effect reject → withhold, why: 另有场景}\n")
