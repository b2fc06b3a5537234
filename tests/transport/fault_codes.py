"""Every code of a Fault that the program can raise, found in its source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache

from tests.conventions.repository import modules, relative, tree

Name = tuple[str, str]
_ROOT: Name = ("service.vocabulary.fault", "Fault")


@cache
def raised_codes() -> dict[str, str]:
    """Code → one place where it is raised."""
    sources = [_Source(_dotted(str(relative(path))), tree(path)) for path in modules("service")]
    kinds, own = _kinds(sources)
    return {code: place for source in sources for code, place in source.codes(kinds, own)}


def _dotted(path: str) -> str:
    return path.removesuffix(".py").replace("/", ".").removesuffix(".__init__")


def _kinds(sources: list[_Source]) -> tuple[set[Name], set[Name]]:
    """Fault and every class below it; and those of them that give themselves their code."""
    known = {_ROOT}
    while True:
        found = known | {name for source in sources for name in source.subclasses(known)}
        if found == known:
            break
        known = found
    own = {name for source in sources for name, node in source.classes.items() if name in known and _has_init(node)}
    return known, own - {_ROOT}


def _has_init(node: ast.ClassDef) -> bool:
    return any(isinstance(inside, ast.FunctionDef) and inside.name == "__init__" for inside in node.body)


class _Source:
    def __init__(self, module: str, tree: ast.Module) -> None:
        self.module = module
        self.nodes = list(ast.walk(tree))
        self.imported = {
            alias.asname or alias.name: (node.module or "", alias.name)
            for node in self.nodes
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        }
        self.constants = {
            ast.unparse(node.targets[0]): str(node.value.value)
            for node in tree.body
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        }
        self.classes = {(module, node.name): node for node in self.nodes if isinstance(node, ast.ClassDef)}

    def named(self, node: ast.expr) -> Name:
        text = node.id if isinstance(node, ast.Name) else ast.unparse(node)
        return self.imported.get(text, (self.module, text))

    def subclasses(self, known: set[Name]) -> Iterator[Name]:
        for name, node in self.classes.items():
            if any(self.named(base) in known for base in node.bases):
                yield name

    def codes(self, kinds: set[Name], own: set[Name]) -> Iterator[tuple[str, str]]:
        if kinds.isdisjoint([*self.imported.values(), *self.classes]):
            return
        makers = {(self.module, name) for name in self._makers(kinds - own)}
        for node in self.nodes:
            if isinstance(node, ast.Call) and self.named(node.func) in (kinds - own) | makers:
                yield from self._words(node)
        for name in own & self.classes.keys():
            for inside in ast.walk(self.classes[name]):
                if isinstance(inside, ast.Call) and ast.unparse(inside.func) == "super().__init__":
                    yield from self._words(inside)

    def _makers(self, kinds: set[Name]) -> Iterator[str]:
        """Functions that make a fault of a code which they are given first."""
        for function in self.nodes:
            if isinstance(function, ast.FunctionDef) and function.args.args:
                first = function.args.args[0].arg
                calls = (node for node in ast.walk(function) if isinstance(node, ast.Call) and node.args)
                if any(self.named(call.func) in kinds and ast.unparse(call.args[0]) == first for call in calls):
                    yield function.name

    def _words(self, call: ast.Call) -> Iterator[tuple[str, str]]:
        """The code, or both of a choice; none where it is handed on from another exception or a caller."""
        place, argument = f"{self.module}:{call.lineno}", call.args[0]
        constant = self.constants.get(ast.unparse(argument))
        values = [node.value for node in ast.walk(argument) if isinstance(node, ast.Constant)]
        words = [constant] if constant else [value for value in values if isinstance(value, str)]
        yield from ((word, place) for word in words)
