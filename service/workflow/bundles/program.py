"""Which program made a bundle: its version and code, the rule language, and the libraries that compute or read."""

from __future__ import annotations

import hashlib
import platform
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from service.documents.bundle.member import FORMAT
from service.rulelang.parse.pack import LANGUAGE
from service.settings import PACKAGE

_LIBRARIES = (
    "cryptography",
    "defusedxml",
    "durable-rules",
    "openpyxl",
    "pint",
    "pydantic",
    "ruamel.yaml",
    "ruamel.yaml.clib",
)


@cache
def program() -> dict[str, Any]:
    """The running program as JSON values. `code` is the SHA-256 over its modules: equal code reads and judges alike."""
    return {
        "acceptance": _version("acceptance"),
        "code": _code(),
        "bundle": FORMAT,
        "rule_language": LANGUAGE,
        "python": platform.python_version(),
        "libraries": {name: _version(name) for name in _LIBRARIES},
    }


def _version(name: str) -> str:
    """Empty where the package is not installed as one (a checkout put on the path)."""
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _code() -> str:
    digest = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("*.py"), key=lambda path: path.relative_to(PACKAGE).as_posix()):
        digest.update(f"{path.relative_to(PACKAGE).as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
