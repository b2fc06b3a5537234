"""A build of two small files, as `make assets` leaves it."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

CONTENT = {"a.css": b"body{}", "a.js": b"export{}"}


def built(folder: Path) -> Path:
    """A build of two files."""
    for name, content in CONTENT.items():
        (folder / name).write_bytes(content)
        (folder / f"{name}.gz").write_bytes(gzip.compress(content))
    manifest = {name: {"file": name, "integrity": "sha384-x"} for name in CONTENT}
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return folder
