"""A line of `examples:`, ready to paste into a rule file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_BARE = re.compile(r"[^\W\d][\w-]*")
_READ_AS_TRUTH = frozenset({"yes", "no", "on", "off", "true", "false", "null"})

Rows = Mapping[str, Sequence[Mapping[str, str]]]


def example_line(given: Mapping[str, str], verdict: str, rows: Rows | None = None) -> str:
    """`- {given: {attainment: "89%"}, verdict: unmet}`; `rows` are collections, row by row, field by field."""
    tables = {name: f"[{', '.join(_fields(row) for row in table)}]" for name, table in (rows or {}).items()}
    values = {name: _scalar(text) for name, text in given.items()} | tables
    stated = ", ".join(f"{name}: {text}" for name, text in values.items())
    return f"- {{given: {{{stated}}}, verdict: {_scalar(verdict)}}}"


def _fields(row: Mapping[str, str]) -> str:
    return f"{{{', '.join(f'{name}: {_scalar(text)}' for name, text in row.items())}}}"


def _scalar(text: str) -> str:
    """Quoted wherever another reader of YAML could take it for something else than this text."""
    if _BARE.fullmatch(text) and text.lower() not in _READ_AS_TRUTH:
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
