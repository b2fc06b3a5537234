"""What templates are compiled to, one and the same in every language. `make assets` keeps it in a file, so that nobody
waits for it when the service starts."""

from __future__ import annotations

from pathlib import Path
from zipfile import BadZipFile, ZipFile

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class Compiled(BytecodeCache):
    """In memory, by name of the template; jinja2 compiles again what another text, or another Python, has made."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """A template has its name wherever its folder lies."""
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        """As jinja2 wants it."""
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """As jinja2 wants it."""
        self._code[bucket.key] = bucket.bytecode_to_string()

    def names(self) -> set[str]:
        """The templates that are there."""
        return set(self._code)

    def keep(self, file: Path, program: str) -> None:
        """Write what there is. program: SHA-256 of the code that compiled it; where a template uses a filter on a
        constant, what the filter answered is part of it."""
        file.parent.mkdir(parents=True, exist_ok=True)
        with ZipFile(file, "w") as kept:
            kept.comment = program.encode("ascii")
            for name, code in sorted(self._code.items()):
                kept.writestr(name, code)

    def fetch(self, file: Path, program: str) -> bool:
        """Read what the same program has kept. False: there is nothing of it, so each template is compiled."""
        try:
            with ZipFile(file) as kept:
                if kept.comment != program.encode("ascii"):
                    return False
                self._code |= {name: kept.read(name) for name in kept.namelist()}
        except (OSError, BadZipFile):
            return False
        return True
