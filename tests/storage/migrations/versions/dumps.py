"""Dumps of today's tables as an earlier program would have made them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from service.vocabulary.canonical import canonical_json


def without(column: str, lines: Iterable[bytes]) -> Iterator[bytes]:
    """The same dump of a table that does not have this column yet."""
    rows = [json.loads(line) for line in lines]
    at = rows[0].index(column)
    for row in rows:
        yield canonical_json(row[:at] + row[at + 1 :]).encode() + b"\n"
