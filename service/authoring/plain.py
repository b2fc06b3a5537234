"""A YAML file as plain mappings, lists and texts, for content without a schema of its own (example cases)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from service.authoring.node import Fields, Items, Node
from service.authoring.problem import ProblemLog
from service.authoring.reading import read_document


def read_plain(path: Path) -> dict[str, Any]:
    """The file's mapping; every scalar is text as written.

    Raises:
        RuleProblems: the file cannot be read as YAML, each fault with its place.
        TypeError: the file holds no mapping.
    """
    log = ProblemLog()
    node = read_document(path, path.name, log)
    log.raise_any()
    values = plain(node) if node is not None else None
    if not isinstance(values, dict):
        raise TypeError(f"{path.name}：最外层应为“名称: 内容”的对照")
    return values


def plain(node: Node) -> Any:
    """dict, list or str."""
    if isinstance(node, Fields):
        return {key.value: plain(value) for key, value in node.pairs}
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    return node.value
