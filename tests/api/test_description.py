"""The description is whole, and every answer is as it says, whatever is sent: no fault of ours, problems throughout."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from service.transport.problem_details import MEDIA_TYPE, ProblemDetails
from service.vocabulary.person import Role
from tests.api.everybody import Everybody, everybody
from tests.api.fuzzing import RIGHT, WRONG, described, fuzz, operations

_PROBLEM = {"$ref": "#/components/schemas/ProblemDetails"}


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Everybody]:
    """Everybody signed in."""
    with everybody(tmp_path_factory.mktemp("described")) as made:
        yield made


@pytest.fixture(scope="module")
def description(there: Everybody) -> dict[str, Any]:
    """OpenAPI."""
    return described(there)


def test_every_problem_is_declared_as_one(description: dict[str, Any]) -> None:
    for path, methods in description["paths"].items():
        for operation in methods.values():
            for status, answer in operation["responses"].items():
                if status >= "4":
                    assert answer["content"] == {MEDIA_TYPE: {"schema": _PROBLEM}}, (path, status)
            assert operation["tags"], path
            assert operation["x-use-case"], path
    assert "HTTPValidationError" not in description["components"]["schemas"]


def test_examples_are_valid(description: dict[str, Any]) -> None:
    schemas = description["components"]["schemas"]
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


def test_whatever_is_sent_is_answered_as_described(there: Everybody, description: dict[str, Any]) -> None:
    """The short form of tests/benchmarks/soak_api.py: each operation once, every other one against
    its description, each role in turn."""
    seen: Counter[int] = Counter()
    every, roles = operations(description), list(there.headers)
    for at, operation in enumerate(every):
        fuzzed = fuzz(there, [roles[at // 2 % len(roles)]], operation, (RIGHT, WRONG)[at % 2], 1)
        assert not fuzzed.faults
        seen += fuzzed.seen
    assert len(every) > 80
    assert {200, 403, 404, 422} <= set(seen)


def test_what_is_not_as_described_is_found(there: Everybody, description: dict[str, Any]) -> None:
    """Another description makes the same answers wrong: it forbids more, and promises more."""
    other = deepcopy(description)
    jobs = other["paths"]["/api/v1/jobs"]["get"]
    (limit,) = jobs["parameters"] = [asked for asked in jobs["parameters"] if asked["name"] == "limit"]
    limit["schema"]["maximum"] = 1
    other["components"]["schemas"]["Me"]["required"].append("weather")
    by_label = {one.label: one for one in operations(other)}
    assert fuzz(there, [Role.ASSESSOR], by_label["GET /api/v1/jobs"], WRONG, 10).faults
    assert fuzz(there, [Role.ASSESSOR], by_label["GET /api/v1/me"], RIGHT, 1).faults
