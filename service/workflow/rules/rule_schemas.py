"""rules schema: the JSON schemas by which an editor completes rule files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from service.rulelang.load import load_catalogue, load_registers
from service.rulelang.schema.kinds import SCHEMA_FOLDER, schemas
from service.settings import Settings
from service.workflow.saving import save


def schema_texts(settings: Settings) -> Mapping[str, str]:
    """File name → text of each schema.

    Raises:
        RuleProblems: the catalogue or a clause register is faulty.
    """
    made = schemas(load_catalogue(settings.rules_dir), load_registers(settings.rules_dir))
    return {name: json.dumps(schema, ensure_ascii=False, indent=1) + "\n" for name, schema in made.items()}


def write_schemas(settings: Settings, folder: Path | None = None) -> list[Path]:
    """Write every schema into a folder, by default schema/ of the rules folder; what changed is returned.

    Raises:
        RuleProblems: see schema_texts(). OSError: a file cannot be written.
    """
    into = folder or settings.rules_dir / SCHEMA_FOLDER
    into.mkdir(parents=True, exist_ok=True)
    changed = []
    for name, text in schema_texts(settings).items():
        path = into / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            save(path, text.encode())
            changed.append(path)
    return changed
