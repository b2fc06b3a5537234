"""A key without its colon: `version "2024.1"` is a piece of text to YAML, and the parser stumbles a line later."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ruamel.yaml.error import MarkedYAMLError

from service.authoring.node import Node, keys_left_alone
from service.authoring.position import Position
from service.authoring.problem import English, Mistake

_KEY = "[a-z][a-z0-9_]*"
_IN_LINE = re.compile(rf"\s*(?:- +)*({_KEY})(?: +[^:]*)?$")
_IN_KEY = re.compile(rf"({_KEY}) +\S")


def lost_colon_in(error: MarkedYAMLError, lines: Sequence[str]) -> tuple[int, int, Mistake] | None:
    """Line and column (from 0) of the line without a colon that a parser stumbled over, and its message. Quoted parts
    of the lines are blanked out already."""
    start, end = error.context_mark, error.problem_mark
    if start is not None and "could not find expected ':'" in (error.problem or "") and start.line < len(lines):
        hit = _IN_LINE.match(lines[start.line])
        return start.line, start.column, _mistake(hit[1] if hit else "")
    if end is not None and end.line < len(lines) and "mapping values are not allowed" in (error.problem or ""):
        return _above(end.line, lines)
    return None


def _above(line: int, lines: Sequence[str]) -> tuple[int, int, Mistake] | None:
    """The first line of a block, where it is it that lacks the colon: the next one then has one too many."""
    before = next((number for number in range(line - 1, -1, -1) if lines[number].strip()), None)
    if before is None or (hit := _IN_LINE.match(lines[before])) is None or hit.start(1) != _indent(lines[line]):
        return None
    return before, hit.start(1), _mistake(hit[1])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def lost_colons(node: Node) -> Iterator[tuple[Position, Mistake]]:
    """Place and message of each in what was parsed: inside braces the whole is a key that has no value."""
    for name in keys_left_alone(node):
        if hit := _IN_KEY.match(name.value):
            yield name.position, _mistake(hit[1])


def _mistake(key: str) -> Mistake:
    """key: empty where the line does not begin like one."""
    repair = f"写成 {key}: …；" if key else "在键后面补上冒号和一个空格；"
    return Mistake(
        "no-colon",
        f"没有冒号的键“{key}”" if key else "没有冒号的一行",
        "一个“键: 值”，冒号后面有空格",
        f"{repair}若是上一行的续文，把整段文字写在一行，加上英文双引号",
        en=English(
            f"the key “{key}” without a colon" if key else "a line without a colon",
            "“key: value” with a space after the colon",
            f"{f'write {key}: …; ' if key else 'add a colon and a space after the key; '}if it goes on with the line "
            "above, write the whole text on one line in double quotes",
        ),
    )
