"""A key and its value without a space after the colon: `from:2024-01-01` is one word to YAML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from service.authoring.node import Node, keys_left_alone
from service.authoring.position import Position
from service.authoring.problem import English, Mistake

_KEY = "[a-z][a-z0-9_]*"
_IN_KEY = re.compile(rf"{_KEY}(:)(?=[^\s:/])")
_IN_LINE = re.compile(rf"(?:^\s*(?:-\s+)?|[{{,]\s*){_KEY}(:)(?=[^\s:/])")
_TIGHT = Mistake(
    "no-space-after-colon",
    "冒号后面没有空格",
    "一个“键: 值”，冒号后面有空格",
    "在冒号后面加一个空格；若是文字，给整个值加上英文双引号",
    en=English(
        "a colon without a space after it",
        "“key: value” with a space after the colon",
        "add a space after the colon; if it is text, put the whole value in double quotes",
    ),
)


def tight_colons_in(lines: Iterable[str]) -> Iterator[tuple[int, int, Mistake]]:
    """Line and column (from 0) of the first on each line of a text that cannot be parsed, and its message. Quoted parts
    are blanked out already."""
    for number, line in enumerate(lines):
        if hit := _IN_LINE.search(line):
            yield number, hit.start(1), _TIGHT


def tight_colons(node: Node) -> Iterator[tuple[Position, Mistake]]:
    """Place and message of each in what was parsed: there the whole is a key that has no value."""
    for name in keys_left_alone(node):
        if hit := _IN_KEY.match(name.value):
            at = name.position
            yield Position(at.file, at.line, at.column + hit.start(1)), _TIGHT
