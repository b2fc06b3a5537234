"""Long runs of one-line rows such as `- {a: "1", verdict: met}`, read here and not by the YAML parser, which takes a
hundred times as long for them. A row of any other look, and a text in which such a line may mean something else, is
left to the parser."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from service.authoring.node import Fields, Items, Node, Text
from service.authoring.position import Position

LEAST = 50
"""The shortest run that is folded."""

_WORD = "[A-Za-z0-9_\u4e00-\u9fff][A-Za-z0-9_\u4e00-\u9fff-]*"
_QUOTED = r"\"[^\"\\]*\"|'[^']*'"
_PAIR = rf"[A-Za-z_][A-Za-z0-9_]*: (?:{_QUOTED}|{_WORD})"
_ROW = re.compile(rf"( *)- \{{{_PAIR}(?:, {_PAIR})*\}}")
_PARTS = re.compile(rf"([A-Za-z_][A-Za-z0-9_]*): ({_QUOTED}|{_WORD})")
_STRING = re.compile(_QUOTED)
_BLOCK = re.compile(r"[|>][+-]?[0-9]?[+-]?\s*(#.*)?$")
_MARKER = "folded-rows-"


@dataclass(frozen=True, slots=True)
class Folded:
    """The text with each run replaced by one list item, a marker, on its first line; what each marker stands for."""

    text: str
    rows: Mapping[str, tuple[Node, ...]]


def fold_rows(text: str, label: str, least: int = LEAST) -> Folded:
    """The text with its runs of at least `least` rows folded; no rows where nothing can be."""
    lines = text.split("\n")
    rows: dict[str, tuple[Node, ...]] = {}
    if len(lines) < least or _MARKER in text:
        return Folded(text, rows)
    hits = [_ROW.fullmatch(line) for line in lines]
    if any(hit is None and _opens_more(line) for hit, line in zip(hits, lines, strict=True)):
        return Folded(text, rows)
    for start, end in _runs(hits):
        if end - start >= least:
            marker = f"{_MARKER}{len(rows)}"
            rows[marker] = tuple(_fields(lines[number], number, label) for number in range(start, end))
            hit = hits[start]
            assert hit is not None
            lines[start:end] = [f"{hit[1]}- {marker}", *[""] * (end - start - 1)]
    return Folded("\n".join(lines), rows)


def _opens_more(line: str) -> bool:
    """Whether what begins on this line may go on below: a quotation, a bracket, a block of text."""
    rest = _STRING.sub("", line)
    unbalanced = any(rest.count(left) != rest.count(right) for left, right in ("{}", "[]"))
    return unbalanced or '"' in rest or "'" in rest or _BLOCK.search(rest) is not None


def _runs(hits: list[re.Match[str] | None]) -> Iterator[tuple[int, int]]:
    """From and to of neighbouring rows of the same indentation, each with different keys."""
    start = 0
    for number, hit in enumerate((*hits, None)):
        before = hits[number - 1] if number > start else None
        if hit is None or _repeats_a_key(hit) or (before is not None and before[1] != hit[1]):
            if number > start:
                yield start, number
            start = number if hit is not None and not _repeats_a_key(hit) else number + 1


def _repeats_a_key(hit: re.Match[str]) -> bool:
    keys = [key for key, _ in _PARTS.findall(hit[0])]
    return len(set(keys)) < len(keys)


def _fields(line: str, number: int, label: str) -> Fields:
    """One row as the parser would read it."""
    pairs: list[tuple[Text, Node]] = []
    for part in _PARTS.finditer(line):
        quoted = part[2][0] in "\"'"
        value = part[2][1:-1] if quoted else part[2]
        place = Position(label, number + 1, part.start(2) + 1)
        pairs.append((Text(part[1], Position(label, number + 1, part.start(1) + 1)), Text(value, place, quoted)))
    return Fields(tuple(pairs), Position(label, number + 1, line.index("{") + 1), inline=True)


def unfold(node: Node, folded: Folded) -> Node | None:
    """The tree of the folded text with its rows; None where a marker is not an item of a list, as it should be."""
    try:
        return _unfolded(node, folded.rows)
    except LookupError:
        return None


def _unfolded(node: Node, rows: Mapping[str, tuple[Node, ...]]) -> Node:
    """Raises LookupError for a marker that became part of something else."""
    if isinstance(node, Fields):
        pairs = tuple((_as_it_is(key), _unfolded(value, rows)) for key, value in node.pairs)
        return Fields(pairs, node.position, node.inline)
    if isinstance(node, Text):
        return _as_it_is(node)
    items: list[Node] = []
    for item in node.items:
        whole = rows.get(item.value) if isinstance(item, Text) else None
        items += whole if whole is not None else (_unfolded(item, rows),)
    return Items(tuple(items), node.position, node.inline)


def _as_it_is(text: Text) -> Text:
    if _MARKER in text.value:
        raise LookupError(text.value)
    return text
