"""Shapes become schemas: what the loader takes the schema takes, with Chinese titles."""

from typing import Any

import pytest
from jsonschema import Draft7Validator

from service.authoring.shape import Holds, Key, Shape
from service.rulelang.schema.json_schema import TEXT, Schema, closed, listed, named, one_of, one_or_list, suggested

SHAPE = Shape(
    "一种文件",
    (
        Key("id", "编号", required=True),
        Key("by", "由谁", choices=("expert", "assessor")),
        Key("tags", "标签", Holds.TEXTS),
        Key("on", "列", Holds.TEXT_OR_TEXTS),
        Key("in_force", "期间", Holds.FIELDS),
        Key("rows", "各行", Holds.LIST),
        Key("about", "对象", Holds.ANY),
    ),
)


def accepts(schema: Schema, value: Any) -> bool:
    Draft7Validator.check_schema(schema)
    return bool(Draft7Validator(schema).is_valid(value))


@pytest.mark.parametrize(
    ("value", "taken"),
    [
        ({"id": "TG-01"}, True),
        ({"id": 40}, True),
        ({}, False),
        ({"id": "TG-01", "other": "x"}, False),
        ({"id": ["TG-01"]}, False),
        ({"id": "TG-01", "by": "expert"}, True),
        ({"id": "TG-01", "by": "park"}, False),
        ({"id": "TG-01", "tags": ["a", "b"]}, True),
        ({"id": "TG-01", "tags": "a"}, False),
        ({"id": "TG-01", "on": "a"}, True),
        ({"id": "TG-01", "on": ["a", "b"]}, True),
        ({"id": "TG-01", "in_force": {"from": "2024-01-01"}}, True),
        ({"id": "TG-01", "in_force": "2024-01-01"}, False),
        ({"id": "TG-01", "rows": [{}]}, True),
        ({"id": "TG-01", "rows": {}}, False),
        ({"id": "TG-01", "about": "case"}, True),
        ({"id": "TG-01", "about": {"indicator": "x"}}, True),
    ],
)
def test_a_shape_takes_what_it_says(value: Any, taken: bool) -> None:
    assert accepts(closed(SHAPE), value) is taken


def test_every_key_says_in_chinese_what_it_is() -> None:
    properties = closed(SHAPE)["properties"]
    assert properties["id"]["description"] == "编号（必填）"
    assert properties["by"]["description"] == "由谁（可以不写）"
    assert all(made["title"] for made in properties.values())


def test_what_stands_below_a_key_is_described_too() -> None:
    schema = closed(SHAPE, {"in_force": closed(Shape("期间", (Key("from", "起", required=True),)))})
    assert not accepts(schema, {"id": "x", "in_force": {}})
    assert schema["properties"]["in_force"]["title"] == "期间"


def test_words_are_told_with_their_meaning() -> None:
    schema = one_of(("met", "met", "unmet"))
    assert (schema["enum"], schema["enumDescriptions"]) == (["met", "unmet"], ["达到", "未达到"])
    assert "enumDescriptions" not in one_of(("当量值",))
    assert one_of(("a",), {"a": "甲"})["enumDescriptions"] == ["甲"]


def test_suggestions_bind_nobody() -> None:
    assert accepts(suggested(("a",)), "b")
    assert accepts(one_or_list(one_of(("a",))), ["a"])
    assert not accepts(listed(TEXT), [["a"]])
    assert accepts(named(TEXT, {"a": "甲"}), {"a": "1", "b": "2"})
    assert not accepts(named(TEXT), {"a": []})
