"""Every kind of file has its schema and its places, and no file of the small rule base has two."""

from collections import Counter

from jsonschema import Draft7Validator

from service.rulelang.load import load_catalogue, load_registers
from service.rulelang.schema.kinds import KINDS, editor_settings, schemas
from tests.rulelang.builders import DEMO


def test_every_kind_has_a_valid_schema() -> None:
    made = schemas(load_catalogue(DEMO / "rules"), load_registers(DEMO / "rules"))
    assert list(made) == [kind.schema for kind in KINDS]
    for schema in made.values():
        Draft7Validator.check_schema(schema)
        assert schema["$schema"].endswith("draft-07/schema#")


def test_every_file_is_of_one_kind() -> None:
    found = Counter(path for kind in KINDS for place in kind.places for path in DEMO.glob(place))
    assert set(found) == set(DEMO.rglob("*.yaml"))
    assert set(found.values()) == {1}


def test_editors_are_told_of_every_kind() -> None:
    assert list(editor_settings()) == [f"rules/schema/{kind.schema}" for kind in KINDS]
    assert all(editor_settings().values())
