"""The schemas of the shipped rule base, and files as the loader reads them: every scalar a text."""

from functools import cache
from typing import Any

from jsonschema import Draft7Validator

from service.authoring.plain import plain
from service.authoring.reading import parse_document
from service.rulelang.load import load_catalogue, load_registers
from service.rulelang.schema.json_schema import Schema
from service.rulelang.schema.kinds import schemas
from service.settings import load_settings


@cache
def schema_of(name: str) -> Schema:
    """The schema of one kind of file, for the shipped rule base."""
    rules = load_settings().rules_dir
    return schemas(load_catalogue(rules), load_registers(rules))[name]


def content(text: str) -> Any:
    """A YAML text as plain values; it must be faultless YAML."""
    node, problems = parse_document(text.encode(), "a.yaml")
    assert problems == (), problems
    assert node is not None
    return plain(node)


def complaints(schema: str, text: str) -> list[str]:
    """What is wrong with a text by a schema: path and message."""
    return [
        f"{error.json_path} {error.message}" for error in Draft7Validator(schema_of(schema)).iter_errors(content(text))
    ]
