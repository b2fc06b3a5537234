"""What the conventions look at: the files of this repository and the functions in them."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


class Function(NamedTuple):
    """A function and its length in lines, its docstring left out: explaining is never punished."""

    file: Path
    name: str
    line: int
    length: int

    def __str__(self) -> str:
        return f"{relative(self.file)}:{self.line} {self.name} ({self.length})"


@cache
def files() -> tuple[Path, ...]:
    """Every file that git knows or would add: what is ignored is no part of the repository."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    names = listing.stdout.decode().split("\0")
    return tuple(sorted(path for name in set(names) if name and (path := ROOT / name).is_file()))


def files_under(*folders: str, suffix: str) -> list[Path]:
    return [path for path in files() if relative(path).parts[0] in folders and path.suffix == suffix]


def modules(*folders: str) -> list[Path]:
    """The Python files under these top-level folders; at least one, or the convention would prove nothing."""
    found = files_under(*folders, suffix=".py")
    assert found, f"no Python file under {folders}: has the tree moved?"
    return found


def relative(path: Path) -> Path:
    return path.relative_to(ROOT)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def functions(path: Path) -> Iterator[Function]:
    for node in _statements(tree(path)):
        if isinstance(node, FunctionNode):
            yield Function(path, node.name, node.lineno, _length(node))


def _statements(node: ast.AST) -> Iterator[ast.AST]:
    """Every statement below, however deep. Functions are statements: expressions, most of a file, need no look."""
    for part in ("body", "orelse", "handlers", "finalbody", "cases"):
        below = getattr(node, part, ())
        for statement in below if isinstance(below, list) else ():
            yield statement
            yield from _statements(statement)


def _length(node: FunctionNode) -> int:
    assert node.end_lineno is not None
    lines = node.end_lineno - node.lineno + 1
    if ast.get_docstring(node) is None:
        return lines
    docstring = node.body[0]
    assert docstring.end_lineno is not None
    return lines - (docstring.end_lineno - docstring.lineno + 1)
