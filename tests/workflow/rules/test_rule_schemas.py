"""rules schema: written where asked, and not again when nothing changed."""

import json
from pathlib import Path

from service.workflow.rules.rule_schemas import schema_texts, write_schemas
from tests.workflow.builders import demo_settings
from tests.workflow.rule_bases import a_copy


def test_every_schema_is_written_once(tmp_path: Path) -> None:
    written = write_schemas(demo_settings(), tmp_path / "schemas")
    assert {path.name: path.read_text(encoding="utf-8") for path in written} == schema_texts(demo_settings())
    assert write_schemas(demo_settings(), tmp_path / "schemas") == []


def test_the_rules_folder_is_the_usual_place(tmp_path: Path) -> None:
    _, settings = a_copy(tmp_path)
    assert {path.parent for path in write_schemas(settings)} == {settings.rules_dir / "schema"}


def test_the_texts_are_json_with_readable_chinese() -> None:
    for text in schema_texts(demo_settings()).values():
        assert json.loads(text)["title"] in text
