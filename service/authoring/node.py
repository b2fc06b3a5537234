"""What a YAML file says, untyped: texts, lists and mappings that know where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from service.authoring.position import Position


@dataclass(frozen=True, slots=True)
class Text:
    """One scalar as written, never typed: `012`, `no` and `2024-01-01` stay text. `quoted` when it stood in quotes
    or in a block; an unquoted empty text is a value that was left out."""

    value: str
    position: Position
    quoted: bool = False

    @property
    def left_out(self) -> bool:
        """Whether nothing was written."""
        return not self.value and not self.quoted


@dataclass(frozen=True, slots=True)
class Items:
    """A list. `inline` when written with brackets."""

    items: tuple[Node, ...]
    position: Position
    inline: bool = False


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping, keys in written order, each once. `inline` when written with braces."""

    pairs: tuple[tuple[Text, Node], ...]
    position: Position
    inline: bool = False

    def get(self, key: str) -> Node | None:
        """The value of a key, None when the mapping has no such key."""
        return next((value for name, value in self.pairs if name.value == key), None)


Node = Text | Items | Fields


def keys_left_alone(node: Node) -> Iterator[Text]:
    """Every unquoted key whose value was left out, in written order."""
    if isinstance(node, Items):
        for item in node.items:
            yield from keys_left_alone(item)
    elif isinstance(node, Fields):
        for name, value in node.pairs:
            if isinstance(value, Text):
                yield from (name,) if value.left_out and not name.quoted else ()
            else:
                yield from keys_left_alone(value)
