"""Places of a scaffolded file that nobody has filled in yet: they are told, never read as content."""

from __future__ import annotations

from collections.abc import Iterator

from service.authoring.node import Fields, Items, Node, Text
from service.authoring.position import Position
from service.authoring.problem import English, Mistake

UNFILLED = "待填写"
"""How such a text begins; what follows says what belongs there."""


def unfilled(node: Node, key: str = "") -> Iterator[tuple[Position, Mistake]]:
    """Place and mistake of every text that is still to be written."""
    if isinstance(node, Text):
        if node.value.startswith(UNFILLED):
            yield node.position, _mistake(key, node.value.removeprefix(UNFILLED).strip(" ：:"))
    elif isinstance(node, Items):
        for item in node.items:
            yield from unfilled(item, key)
    else:
        yield from _in_pairs(node)


def _in_pairs(node: Fields) -> Iterator[tuple[Position, Mistake]]:
    for name, value in node.pairs:
        yield from unfilled(name, name.value)
        yield from unfilled(value, name.value)


def _mistake(key: str, hint: str) -> Mistake:
    return Mistake(
        "unfilled",
        f"尚未填写的“{key.removeprefix(UNFILLED).strip() or key}”",
        hint or "实际内容",
        f"把“{UNFILLED}…”整段换成实际内容",
        en=English(f"“{key}” not filled in yet", hint or "real content", f"replace the whole “{UNFILLED}…” text"),
    )
