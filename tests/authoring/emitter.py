"""Writes plain values as YAML in any of the styles a person may use."""

from __future__ import annotations

import json
import re

from hypothesis import strategies as st

from service.authoring.node import Items, Node, Text

Plain = str | list["Plain"] | dict[str, "Plain"]
_SAFE = re.compile(r"[\w一-鿿][\w一-鿿./()（）-]*")


def plain(node: Node) -> Plain:
    """A node without places."""
    if isinstance(node, Text):
        return node.value
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    return {key.value: plain(value) for key, value in node.pairs}


def shuffled(draw: st.DrawFn, value: Plain) -> Plain:
    """The same value with the keys of its mappings in any order."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return [shuffled(draw, item) for item in value]
    return {key: shuffled(draw, value[key]) for key in draw(st.permutations(list(value)))}


def scalar(draw: st.DrawFn, text: str) -> str:
    """A text, bare where that is safe, else in either kind of quotes."""
    styles = [json.dumps(text, ensure_ascii=False)]
    if "\n" not in text:
        styles.append("'" + text.replace("'", "''") + "'")
    if _SAFE.fullmatch(text):
        styles.append(text)
    return draw(st.sampled_from(styles))


def inline(draw: st.DrawFn, value: Plain) -> str:
    """A value on one line."""
    if isinstance(value, str):
        return scalar(draw, value)
    comma = draw(st.sampled_from((", ", " , ")))
    if isinstance(value, list):
        return "[" + comma.join(inline(draw, item) for item in value) + "]"
    return "{" + comma.join(f"{scalar(draw, key)}: {inline(draw, item)}" for key, item in value.items()) + "}"


def block(draw: st.DrawFn, value: Plain, indent: int = 0) -> str:
    """A value over several lines, with comments and empty lines strewn in."""
    if isinstance(value, str) or not value or draw(st.booleans()):
        return " " * indent + inline(draw, value) + "\n"
    lines = []
    for key, item in value.items() if isinstance(value, dict) else ((None, item) for item in value):
        lines.append(draw(st.sampled_from(("", "", "\n", "# 注：说明\n", "   # [80..90) {x}\n"))))
        lead = " " * indent + ("-" if key is None else f"{scalar(draw, key)}:")
        if draw(st.booleans()):
            lines.append(f"{lead} {inline(draw, item)}{draw(st.sampled_from(('', '   # 行尾说明')))}\n")
        else:
            lines.append(f"{lead}\n{block(draw, item, indent + draw(st.sampled_from((1, 2, 4))))}")
    return "".join(lines)


def documents(value: Plain) -> st.SearchStrategy[str]:
    """The value as YAML text in any style, keys in any order."""

    @st.composite
    def text(draw: st.DrawFn) -> str:
        return block(draw, shuffled(draw, value))

    return text()
