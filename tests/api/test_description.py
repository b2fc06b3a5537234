"""The description is whole, and every answer is as it says, whatever is sent: no fault of ours, problems throughout."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from service.transport.problem_details import MEDIA_TYPE, ProblemDetails
from tests.api.everybody import everybody
from tests.api.fuzzing import RIGHT, WRONG, fuzz, operations
from tests.api.served import served

_PROBLEM = {"$ref": "#/components/schemas/ProblemDetails"}


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """OpenAPI."""
    with served(tmp_path_factory.mktemp("described")) as service:
        read: dict[str, Any] = service.sign_in().get("/openapi.json").json()
    return read


def test_every_problem_is_declared_as_one(described: dict[str, Any]) -> None:
    for path, methods in described["paths"].items():
        for operation in methods.values():
            for status, answer in operation["responses"].items():
                if status >= "4":
                    assert answer["content"] == {MEDIA_TYPE: {"schema": _PROBLEM}}, (path, status)
            assert operation["tags"], path
            assert operation["x-use-case"], path
    assert "HTTPValidationError" not in described["components"]["schemas"]


def test_examples_are_valid(described: dict[str, Any]) -> None:
    schemas = described["components"]["schemas"]
    examples = [
        (f"{name}.{member}", schema | {"components": {"schemas": schemas}}, example)
        for name, one in schemas.items()
        for member, schema in one.get("properties", {}).items()
        for example in schema.get("examples", ())
    ]
    assert examples
    for place, schema, example in examples:
        assert Draft202012Validator(schema).is_valid(example), place


def test_the_problem_is_described_as_it_is() -> None:
    assert set(ProblemDetails.model_json_schema()["required"]) == set(ProblemDetails.model_fields)


def test_whatever_is_sent_is_answered_as_described(tmp_path: Path) -> None:
    """The short form of tests/benchmarks/soak_api.py: each operation once, every other one against
    its description, each role in turn."""
    seen: Counter[int] = Counter()
    with everybody(tmp_path) as there:
        every = operations(there.client, there.headers[0])
        for at, operation in enumerate(every):
            headers = there.headers[at // 2 % len(there.headers)]
            seen += fuzz(there.client, headers, operation, (RIGHT, WRONG)[at % 2], 1, there.known)
    assert len(every) > 80
    assert {200, 403, 404, 422} <= set(seen)
