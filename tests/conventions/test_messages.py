"""Every fault of a rule file is told in both languages."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.conventions.repository import modules, relative, tree

AUTHORED = ("service/authoring", "service/rulelang")
TOLD = {"Mistake", "unknown"}


def told(path: Path) -> Iterator[ast.Call]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TOLD:
            yield node


def keywords(call: ast.Call) -> set[str | None]:
    return {keyword.arg for keyword in call.keywords}


def test_every_mistake_has_its_english() -> None:
    silent = []
    for path in modules("service"):
        if str(relative(path)).startswith(AUTHORED):
            silent += [f"{relative(path)}:{call.lineno}" for call in told(path) if "en" not in keywords(call)]
    assert not silent, "say these in English too, with en=: " + ", ".join(silent)
