"""The `better:` key of a table: towards which side a column improves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from service.authoring.nearest import unknown
from service.authoring.node import Node
from service.authoring.problem import English, Mistake, ProblemLog
from service.authoring.shape import Section, as_text
from service.rulelang.tables import Attribute

SIDES = {"higher": "越高越好", "lower": "越低越好"}
"""The sides → what they are called."""


def read_better(section: Section, columns: Sequence[Attribute], log: ProblemLog) -> Mapping[str, str]:
    """Column → higher or lower, as written; every fault is noted."""
    known = {column.name: column for column in columns}
    found: dict[str, str] = {}
    for name, node in section.pairs("better"):
        with log.catching(name.position):
            _require_number(name.value, known)
            if side := _side(node, log):
                found[name.value] = side
    return found


def _require_number(name: str, known: Mapping[str, Attribute]) -> None:
    if name not in known:
        titles = {column.name: column.title for column in known.values()}
        raise unknown("列", name, known, "改成表里的列", titles, en=("column", "write a column of the table"))
    if known[name].kind != "number":
        raise Mistake(
            "better-of-words",
            f"给词语列“{name}”写 better",
            "数的列",
            "删去这一项",
            en=English(f"“better” for the column of words “{name}”", "columns of numbers", "delete the entry"),
        )


def _side(node: Node, log: ProblemLog) -> str:
    text = as_text(node, log)
    if text is None:
        return ""
    with log.catching(text.position):
        if text.value not in SIDES:
            raise unknown("方向", text.value, SIDES, "改成其中之一", SIDES, en=("side", "write one of them"))
        return text.value
    return ""
