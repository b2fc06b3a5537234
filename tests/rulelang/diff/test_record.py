"""The JSON record: as its schema says, whatever differs."""

from __future__ import annotations

import json
from pathlib import Path

from jsonschema import Draft202012Validator

from service.rulelang.diff.difference import diff_rule_bases
from service.rulelang.diff.record import record, schema
from tests.rulelang.builders import INDICATOR, MANUAL, PARAMETERS, PROJECTS, RUBRIC, TARGET
from tests.rulelang.diff.builders import after_edit, after_edits, small

EVERYTHING = {
    TARGET: {"90%": "92%", "required: true": "required: false"},
    MANUAL: {"不符合: unmet": "不符合: unmet, 部分符合: unmet"},
    PROJECTS: {"""'"done"'""": """'"done", "trial"'"""},
    PARAMETERS: {'value: "60%"': 'value: "55%"'},
    INDICATOR: {"better_than_base: level": "better_than_base: ratio"},
    RUBRIC: {"[80..100]": "[85..100]", "[60..80)": "[60..85)", "nearly_met: 60%": "nearly_met: 50%"},
}


def test_the_schema_is_a_schema_and_describes_everything() -> None:
    Draft202012Validator.check_schema(schema())
    assert all("description" in part or "$ref" in part for part in schema()["$defs"].values())


def test_every_kind_of_difference_is_as_the_schema_says(tmp_path: Path) -> None:
    found = record(after_edits(tmp_path, EVERYTHING))
    Draft202012Validator(schema()).validate(found)
    parts = ("parameters", "catalogue", "rules")
    assert all(found[part] for part in parts)
    assert found["rubric"]["bands"]
    Draft202012Validator(schema()).validate(record(diff_rule_bases(small(), small())))


def test_a_region_with_exact_numbers(tmp_path: Path) -> None:
    (rule,) = record(after_edit(tmp_path, TARGET, old="90%", new="92%"))["rules"]
    (region,) = rule["regions"]
    assert region["where"] == [
        {
            "attribute": "attainment",
            "title": "完成率",
            "unit": "%",
            "low": "0.90",
            "low_closed": True,
            "high": "0.92",
            "high_closed": False,
        }
    ]
    assert (region["before"], region["after"], region["direction"]) == ("nearly_met", "unmet", "stricter")
    assert region["points"] == {"before": "24", "after": "0"}
    assert region["example"] == '{given: {attainment: "90%"}, verdict: unmet}'
    assert region["rows"]["after"].startswith("rules/demo/targets/TG-01-energy-intensity.yaml:14")


def test_the_record_is_json(tmp_path: Path) -> None:
    found = record(after_edits(tmp_path, EVERYTHING))
    assert json.loads(json.dumps(found, ensure_ascii=False)) == found
