"""What lies beside the shipped rules stays true: JSON schemas, editor settings, the record of each release."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from service.authoring.plain import plain
from service.authoring.reading import parse_document
from service.rulelang.schema.kinds import KINDS, editor_settings
from service.settings import load_settings
from service.workflow.rules.rule_schemas import schema_texts
from tests.conventions.repository import ROOT, files, relative

SCHEMAS = ROOT / "rules" / "schema"


def described() -> Iterator[tuple[str, Path]]:
    """Each shipped file with the schema that describes it."""
    for kind in KINDS:
        for place in kind.places:
            for path in ROOT.glob(place):
                yield kind.schema, path


def test_schemas_are_current() -> None:
    shipped = {path.name: path.read_text(encoding="utf-8") for path in SCHEMAS.glob("*.json")}
    assert shipped == schema_texts(load_settings()), "run: make renew"


def test_every_shipped_file_is_described_once() -> None:
    found = [path for _, path in described()]
    yaml = {path for path in files() if relative(path).parts[0] in ("rules", "rubrics") and path.suffix == ".yaml"}
    assert len(found) == len(set(found))
    assert set(found) == yaml, f"give these files a kind in service/rulelang/schema/kinds.py: {yaml ^ set(found)}"


@pytest.mark.parametrize("schema", [kind.schema for kind in KINDS])
def test_every_shipped_file_fits_its_schema(schema: str) -> None:
    validator = Draft7Validator(json.loads((SCHEMAS / schema).read_text(encoding="utf-8")))
    faults = []
    for name, path in described():
        if name == schema:
            node, _ = parse_document(path.read_bytes(), str(relative(path)))
            assert node is not None
            faults += [f"{relative(path)} {e.json_path} {e.message[:120]}" for e in validator.iter_errors(plain(node))]
    assert not faults, "the loader takes these, the schema does not:\n" + "\n".join(faults)


def test_editors_find_the_schemas() -> None:
    told: dict[str, Any] = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    assert told == {"yaml.schemas": editor_settings()}, "bring .vscode/settings.json up to date with KINDS"


def test_the_shipped_rules_keep_a_record() -> None:
    """Whether it is complete `acceptance rules check` says, which make check runs."""
    assert (ROOT / "rules" / "CHANGELOG.md").is_file()
